// How old may a state be. Past it the list goes on working, and a person is told.
import { parseMetadata, roleNames } from '#lib/publication/metadata.ts';
import type { Attempts } from './attempts.ts';
import type { TrustedState } from './state.ts';

/** When the first of the state's metadata files runs out (milliseconds), or null before the first whole sync. */
export function expiresAt(state: TrustedState): number | null {
  const times = roleNames.map((role) => {
    const bytes = state[role];
    return bytes === null ? null : Date.parse(parseMetadata(role, bytes).signed.expires);
  });
  return times.every((time) => time !== null) ? Math.min(...times) : null;
}

/** True if the state's metadata has run out at `now` (milliseconds); false before the first whole sync. */
export function expired(state: TrustedState, now: number): boolean {
  const until = expiresAt(state);
  return until !== null && now >= until;
}

/** How old the list is, in plain words for popup and options, and for what a listed page does. */
export interface Age {
  /** No list was ever synced; fresh; older than three days or run out, and working; so old and in vain that it only cautions. */
  readonly kind: 'none' | 'fresh' | 'old' | 'only-cautions';
  /** Whole days since the list was last published or found current; 0 where there is none. */
  readonly days: number;
  /** The device's clock is beyond every time that was ever signed, or before the list was published: a wrong date, most likely. */
  readonly clock: 'ahead' | 'behind' | null;
}

const DAY_MS = 86_400_000;
const OLD_DAYS = 3;
const LONGEST_DAYS = 180;
/** On fewer days than these tried in vain, a list stops pages however old it is. */
export const LEAST_DAYS_IN_VAIN = 30;

/**
 * The age of a state at `nowMs`. An unrefreshed list only cautions once it is 180 days old by the clock *and* a sync was tried
 * in vain on 30 different days: an overturned entry must not block for ever, and a clock set forward must not unlock anything.
 */
export function ageOf(state: TrustedState | null, attempts: Attempts, nowMs: number): Age {
  if (state === null || state.list === null || state.publishedAt === null)
    return { kind: 'none', days: 0, clock: null };
  const { publishedAt, checkedAt } = state;
  const refreshed = checkedAt !== null && checkedAt <= nowMs ? Math.max(publishedAt, checkedAt) : publishedAt;
  const days = Math.max(0, Math.floor((nowMs - refreshed) / DAY_MS));
  const clock = clockOf(state, publishedAt, nowMs);
  if (days >= LONGEST_DAYS && attempts.daysInVain >= LEAST_DAYS_IN_VAIN) return { kind: 'only-cautions', days, clock };
  return { kind: days >= OLD_DAYS || expired(state, nowMs) ? 'old' : 'fresh', days, clock };
}

function clockOf(state: TrustedState, publishedAt: number, nowMs: number): Age['clock'] {
  if (nowMs < publishedAt - DAY_MS) return 'behind';
  const ends = roleNames.flatMap((role) => {
    const bytes = state[role];
    return bytes === null ? [] : [Date.parse(parseMetadata(role, bytes).signed.expires)];
  });
  return nowMs > Math.max(...ends) ? 'ahead' : null;
}
