// Every table as kysely sees it; the truth is in migrations/.
import type { ColumnType, Generated } from 'kysely';

/** Numbers of PostgreSQL's bigint, which stay far below 2^53 here. */
type Id = Generated<number>;
type Moment = ColumnType<Date, Date | undefined, Date>;

/** A person of the desk; decisions are counted by person. */
export interface PersonTable {
  id: Id;
  name: string;
  role: string;
  made_at: Moment;
}

/** A link that signs one person in, once; only its token's hash is kept. */
export interface SignInLinkTable {
  token_hash: string;
  person_id: number;
  ends_at: Date;
  used_at: Generated<Date | null>;
}

/** A signed-in browser; only its token's hash is kept. */
export interface SessionTable {
  token_hash: string;
  person_id: number;
  seen_at: Moment;
  ends_at: Date;
}

/** What is reported: one subject, one case. */
export interface CaseTable {
  id: Id;
  subject: string;
  state: Generated<'open' | 'proposed' | 'listed' | 'rejected'>;
  opened_at: Moment;
  changed_at: Moment;
}

/** One report as its sender saw it; nothing here tells who that was. */
export interface ReportTable {
  id: string;
  content_hash: string;
  secret_hash: string;
  case_id: number;
  kind: string;
  address: string | null;
  words: string;
  met_where: string | null;
  excerpt: string;
  class_code: string;
  role: string;
  language: string;
  hour: Date;
  list_version: number;
  verdict: string;
  received_hour: Moment;
  /** Things the desk had to redact again; more than none means that a sender's redaction has a hole. */
  removed_here: Generated<number>;
}

/** Who has opened the evidence of which case. */
export interface EvidenceOpeningTable {
  case_id: number;
  person_id: number;
  opened_at: Moment;
}

/** One person's wish to list a case's subject, and another's decision on it. */
export interface ProposalTable {
  id: Id;
  case_id: number;
  kind: 'sale' | 'recruiting' | 'promotion';
  words: string;
  proposed_by: number;
  proposed_at: Moment;
  state: Generated<'open' | 'approved' | 'rejected'>;
  decided_by: Generated<number | null>;
  decided_at: Generated<Date | null>;
  decision_words: Generated<string | null>;
  published_in: Generated<number | null>;
}

/** One person's closing of a case without listing it, and why. */
export interface DismissalTable {
  id: Id;
  case_id: number;
  code: 'lawful' | 'unclear' | 'duplicate';
  words: string;
  person_id: number;
  dismissed_at: Moment;
}

/** A published version of the list. */
export interface PublicationTable {
  version: number;
  published_at: Date;
  entries: number;
  added: number;
  person_id: number | null;
}

/** All tables by name. */
export interface Tables {
  person: PersonTable;
  sign_in_link: SignInLinkTable;
  session: SessionTable;
  case: CaseTable;
  report: ReportTable;
  evidence_opening: EvidenceOpeningTable;
  proposal: ProposalTable;
  dismissal: DismissalTable;
  publication: PublicationTable;
}
