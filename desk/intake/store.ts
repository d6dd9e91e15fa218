// SQL of intake: reports go in by groups, each into the case of its subject.
import { sql } from 'kysely';
import type { Database } from '#desk/database/open.ts';
import type { Report } from '#lib/report/report.ts';

/** A report that was read, redacted again, and hashed as it came. */
export type IncomingReport = Report & { contentHash: string; removedHere: number };

/** What a group insert did: the ids that are new, and the content hash now kept for every id of the group. */
export interface Stored {
  inserted: string[];
  hashes: Map<string, string>;
}

/** Stores a group in one transaction; returns after the commit. Ids within a group are distinct. */
export async function storeReports(db: Database, reports: readonly IncomingReport[]): Promise<Stored> {
  if (reports.length === 0) return { inserted: [], hashes: new Map() };
  return db.transaction().execute(async (transaction) => {
    const known = await hashesOf(transaction, reports);
    const fresh = reports.filter((report) => !known.has(report.id));
    const inserted = fresh.length === 0 ? [] : await insertFresh(transaction, fresh);
    // Read after the insert, by its own content: another batch may have stored some of these ids in between.
    return { inserted, hashes: await hashesOf(transaction, reports) };
  });
}

async function hashesOf(db: Database, reports: readonly IncomingReport[]): Promise<Map<string, string>> {
  const ids = reports.map((report) => report.id);
  const rows = await db.selectFrom('report').select(['id', 'content_hash']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.content_hash]));
}

async function insertFresh(db: Database, reports: readonly IncomingReport[]): Promise<string[]> {
  const cases = await casesOf(db, reports);
  const rows = await db
    .insertInto('report')
    .values(reports.map((report) => rowOf(report, cases.get(report.subject)!)))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(['id', 'case_id'])
    .execute();
  await reopen(db, [...new Set(rows.map((row) => row.case_id))]);
  return rows.map((row) => row.id);
}

// In one order everywhere, so that two batches with the same subjects cannot wait for each other.
async function casesOf(db: Database, reports: readonly IncomingReport[]): Promise<Map<string, number>> {
  const subjects = [...new Set<string>(reports.map((report) => report.subject))].sort();
  await db
    .insertInto('case')
    .values(subjects.map((subject) => ({ subject })))
    .onConflict((conflict) => conflict.column('subject').doNothing())
    .execute();
  const rows = await db.selectFrom('case').select(['id', 'subject']).where('subject', 'in', subjects).execute();
  return new Map(rows.map((row) => [row.subject, row.id]));
}

// News on a case that was turned down opens it again.
async function reopen(db: Database, caseIds: readonly number[]): Promise<void> {
  if (caseIds.length === 0) return;
  await db
    .updateTable('case')
    .set({ state: 'open', changed_at: sql<Date>`now()` })
    .where('id', 'in', caseIds)
    .where('state', '=', 'rejected')
    .execute();
}

function rowOf(report: IncomingReport, caseId: number) {
  return {
    id: report.id,
    content_hash: report.contentHash,
    secret_hash: report.secretHash,
    case_id: caseId,
    kind: report.kind,
    address: report.address,
    words: report.words,
    met_where: report.where,
    excerpt: report.excerpt,
    class_code: report.classCode,
    role: report.role,
    language: report.language,
    hour: new Date(report.hour),
    list_version: report.listVersion,
    verdict: report.verdict,
    removed_here: report.removedHere,
  };
}
