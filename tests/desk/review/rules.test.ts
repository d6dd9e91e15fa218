import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueueView } from '#desk/cases/view.ts';
import { storeReports } from '#desk/intake/store.ts';
import type { CaseView } from '#desk/review/view.ts';
import { parseSubject } from '#lib/address/subject.ts';
import { makeTestApp, startTestServer, type TestApp, type TestServer } from '#tests/kit/desk.ts';
import { someReport } from '#tests/kit/reports.ts';

let server: TestServer;
let desk: TestApp;
let made = 0;

beforeAll(async () => {
  server = await startTestServer();
  desk = await makeTestApp(server);
});
afterAll(async () => {
  await desk.close();
  await server.stop();
});

async function newCase(subject = `tg:practice__case${++made}`): Promise<number> {
  await storeReports(desk.db, [
    { ...someReport({ subject: parseSubject(subject), words: 'told in class' }), contentHash: 'h', removedHere: 0 },
  ]);
  const row = await desk.db.selectFrom('case').select('id').where('subject', '=', subject).executeTakeFirstOrThrow();
  return row.id;
}

async function act(person: 0 | 1, id: number, what: string, body: unknown = {}) {
  const answer = await desk.ask(person, `/desk/api/cases/${id}/${what}`, body);
  return { status: answer.status, body: (await answer.json()) as CaseView & { code?: string } };
}

const propose = (person: 0 | 1, id: number) => act(person, id, 'propose', { kind: 'sale', words: 'a price list' });

async function proposalOf(id: number): Promise<number> {
  const row = await desk.db
    .selectFrom('proposal')
    .select('id')
    .where('case_id', '=', id)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return row.id;
}

