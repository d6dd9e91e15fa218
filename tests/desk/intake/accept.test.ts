import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentHash } from '#desk/intake/accept.ts';
import { parseSubject } from '#lib/address/subject.ts';
import { answerSchema } from '#lib/protocol/batch.ts';
import { makeTestApp, startTestServer, type TestApp, type TestServer } from '#tests/kit/desk.ts';
import { someBatch, someReport } from '#tests/kit/reports.ts';

let server: TestServer;
let desk: TestApp;

beforeAll(async () => {
  server = await startTestServer();
  desk = await makeTestApp(server);
});
afterAll(async () => {
  await desk.close();
  await server.stop();
});

async function post(reports: readonly unknown[]) {
  const answer = await desk.app.request('http://desk.test/v1/reports', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(someBatch(reports)),
  });
  expect(answer.status).toBe(200);
  return answerSchema.parse(await answer.json()).items;
}

async function rowsOf(id: string) {
  return desk.db.selectFrom('report').selectAll().where('id', '=', id).execute();
}

describe('a batch of reports', () => {
  it('is stored, each report once, and answered in its order', async () => {
    const reports = [someReport(), someReport(), someReport()];
    const items = await post(reports);
    expect(items.map((item) => [item.id, item.outcome])).toEqual(reports.map(({ id }) => [id, 'accepted']));
    for (const { id } of reports) expect(await rowsOf(id)).toHaveLength(1);
  });

  it('answers duplicate for the same report sent again, and keeps one row', async () => {
    const report = someReport();
    await post([report]);
    expect(await post([report])).toEqual([{ id: report.id, outcome: 'duplicate' }]);
    expect(await rowsOf(report.id)).toHaveLength(1);
  });

  it('refuses a known id with other content, and keeps the first', async () => {
    const report = someReport({ words: 'first' });
    await post([report]);
    expect(await post([{ ...report, words: 'second' }])).toEqual([
      { id: report.id, outcome: 'refused', reason: 'conflict' },
    ]);
    expect((await rowsOf(report.id))[0]?.words).toBe('first');
  });

  it('tells apart two reports of one id within one batch', async () => {
    const report = someReport({ words: 'first' });
    const items = await post([report, report, { ...report, words: 'second' }]);
    expect(items.map((item) => item.outcome)).toEqual(['accepted', 'duplicate', 'refused']);
  });

  it('refuses one report that cannot be read and keeps those beside it', async () => {
    const good = someReport();
    const bad = { ...someReport(), role: 'inspector' };
    const items = await post([bad, good]);
    expect(items.map((item) => item.outcome)).toEqual(['refused', 'accepted']);
    expect(items[0]?.reason).toBe('invalid');
  });

  it('stores a report once when twenty requests bring it at the same moment', async () => {
    const report = someReport({ subject: parseSubject('tg:practice__race') });
    const others = Array.from({ length: 20 }, () => someReport({ subject: parseSubject('tg:practice__race') }));
    const answers = await Promise.all(others.map((other) => post([report, other])));
    const outcomes = answers.map(([first]) => first?.outcome);
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(19);
    const cases = await desk.db.selectFrom('case').selectAll().where('subject', '=', 'tg:practice__race').execute();
    expect(cases).toHaveLength(1);
  });

  it('puts reports of one subject into one case', async () => {
    const subject = parseSubject('tg:practice__together');
    const [one, two] = [someReport({ subject }), someReport({ subject, kind: 'recruiting' })];
    await post([one, two]);
    const ids = (await Promise.all([rowsOf(one.id), rowsOf(two.id)])).flat().map((row) => row.case_id);
    expect(new Set(ids).size).toBe(1);
  });

  it('drops NUL and direction overrides from what a person wrote', async () => {
    const report = someReport({ words: 'a\u0000b\u202Ec\nd', excerpt: '\u2066x\u2069' });
    await post([report]);
    expect((await rowsOf(report.id))[0]).toMatchObject({ words: 'abc\nd', excerpt: 'x' });
    expect(await post([report])).toEqual([{ id: report.id, outcome: 'duplicate' }]);
  });

  it('takes out again what a sender’s redaction missed, and counts it', async () => {
    const report = someReport({
      words: 'write to somebody@mail.example',
      address: 'https://shop.practice.example/catalog?session=abc#part',
    });
    await post([report]);
    const [row] = await rowsOf(report.id);
    expect(row?.words).not.toContain('somebody@mail.example');
    expect(row?.address).not.toContain('abc');
    expect(row?.removed_here).toBeGreaterThan(1);
  });

  it('keeps no column that could tell who reported', async () => {
    const report = someReport();
    await post([report]);
    const [row] = await rowsOf(report.id);
    expect(Object.keys(row ?? {}).sort()).toEqual(
      ['id', 'content_hash', 'secret_hash', 'case_id', 'kind', 'address', 'words', 'met_where', 'excerpt', 'class_code']
        .concat(['role', 'language', 'hour', 'list_version', 'verdict', 'received_hour', 'removed_here'])
        .sort(),
    );
    expect(row?.received_hour.getUTCMinutes()).toBe(0);
  });
});

describe('the content hash', () => {
  it('does not depend on the order of the fields', () => {
    const report = someReport();
    const turned = Object.fromEntries(Object.entries(report).reverse()) as typeof report;
    expect(contentHash(turned)).toBe(contentHash(report));
  });
});
