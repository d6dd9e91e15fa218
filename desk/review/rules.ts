// The rules of a decision. PostgreSQL holds them again by itself: see the checks in database/migrations.
import type { Database } from '#desk/database/open.ts';
import type { Protection } from '#desk/publication/protection.ts';
import { parseSubject } from '#lib/address/subject.ts';
import { Fault } from '#lib/base/fault.ts';
import type { Kind } from '#lib/blocklist/kind.ts';
import { type Decision, type DismissalCode, decide, dismiss, keepProposal, StaleProposal } from './store.ts';

/** A person's wish to have a case's subject listed. */
export interface Wish {
  caseId: number;
  subject: string;
  kind: Kind;
  words: string;
  personId: number;
  protection: Protection;
}

/** Proposes a case's subject for the list. @throws Fault `public-suffix`, `platform`, `protected` or `conflict` */
export async function propose(db: Database, { subject, protection, ...proposal }: Wish): Promise<void> {
  const refusal = protection.refusal(parseSubject(subject));
  if (refusal !== null) throw new Fault(refusal, 'This subject cannot be listed');
  if (!(await keepProposal(db, proposal))) throw new Fault('conflict', 'The case is not open any more');
}

/** Takes the second seat. @throws Fault `same-person`, `blocked` before the evidence is opened, or `conflict` */
export async function approve(db: Database, decision: Omit<Decision, 'state'>): Promise<void> {
  await settle(db, { ...decision, state: 'approved' });
}

/** Turns down a proposal, or an open case that nobody proposed. @throws Fault `conflict` */
export async function reject(
  db: Database,
  rejection: { caseId: number; proposalId: number | null; personId: number; code: DismissalCode; words: string },
): Promise<void> {
  const { proposalId, code, words, ...rest } = rejection;
  if (proposalId !== null) return settle(db, { ...rest, proposalId, state: 'rejected', words: `${code}: ${words}` });
  if (!(await dismiss(db, { ...rest, code, words }))) throw new Fault('conflict', 'The case is not open any more');
}

async function settle(db: Database, decision: Decision): Promise<void> {
  let settled: boolean;
  try {
    settled = await decide(db, decision);
  } catch (error) {
    throw faultOf(error);
  }
  if (!settled) throw new Fault('conflict', 'The case does not wait for a second person any more');
}

function faultOf(error: unknown): unknown {
  if (error instanceof StaleProposal) return new Fault('conflict', 'The proposal was decided in the meantime');
  const constraint = error instanceof Error && 'constraint' in error ? error.constraint : null;
  if (constraint === 'proposal_two_people') return new Fault('same-person', 'A second person must approve');
  if (constraint === 'proposal_evidence_first') return new Fault('blocked', 'Open the evidence first');
  return error;
}