describe('the rule of two', () => {
  it('lists a subject that one person proposed and another approved after opening the evidence', async () => {
    const id = await newCase();
    expect((await propose(0, id)).body.line.state).toBe('proposed');
    await act(1, id, 'evidence');
    const answer = await act(1, id, 'approve', { proposal: await proposalOf(id) });
    expect(answer.status).toBe(200);
    expect(answer.body.line.state).toBe('listed');
    expect(answer.body.proposals[0]).toMatchObject({
      state: 'approved',
      proposer: 'A. Serikova',
      decider: 'D. Akhmetov',
    });
  });

  it('refuses the proposer in the second seat', async () => {
    const id = await newCase();
    await propose(0, id);
    await act(0, id, 'evidence');
    expect(await act(0, id, 'approve', { proposal: await proposalOf(id) })).toMatchObject({
      status: 409,
      body: { code: 'same-person' },
    });
    expect((await desk.db.selectFrom('case').select('state').where('id', '=', id).executeTakeFirst())?.state).toBe(
      'proposed',
    );
  });

  it('refuses an approval before the evidence was opened', async () => {
    const id = await newCase();
    await propose(0, id);
    expect(await act(1, id, 'approve', { proposal: await proposalOf(id) })).toMatchObject({
      status: 409,
      body: { code: 'blocked' },
    });
  });

  it('lets one approval through when two people decide at the same moment', async () => {
    const id = await newCase();
    await propose(0, id);
    await act(1, id, 'evidence');
    const proposal = await proposalOf(id);
    const answers = await Promise.all([
      act(1, id, 'approve', { proposal }),
      act(1, id, 'approve', { proposal }),
      act(0, id, 'reject', { proposal, code: 'unclear', words: 'a second thought' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('opens the proposer’s words to the second person only with the evidence', async () => {
    const id = await newCase();
    await propose(0, id);
    const before = (await (await desk.ask(1, `/desk/api/cases/${id}`)).json()) as CaseView;
    expect([before.evidence, before.proposals[0]?.words]).toEqual([null, null]);
    const after = (await act(1, id, 'evidence')).body;
    expect(after.proposals[0]?.words).toBe('a price list');
    expect(after.evidence?.[0]).toMatchObject({ words: 'told in class', role: 'student' });
    expect(Object.keys(after.evidence?.[0] ?? {}).sort()).toEqual(
      ['address', 'excerpt', 'hour', 'kind', 'role', 'verdict', 'where', 'words'].sort(),
    );
  });

  it('takes one proposal for a case at a time', async () => {
    const id = await newCase();
    await propose(0, id);
    expect(await propose(1, id)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it.each([
    ['host:github.io', 'public-suffix'],
    ['host:t.me', 'platform'],
  ])('does not let %s be proposed', async (subject, code) => {
    expect(await propose(0, await newCase(subject))).toMatchObject({ status: 409, body: { code } });
  });
});

describe('rejecting', () => {
  it('closes an open case with a reason, and a new report opens it again', async () => {
    const subject = `tg:practice__again${++made}`;
    const id = await newCase(subject);
    expect(
      (await act(0, id, 'reject', { proposal: null, code: 'lawful', words: 'a news article' })).body.line.state,
    ).toBe('rejected');
    await newCase(subject);
    const queue = (await (await desk.ask(0, '/desk/api/queue')).json()) as QueueView;
    expect(queue.cases.find((line) => line.id === id)?.state).toBe('open');
  });

  it('turns a proposal down with a reason, which is kept', async () => {
    const id = await newCase();
    await propose(0, id);
    const proposal = await proposalOf(id);
    expect((await act(1, id, 'reject', { proposal, code: 'unclear', words: 'no price' })).body.line.state).toBe(
      'rejected',
    );
    const row = await desk.db.selectFrom('proposal').selectAll().where('id', '=', proposal).executeTakeFirst();
    expect(row).toMatchObject({ state: 'rejected', decision_words: 'unclear: no price' });
  });

  it('asks for words', async () => {
    const id = await newCase();
    expect((await act(0, id, 'reject', { proposal: null, code: 'lawful', words: ' ' })).status).toBe(422);
  });
});

describe('PostgreSQL itself', () => {
  async function proposed(): Promise<number> {
    const id = await newCase();
    await propose(0, id);
    await sql`insert into evidence_opening (case_id, person_id) select ${id}, id from person`.execute(desk.db);
    return proposalOf(id);
  }

  const broken = (constraint: string) => expect.objectContaining({ code: '23514', constraint });

  it('refuses one person in both seats', async () => {
    const proposal = await proposed();
    await expect(
      sql`update proposal set state = 'approved', decided_by = proposed_by, decided_at = now() where id = ${proposal}`.execute(
        desk.db,
      ),
    ).rejects.toEqual(broken('proposal_two_people'));
  });

  it('refuses to make the approver the proposer afterwards, or another person the proposer before', async () => {
    const proposal = await proposed();
    const other = sql`(select max(id) from person)`;
    await expect(
      sql`update proposal set proposed_by = ${other} where id = ${proposal}`.execute(desk.db),
    ).rejects.toEqual(broken('proposal_kept'));
  });

  it('refuses a proposal that is approved from its beginning', async () => {
    const id = await newCase();
    await expect(
      sql`insert into proposal (case_id, kind, words, proposed_by, state, decided_by, decided_at)
        select ${id}, 'sale', 'x', min(id), 'approved', max(id), now() from person`.execute(desk.db),
    ).rejects.toEqual(broken('proposal_begins_open'));
  });

  it('refuses to undo a decision or to delete a proposal', async () => {
    const proposal = await proposed();
    await sql`update proposal set state = 'approved', decided_by = (select max(id) from person), decided_at = now()
      where id = ${proposal}`.execute(desk.db);
    await expect(sql`update proposal set state = 'rejected' where id = ${proposal}`.execute(desk.db)).rejects.toEqual(
      broken('proposal_decision_stands'),
    );
    await expect(sql`delete from proposal where id = ${proposal}`.execute(desk.db)).rejects.toEqual(
      broken('proposal_kept'),
    );
  });

  it('refuses an approval by somebody who did not open the evidence', async () => {
    const id = await newCase();
    await propose(0, id);
    await expect(
      sql`update proposal set state = 'approved', decided_by = (select max(id) from person), decided_at = now()
        where case_id = ${id}`.execute(desk.db),
    ).rejects.toEqual(broken('proposal_evidence_first'));
  });
});
