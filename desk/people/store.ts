// SQL of people, their one-time links and their sessions.
import type { Database } from '#desk/database/open.ts';
import { type Person, roleSchema } from './roles.ts';

/** Makes the people who are not there yet, and returns them all in the given order. */
export async function ensurePeople(db: Database, names: readonly string[]): Promise<Person[]> {
  await db
    .insertInto('person')
    .values(names.map((name) => ({ name, role: 'moderator' })))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'role'])
    .where('name', 'in', [...names])
    .execute();
  return names.map((name) => personOfRow(rows.find((row) => row.name === name)!));
}

/** Keeps a link; links of the same person that were not used end with it. */
export async function keepLink(
  db: Database,
  link: { tokenHash: string; personId: number; endsAt: Date },
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('sign_in_link').where('person_id', '=', link.personId).execute();
    await transaction
      .insertInto('sign_in_link')
      .values({ token_hash: link.tokenHash, person_id: link.personId, ends_at: link.endsAt })
      .execute();
  });
}

/** Uses a link up; null when it is unknown, used or over. */
export async function useLink(db: Database, tokenHash: string, now: Date): Promise<number | null> {
  const row = await db
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('ends_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  return row?.person_id ?? null;
}

/** Keeps a session and forgets those that are over. */
export async function keepSession(
  db: Database,
  session: { tokenHash: string; personId: number; now: Date; endsAt: Date },
): Promise<void> {
  await db.deleteFrom('session').where('ends_at', '<', session.now).execute();
  await db
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      person_id: session.personId,
      seen_at: session.now,
      ends_at: session.endsAt,
    })
    .execute();
}

/** The person of a session that was seen after `idleSince`, and notes that it is seen now; null otherwise. */
export async function seeSession(
  db: Database,
  tokenHash: string,
  { now, idleSince }: { now: Date; idleSince: Date },
): Promise<Person | null> {
  const row = await db
    .updateTable('session')
    .from('person')
    .whereRef('person.id', '=', 'session.person_id')
    .set({ seen_at: now })
    .where('token_hash', '=', tokenHash)
    .where('ends_at', '>', now)
    .where('seen_at', '>', idleSince)
    .returning(['person.id', 'person.name', 'person.role'])
    .executeTakeFirst();
  return row === undefined ? null : personOfRow(row);
}

/** Ends a session. */
export async function endSession(db: Database, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

function personOfRow(row: { id: number; name: string; role: string }): Person {
  return { id: row.id, name: row.name, role: roleSchema.parse(row.role) };
}
