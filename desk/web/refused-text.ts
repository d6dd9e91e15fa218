import type { T } from '#lib/i18n/t.ts';
import { Refused } from './client.ts';

const said = {
  'unknown-session': 'desk.session_ended',
  'not-allowed': 'desk.no_right',
  'not-found': 'desk.case_missing',
  'same-person': 'desk.own_proposal',
  blocked: 'desk.evidence_first',
  conflict: 'desk.case_changed',
  platform: 'desk.guard_broad',
  'public-suffix': 'desk.guard_broad',
  protected: 'desk.guard_protected',
  away: 'error.desk_down',
  unreachable: 'error.desk_down',
} as const;

/** What a person reads when the desk refused something. */
export function refusedText(t: T, error: unknown): string {
  const code = error instanceof Refused ? error.code : 'internal';
  return Object.hasOwn(said, code) ? t(said[code as keyof typeof said]) : t('error.unknown', { code });
}
