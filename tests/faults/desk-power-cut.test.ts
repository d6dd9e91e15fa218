// An answer "accepted" means that the report is on disk: PostgreSQL is killed ten times under load, and nothing acknowledged is missing.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerSchema } from '#lib/protocol/batch.ts';
import { startTestDesk, type TestDesk } from '#tests/kit/desk.ts';
import { someBatch, someReport } from '#tests/kit/reports.ts';

const cuts = 10;
const senders = 4;
const batchSize = 10;

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

/** What the senders saw. */
interface Seen {
  acknowledged: Set<string>;
  failures: number;
  stop: boolean;
}

// As the outbox does: a batch whose answer does not come is sent again under the same ids.
async function send(seen: Seen): Promise<void> {
  let reports = batch();
  while (!seen.stop) {
    const items = await post(reports);
    if (items === null) {
      seen.failures++;
      await sleep(10);
      continue;
    }
    for (const { id, outcome } of items) {
      if (outcome === 'accepted' || outcome === 'duplicate') seen.acknowledged.add(id);
    }
    reports = batch();
  }
}

const batch = () => Array.from({ length: batchSize }, () => someReport());

async function post(reports: readonly unknown[]) {
  try {
    const answer = await fetch(`${desk.url}/v1/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(someBatch(reports)),
    });
    if (answer.status !== 200) return null;
    return answerSchema.parse(await answer.json()).items;
  } catch {
    return null;
  }
}

async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await sleep(10);
  }
}

it('runs with fsync and synchronous_commit on', async () => {
  const settings = await desk.sql(
    "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name",
  );
  expect(settings).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'synchronous_commit', setting: 'on' },
  ]);
});

it('holds every acknowledged report after PostgreSQL was killed ten times under load', async () => {
  const seen: Seen = { acknowledged: new Set(), failures: 0, stop: false };
  const sending = Array.from({ length: senders }, () => send(seen));
  let killed = 0;
  for (let cut = 0; cut < cuts; cut++) {
    const before = seen.acknowledged.size;
    await until(() => seen.acknowledged.size >= before + 10 * batchSize, 'reports are acknowledged');
    const pid = desk.serverPid();
    if (pid === null) throw new Error('PostgreSQL does not run');
    process.kill(pid, 'SIGKILL');
    killed++;
    await until(() => desk.serverPid() !== pid, 'PostgreSQL runs again');
  }
  const before = seen.acknowledged.size;
  await until(() => seen.acknowledged.size > before, 'reports are acknowledged after the last cut');
  seen.stop = true;
  await Promise.all(sending);

  const rows = await desk.sql('select id, count(*) over () as held from report');
  const held = new Set(rows.map((row) => String(row.id)));
  const missing = [...seen.acknowledged].filter((id) => !held.has(id));
  expect(missing).toEqual([]);
  expect(killed).toBe(cuts);
  expect(seen.failures).toBeGreaterThan(0);
  expect(held.size).toBe(rows.length);
  console.info(`${killed} cuts, ${seen.acknowledged.size} acknowledged, ${seen.failures} requests without an answer`);
}, 180_000);

it('keeps what was acknowledged when the desk itself is killed, and takes the rest again', async () => {
  const reports = batch();
  expect((await post(reports))?.every(({ outcome }) => outcome === 'accepted')).toBe(true);
  await desk.kill();
  await desk.restart();
  expect((await post(reports))?.every(({ outcome }) => outcome === 'duplicate')).toBe(true);
});
