// SQL of review: proposals, decisions, and who has opened the evidence.
import { sql } from 'kysely';
import type { Database } from '#desk/database/open.ts';
import type { Kind } from '#lib/blocklist/kind.ts';

/** A proposal with the names of its two seats. */
export interface ProposalRow {
  id: number;
  kind: Kind;
  words: string;
  proposed_by: number;
  proposed_at: Date;
  proposer: string;
  state: 'open' | 'approved' | 'rejected';
  decider: string | null;
  decided_at: Date | null;
  decision_words: string | null;
  published_in: number | null;
}

/** Every proposal of a case, newest first. */
export async function proposalsOf(db: Database, caseId: number): Promise<ProposalRow[]> {
  return db
    .selectFrom('proposal')
    .innerJoin('person as proposer', 'proposer.id', 'proposal.proposed_by')
    .leftJoin('person as decider', 'decider.id', 'proposal.decided_by')
    .where('case_id', '=', caseId)
    .orderBy('proposal.id', 'desc')
    .select([
      'proposal.id',
      'proposal.kind',
      'proposal.words',
      'proposal.proposed_by',
      'proposal.proposed_at',
      'proposer.name as proposer',
      'proposal.state',
      'decider.name as decider',
      'proposal.decided_at',
      'proposal.decision_words',
      'proposal.published_in',
    ])
    .execute();
}

/** Notes that a person has opened the evidence of a case. */
export async function noteEvidence(db: Database, caseId: number, personId: number): Promise<void> {
  await db
    .insertInto('evidence_opening')
    .values({ case_id: caseId, person_id: personId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** When a person opened the evidence of a case, or null. */
export async function evidenceOpenedAt(db: Database, caseId: number, personId: number): Promise<Date | null> {
  const row = await db
    .selectFrom('evidence_opening')
    .select('opened_at')
    .where('case_id', '=', caseId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.opened_at ?? null;
}

/** Keeps a new proposal and marks its case; false when the case is not open. */
export async function keepProposal(
  db: Database,
  proposal: { caseId: number; kind: Kind; words: string; personId: number },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    if (!(await moveCase(transaction, proposal.caseId, { from: 'open', to: 'proposed' }))) return false;
    await transaction
      .insertInto('proposal')
      .values({
        case_id: proposal.caseId,
        kind: proposal.kind,
        words: proposal.words,
        proposed_by: proposal.personId,
      })
      .execute();
    return true;
  });
}

/** A decision on a proposal. */
export interface Decision {
  caseId: number;
  proposalId: number;
  personId: number;
  state: 'approved' | 'rejected';
  words: string;
}

/** Decides an open proposal; false when it is not open any more. PostgreSQL refuses one person in both seats. */
export async function decide(db: Database, decision: Decision): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const to = decision.state === 'approved' ? 'listed' : 'rejected';
    if (!(await moveCase(transaction, decision.caseId, { from: 'proposed', to }))) return false;
    const { numUpdatedRows } = await transaction
      .updateTable('proposal')
      .set({
        state: decision.state,
        decided_by: decision.personId,
        decided_at: sql<Date>`now()`,
        decision_words: decision.words,
      })
      .where('id', '=', decision.proposalId)
      .where('case_id', '=', decision.caseId)
      .where('state', '=', 'open')
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new StaleProposal();
    return true;
  });
}

/** Closes an open case without listing it; false when it is not open. */
export async function dismiss(
  db: Database,
  { caseId, personId, code, words }: { caseId: number; personId: number; code: DismissalCode; words: string },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    if (!(await moveCase(transaction, caseId, { from: 'open', to: 'rejected' }))) return false;
    await transaction.insertInto('dismissal').values({ case_id: caseId, person_id: personId, code, words }).execute();
    return true;
  });
}

/** Why a case may be closed without listing it. */
export const dismissalCodes = ['lawful', 'unclear', 'duplicate'] as const;
export type DismissalCode = (typeof dismissalCodes)[number];

/** Ends a transaction whose proposal was decided by somebody else in the meantime. */
export class StaleProposal extends Error {}

type State = 'open' | 'proposed' | 'listed' | 'rejected';

async function moveCase(db: Database, id: number, { from, to }: { from: State; to: State }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('case')
    .set({ state: to, changed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
