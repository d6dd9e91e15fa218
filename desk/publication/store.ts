// SQL of publication: what two people approved, and what was published when.
import type { Database } from '#desk/database/open.ts';
import type { Kind } from '#lib/blocklist/kind.ts';

/** A subject that two people approved. */
export interface ApprovedRow {
  id: number;
  case_id: number;
  subject: string;
  kind: Kind;
  proposer: string;
  decider: string;
  published_in: number | null;
}

/** Every approved subject, in the order of approval. */
export async function approvedSubjects(db: Database): Promise<ApprovedRow[]> {
  return db
    .selectFrom('proposal')
    .innerJoin('case', 'case.id', 'proposal.case_id')
    .innerJoin('person as proposer', 'proposer.id', 'proposal.proposed_by')
    .innerJoin('person as decider', 'decider.id', 'proposal.decided_by')
    .where('proposal.state', '=', 'approved')
    .orderBy('proposal.id')
    .select([
      'proposal.id',
      'proposal.case_id',
      'case.subject',
      'proposal.kind',
      'proposer.name as proposer',
      'decider.name as decider',
      'proposal.published_in',
    ])
    .execute();
}

/** A publication as it is noted after its files are in place. */
export interface PublicationNote {
  version: number;
  publishedAt: Date;
  entries: number;
  personId: number | null;
  proposals: readonly number[];
}

/** Notes a publication and which approvals it was the first to carry. */
export async function notePublication(db: Database, note: PublicationNote): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('publication')
      .values({
        version: note.version,
        published_at: note.publishedAt,
        entries: note.entries,
        added: note.proposals.length,
        person_id: note.personId,
      })
      .onConflict((conflict) => conflict.column('version').doNothing())
      .execute();
    if (note.proposals.length === 0) return;
    await transaction
      .updateTable('proposal')
      .set({ published_in: note.version })
      .where('id', 'in', [...note.proposals])
      .execute();
  });
}
