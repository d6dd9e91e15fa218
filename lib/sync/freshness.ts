// How old may a state be. Past it the list goes on working, and a person is told.
import { parseMetadata, roleNames } from '#lib/publication/metadata.ts';
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
