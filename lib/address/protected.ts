// What no list may name: public suffixes, platforms as a whole, and addresses whose blocking would harm many.
import banks from '#data/protected/banks.json' with { type: 'json' };
import media from '#data/protected/media.json' with { type: 'json' };
import medicine from '#data/protected/medicine.json' with { type: 'json' };
import platforms from '#data/protected/platforms.json' with { type: 'json' };
import schools from '#data/protected/schools.json' with { type: 'json' };
import state from '#data/protected/state.json' with { type: 'json' };
import { isOnionMirror } from './onion.ts';
import { coversPlatform, isIdentityHost } from './platforms.ts';
import { isPublicSuffix } from './registrable.ts';
import type { Subject } from './subject.ts';

/** Why an entry is refused. */
export type Refusal = 'public-suffix' | 'platform' | 'protected';

/** One protected address: its subject, and why it is protected. */
export interface ProtectedAddress {
  subject: Subject;
  reason: string;
}

// `whole`: nobody but its owner publishes there, so what lies below is protected too.
const files = [state, schools, medicine, media, banks, platforms];

/** The addresses that the product protects wherever it runs, each with its reason. */
export const protectedAddresses: readonly ProtectedAddress[] = files.flatMap(({ rows }) =>
  rows.map(([place, reason]) => ({
    subject: (place!.includes(':') ? place : `host:${place}`) as Subject,
    reason: reason!,
  })),
);

const exact = new Set<string>(protectedAddresses.map(({ subject }) => subject));
const whole = new Set(files.flatMap((file) => (file.whole ? file.rows.map(([host]) => host!) : [])));

function* suffixesOf(host: string): Generator<string> {
  yield host;
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) yield host.slice(dot + 1);
}

const above = new Set(
  protectedAddresses.flatMap(({ subject }) =>
    subject.startsWith('host:') ? [...suffixesOf(subject.slice(5))].slice(1) : [],
  ),
);

function isUnderProtected(host: string): boolean {
  for (const suffix of suffixesOf(host)) if (whole.has(suffix)) return true;
  return false;
}

function isProtectedHost(host: string): boolean {
  return exact.has(`host:${host.replace(/^www\./, '')}`) || above.has(host) || isUnderProtected(host);
}

/** Why a list must not hold this subject, or null if it may. A platform of identities is told first, then a public suffix, then what is protected. */
export function refusalOf(subject: Subject): Refusal | null {
  const colon = subject.indexOf(':');
  const prefix = subject.slice(0, colon);
  if (prefix !== 'host' && prefix !== 'url') return exact.has(subject) ? 'protected' : null;
  const slash = subject.indexOf('/', colon);
  const host = subject.slice(colon + 1, slash < 0 ? undefined : slash);
  if (isIdentityHost(host)) return 'platform';
  if (prefix === 'url') return isUnderProtected(host) ? 'protected' : null;
  if (isPublicSuffix(host)) return 'public-suffix';
  if (isProtectedHost(host)) return 'protected';
  return coversPlatform(host) || isOnionMirror(host) ? 'platform' : null;
}
