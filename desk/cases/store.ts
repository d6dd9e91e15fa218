// SQL of cases: the queue, and one case with its reports. No column that could tell who reported is ever read here.
import { sql } from 'kysely';
import type { Database } from '#desk/database/open.ts';

/** One row of the queue as the database has it. */
export interface QueueRow {
  id: number;
  subject: string;
  state: 'open' | 'proposed' | 'listed' | 'rejected';
  opened_at: Date;
  reports: number;
  kinds: string[];
  suspected: boolean;
  told: boolean;
  last_hour: Date;
  proposed_by: number | null;
}

const queueLimit = 500;

/** Cases that wait for somebody: open ones, and those that wait for a second person. */
export async function waitingCases(db: Database): Promise<QueueRow[]> {
  return queueOf(db)
    .where('case.state', 'in', ['open', 'proposed'])
    .orderBy('case.changed_at', 'desc')
    .limit(queueLimit)
    .execute();
}

/** One case as a row of the queue, or null. */
export async function caseRow(db: Database, id: number): Promise<QueueRow | null> {
  return (await queueOf(db).where('case.id', '=', id).executeTakeFirst()) ?? null;
}

function queueOf(db: Database) {
  return db
    .selectFrom('case')
    .innerJoin('report', 'report.case_id', 'case.id')
    .leftJoin('proposal', (join) => join.onRef('proposal.case_id', '=', 'case.id').on('proposal.state', '=', 'open'))
    .groupBy(['case.id', 'proposal.proposed_by'])
    .select((the) => [
      'case.id',
      'case.subject',
      'case.state',
      'case.opened_at',
      'proposal.proposed_by',
      the.fn.countAll<number>().as('reports'),
      the.fn.max('report.hour').as('last_hour'),
      sql<string[]>`array_agg(distinct report.kind)`.as('kinds'),
      sql<boolean>`bool_or(report.verdict in ('caution', 'danger'))`.as('suspected'),
      sql<boolean>`bool_or(report.words <> '' or report.excerpt <> '')`.as('told'),
    ]);
}

/** What a moderator reads of a report. */
export interface ReportRow {
  hour: Date;
  role: string;
  kind: string;
  address: string | null;
  words: string;
  excerpt: string;
  met_where: string | null;
  verdict: string;
}

/** The newest reports of a case. */
export async function reportsOfCase(db: Database, caseId: number): Promise<ReportRow[]> {
  return db
    .selectFrom('report')
    .select(['hour', 'role', 'kind', 'address', 'words', 'excerpt', 'met_where', 'verdict'])
    .where('case_id', '=', caseId)
    .orderBy('hour', 'desc')
    .limit(100)
    .execute();
}
