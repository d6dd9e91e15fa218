// Who is signed in: one-time links → a cookie of 256 random bits, of which the database keeps only a hash.
import type { Database } from '#desk/database/open.ts';
import { sha256Hex } from '#desk/hash.ts';
import type { Clock } from '#lib/base/clock.ts';
import { randomSecret } from '#lib/base/ids.ts';
import type { Person } from './roles.ts';
import { endSession, ensurePeople, keepLink, keepSession, seeSession, useLink } from './store.ts';

const minuteMs = 60_000;
const tokenBytes = 32;

/** How long things last: a link 30 minutes, a session 12 hours, an idle one 30 minutes. */
export const lifetimes = { linkMs: 30 * minuteMs, sessionMs: 12 * 60 * minuteMs, idleMs: 30 * minuteMs } as const;

/** The two people of a demo desk. */
export const demoPeople = ['A. Serikova', 'D. Akhmetov'] as const;

/** Makes one fresh link for each demo person and returns their tokens, which are kept nowhere. */
export async function makeSignInTokens(db: Database, clock: Clock): Promise<string[]> {
  const tokens: string[] = [];
  for (const person of await ensurePeople(db, demoPeople)) {
    const token = randomSecret(tokenBytes);
    const endsAt = new Date(clock.now() + lifetimes.linkMs);
    await keepLink(db, { tokenHash: sha256Hex(token), personId: person.id, endsAt });
    tokens.push(token);
  }
  return tokens;
}

/** Turns a link's token into a session's; null when the link is unknown, used or over. */
export async function signIn(db: Database, clock: Clock, linkToken: string): Promise<string | null> {
  const now = new Date(clock.now());
  const personId = await useLink(db, sha256Hex(linkToken), now);
  if (personId === null) return null;
  const token = randomSecret(tokenBytes);
  const endsAt = new Date(now.getTime() + lifetimes.sessionMs);
  await keepSession(db, { tokenHash: sha256Hex(token), personId, now, endsAt });
  return token;
}

/** Who a session's token belongs to; null when it is unknown or over. */
export async function whoIs(db: Database, clock: Clock, token: string): Promise<Person | null> {
  const now = new Date(clock.now());
  return seeSession(db, sha256Hex(token), { now, idleSince: new Date(now.getTime() - lifetimes.idleMs) });
}

/** Ends the session of a token. */
export async function signOut(db: Database, token: string): Promise<void> {
  await endSession(db, sha256Hex(token));
}
