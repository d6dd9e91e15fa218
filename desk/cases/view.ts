// What the pages are told of cases, in the shape they are told it.
import { harmOf, worstKind } from './rank.ts';
import type { QueueRow, ReportRow } from './store.ts';

/** A line of the queue. */
export interface CaseLine {
  id: number;
  subject: string;
  state: QueueRow['state'];
  harm: number;
  kind: string;
  suspected: boolean;
  reports: number;
  /** Hour of the latest sighting and time of opening, ISO. */
  lastHour: string;
  openedAt: string;
  /** Whether the one who asks has proposed it; null while nobody has. */
  proposedByMe: boolean | null;
}

/** The queue, worst first. */
export interface QueueView {
  cases: CaseLine[];
}

/** A report as evidence. */
export interface EvidenceLine {
  hour: string;
  role: string;
  kind: string;
  address: string | null;
  words: string;
  excerpt: string;
  where: string | null;
  verdict: string;
}

/** A line of the queue for the person who asks. */
export function lineOf(row: QueueRow, personId: number): CaseLine {
  return {
    id: row.id,
    subject: row.subject,
    state: row.state,
    harm: harmOf(row),
    kind: worstKind(row.kinds),
    suspected: row.suspected,
    reports: row.reports,
    lastHour: row.last_hour.toISOString(),
    openedAt: row.opened_at.toISOString(),
    proposedByMe: row.proposed_by === null ? null : row.proposed_by === personId,
  };
}

/** A report as evidence. */
export function evidenceOf(row: ReportRow): EvidenceLine {
  const { hour, met_where: where, ...rest } = row;
  return { ...rest, where, hour: hour.toISOString() };
}
