// What a person reads when something did not work, by the code of the fault. A code without a text does not compile.
import type { FaultCode } from '#lib/base/fault.ts';
import { isFault } from '#lib/base/fault.ts';
import type { T } from '#lib/i18n/t.ts';

type Said =
  | 'report.address_bad'
  | 'report.whole_platform'
  | 'report.disk_full'
  | 'report.queue_full'
  | 'report.not_saved'
  | 'options.recipient_fail'
  | 'list.rejected'
  | 'list.failed'
  | 'list.clock'
  | 'error.storage'
  | 'error.recipient_strange'
  | 'error.not_secure'
  | 'error.too_old'
  | 'error.not_found'
  | 'error.bad_address';

const said: Record<FaultCode, Said | null> = {
  empty: 'error.bad_address',
  'not-utf8': 'report.address_bad',
  'no-host': 'error.bad_address',
  'bad-host': 'error.bad_address',
  'too-long': 'report.address_bad',
  'not-json': 'error.recipient_strange',
  'no-id': 'error.recipient_strange',
  'no-text': 'error.recipient_strange',
  'public-suffix': 'report.whole_platform',
  platform: 'report.whole_platform',
  protected: 'report.whole_platform',
  unreadable: 'report.address_bad',
  malformed: 'error.recipient_strange',
  corrupt: 'error.storage',
  'bad-pack': 'list.rejected',
  'bad-list': 'list.rejected',
  'newer-version': 'error.too_old',
  expired: 'list.clock',
  rollback: 'list.rejected',
  signature: 'list.rejected',
  threshold: 'list.rejected',
  hash: 'list.rejected',
  length: 'list.rejected',
  'mix-and-match': 'list.rejected',
  endless: 'list.rejected',
  slow: 'list.failed',
  path: 'list.rejected',
  equivocation: 'list.rejected',
  unreachable: 'options.recipient_fail',
  canary: 'list.rejected',
  'disk-full': 'report.disk_full',
  'queue-full': 'report.queue_full',
  'not-saved': 'report.not_saved',
  blocked: 'error.storage',
  'not-allowed': null,
  'bad-request': null,
  'not-found': 'error.not_found',
  conflict: null,
  'too-large': 'error.recipient_strange',
  unsupported: 'error.not_secure',
  busy: 'list.failed',
  'same-person': null,
  'unknown-session': null,
  internal: null,
  usage: null,
  'unreadable-file': null,
};

/** The words for a fault's code; an unexpected one is named, so that it can be passed on. */
export function codeText(t: T, code: FaultCode): string {
  const key = said[code];
  return key === null || key === undefined ? t('error.unknown', { code }) : t(key);
}

/** The words for whatever was thrown. */
export function faultText(t: T, error: unknown): string {
  return codeText(t, isFault(error) ? error.code : 'internal');
}
