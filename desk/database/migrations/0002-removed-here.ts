import { type Kysely, sql } from 'kysely';

/** Counts what the desk had to take out of a report that its sender's redaction should have taken. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table report add column removed_here integer not null default 0`.execute(db);
}
