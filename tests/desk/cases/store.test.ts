import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueueView } from '#desk/cases/view.ts';
import { storeReports } from '#desk/intake/store.ts';
import { parseSubject } from '#lib/address/subject.ts';
import { makeTestApp, startTestServer, type TestApp, type TestServer } from '#tests/kit/desk.ts';
import { someReport } from '#tests/kit/reports.ts';

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

const report = (subject: string, changes: Parameters<typeof someReport>[0] = {}) => ({
  ...someReport({ subject: parseSubject(subject), ...changes }),
  contentHash: 'h',
  removedHere: 0,
});
const queue = async () => ((await (await desk.ask(0, '/desk/api/queue')).json()) as QueueView).cases;

describe('the queue', () => {
  it('goes by expected harm, whatever the number of reports', async () => {
    await storeReports(desk.db, [report('tg:practice__courier', { kind: 'recruiting', verdict: 'caution' })]);
    await storeReports(desk.db, [report('host:plain.practice.example', { kind: 'promotion' })]);
    const before = (await queue()).map((line) => line.subject);
    for (let i = 0; i < 20; i++) {
      await storeReports(
        desk.db,
        Array.from({ length: 50 }, () => report('host:plain.practice.example', { kind: 'promotion' })),
      );
    }
    const after = await queue();
    expect(after.map((line) => line.subject)).toEqual(before);
    expect(after.map((line) => [line.subject, line.reports])).toEqual([
      ['tg:practice__courier', 1],
      ['host:plain.practice.example', 1_001],
    ]);
  });

  it('tells nothing by which a reporter could be known', async () => {
    const secret = report('tg:practice__quiet', { classCode: 'AB12', words: 'quiet words' });
    await storeReports(desk.db, [secret]);
    const text = JSON.stringify(await queue());
    for (const hidden of [secret.id, secret.secretHash, 'AB12', 'quiet words']) expect(text).not.toContain(hidden);
  });
});
