// The tables of the round trip: reports → cases → proposals of two people → publications.
import { type Kysely, sql } from 'kysely';

/** Makes every table, and the checks by which PostgreSQL itself holds the rule of two. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table person (
      id bigint generated always as identity primary key,
      name text not null unique check (name <> ''),
      role text not null check (role in ('moderator')),
      made_at timestamptz not null default now()
    );

    create table sign_in_link (
      token_hash text primary key,
      person_id bigint not null references person,
      ends_at timestamptz not null,
      used_at timestamptz
    );

    create table session (
      token_hash text primary key,
      person_id bigint not null references person,
      seen_at timestamptz not null default now(),
      ends_at timestamptz not null
    );

    create table "case" (
      id bigint generated always as identity primary key,
      subject text not null unique,
      state text not null default 'open' check (state in ('open', 'proposed', 'listed', 'rejected')),
      opened_at timestamptz not null default now(),
      changed_at timestamptz not null default now()
    );

    create table report (
      id uuid primary key,
      content_hash text not null,
      secret_hash text not null,
      case_id bigint not null references "case",
      kind text not null,
      address text,
      words text not null,
      met_where text,
      excerpt text not null,
      class_code text not null,
      role text not null,
      language text not null,
      hour timestamptz not null,
      list_version integer not null,
      verdict text not null,
      received_hour timestamptz not null default date_trunc('hour', now())
    );
    create index report_case on report (case_id);

    create table evidence_opening (
      case_id bigint not null references "case",
      person_id bigint not null references person,
      opened_at timestamptz not null default now(),
      primary key (case_id, person_id)
    );

    create table publication (
      version integer primary key,
      published_at timestamptz not null,
      entries integer not null,
      added integer not null,
      person_id bigint references person
    );

    create table proposal (
      id bigint generated always as identity primary key,
      case_id bigint not null references "case",
      kind text not null check (kind in ('sale', 'recruiting', 'promotion')),
      words text not null check (length(words) between 1 and 2000),
      proposed_by bigint not null references person,
      proposed_at timestamptz not null default now(),
      state text not null default 'open' check (state in ('open', 'approved', 'rejected')),
      decided_by bigint references person,
      decided_at timestamptz,
      decision_words text check (length(decision_words) <= 2000),
      published_in integer references publication,
      constraint proposal_decided check ((state = 'open') = (decided_by is null and decided_at is null)),
      constraint proposal_two_people check (state <> 'approved' or decided_by <> proposed_by),
      constraint proposal_published check (published_in is null or state = 'approved')
    );
    create table dismissal (
      id bigint generated always as identity primary key,
      case_id bigint not null references "case",
      code text not null check (code in ('lawful', 'unclear', 'duplicate')),
      words text not null check (length(words) <= 2000),
      person_id bigint not null references person,
      dismissed_at timestamptz not null default now()
    );

    create unique index proposal_one_open on proposal (case_id) where state = 'open';
  `.execute(db);
  await guardProposals(db);
}

// A check sees one row at one moment. The trigger also stops a proposer from being rewritten, a decision from being
// undone or made at once with the proposal, and an approval by somebody who never opened the evidence.
async function guardProposals(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function guard_proposal() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        raise exception 'a proposal is never deleted' using errcode = 'check_violation', constraint = 'proposal_kept';
      end if;
      if tg_op = 'INSERT' then
        if new.state <> 'open' then
          raise exception 'a proposal begins open' using errcode = 'check_violation', constraint = 'proposal_begins_open';
        end if;
        return new;
      end if;
      if (new.id, new.case_id, new.kind, new.words, new.proposed_by, new.proposed_at)
          is distinct from (old.id, old.case_id, old.kind, old.words, old.proposed_by, old.proposed_at) then
        raise exception 'a proposal is never rewritten' using errcode = 'check_violation', constraint = 'proposal_kept';
      end if;
      if old.state <> 'open' and (new.state, new.decided_by, new.decided_at, new.decision_words)
          is distinct from (old.state, old.decided_by, old.decided_at, old.decision_words) then
        raise exception 'a decision stands' using errcode = 'check_violation', constraint = 'proposal_decision_stands';
      end if;
      if old.state = 'open' and new.state = 'approved' and not exists (
          select from evidence_opening where case_id = new.case_id and person_id = new.decided_by) then
        raise exception 'evidence first' using errcode = 'check_violation', constraint = 'proposal_evidence_first';
      end if;
      return new;
    end $$;

    create trigger proposal_guarded before insert or update or delete on proposal
      for each row execute function guard_proposal();
  `.execute(db);
}
