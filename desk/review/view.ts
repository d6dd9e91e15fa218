// What the pages are told of one case: the proposer's words open only after the evidence.
import type { CaseLine, EvidenceLine } from '#desk/cases/view.ts';
import type { Kind } from '#lib/blocklist/kind.ts';
import type { ProposalRow } from './store.ts';

/** A proposal as one person may see it. */
export interface ProposalView {
  id: number;
  kind: Kind;
  proposer: string;
  mine: boolean;
  proposedAt: string;
  state: ProposalRow['state'];
  /** Null until the one who asks has opened the evidence. */
  words: string | null;
  decider: string | null;
  decidedAt: string | null;
  publishedIn: number | null;
}

/** One case. */
export interface CaseView {
  line: CaseLine;
  /** Why this subject could never be listed, or null. */
  refusal: 'public-suffix' | 'platform' | 'protected' | null;
  evidenceOpenedAt: string | null;
  /** Null until the one who asks has opened the evidence. */
  evidence: EvidenceLine[] | null;
  proposals: ProposalView[];
}

/** A proposal as `personId` may see it. */
export function proposalView(row: ProposalRow, personId: number, opened: boolean): ProposalView {
  const mine = row.proposed_by === personId;
  return {
    id: row.id,
    kind: row.kind,
    proposer: row.proposer,
    mine,
    proposedAt: row.proposed_at.toISOString(),
    state: row.state,
    words: mine || opened ? row.words : null,
    decider: row.decider,
    decidedAt: row.decided_at?.toISOString() ?? null,
    publishedIn: row.published_in,
  };
}
