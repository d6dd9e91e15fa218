import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '#lib/outbox/deliver.ts';
import { makeOutbox } from '#lib/outbox/outbox.ts';
import { type Connect, makeConnect } from '#lib/storage/database.ts';
import { makeOutboxStore } from '#lib/storage/outbox-store.ts';
import { aReport, DESK, T0 } from '#tests/lib/outbox/reports.ts';

let count = 0;
let connect: Connect;
const clock = { at: T0, now: () => clock.at };

const make = () => makeOutbox({ store: makeOutboxStore(connect), clock });
const yes = async (_url: string, json: string) => {
  const { reports } = JSON.parse(json) as { reports: { id: string }[] };
  const items = reports.map(({ id }) => ({ id, outcome: 'accepted' }));
  const text = JSON.stringify({ protocol: 1, items });
  return { kind: 'reply', status: 200, type: 'application/json', retryAfter: null, text } as const;
};

describe('the outbox in IndexedDB', () => {
  beforeEach(() => {
    connect = makeConnect(`outbox-${count++}`);
    clock.at = T0;
  });

  it('lists after a restart what was saved, in order of saving', async () => {
    const reports = [aReport(), aReport(), aReport()];
    for (const report of reports) await make().save(report, 's', DESK);
    const { rows, unreadable } = await make().list();
    expect(rows.map((row) => row.id)).toEqual(reports.map((report) => report.id));
    expect(unreadable).toBe(0);
  });

  it('delivers what is due through the same store', async () => {
    const report = aReport();
    await make().save(report, 's', DESK);
    clock.at += 10_000;
    await deliver({ store: makeOutboxStore(connect), post: yes, clock, random: () => 0.5 });
    expect((await make().list()).rows[0]).toMatchObject({ id: report.id, state: 'acknowledged' });
  });

  it('leaves a row it cannot read where it is, and sends the others', async () => {
    const db = await connect();
    const [unreadable, newer] = [aReport().id, aReport().id];
    await db.put('outbox', { id: unreadable, state: 'queued', seq: 0, report: 'not one' });
    await db.put('outbox', { id: newer, v: 2, state: 'queued', seq: 1, more: true });
    const report = aReport();
    await make().save(report, 's', DESK);
    clock.at += 10_000;
    await deliver({ store: makeOutboxStore(connect), post: yes, clock, random: () => 0.5 });
    const list = await make().list();
    expect(list.unreadable).toBe(2);
    expect(list.rows.map((row) => row.state)).toEqual(['acknowledged']);
    expect(await db.get('outbox', newer)).toMatchObject({ v: 2, more: true });
  });

  it('counts anew when its ledger cannot be read', async () => {
    const store = makeOutboxStore(connect);
    await make().save(aReport(), 's', DESK);
    const before = await store.transact((rows) => rows.ledger());
    await (await connect()).put('meta', 'spoilt', 'outbox.ledger');
    expect(await store.transact((rows) => rows.ledger())).toEqual(before);
  });

  it('saves nothing when the disk is full, and says so', async () => {
    const full = makeOutbox({
      store: {
        transact: (work) =>
          makeOutboxStore(connect).transact(async (rows) => {
            await work(rows);
            throw new DOMException('no room', 'QuotaExceededError');
          }),
      },
      clock,
    });
    await expect(full.save(aReport(), 's', DESK)).rejects.toMatchObject({ code: 'disk-full' });
    expect((await make().list()).rows).toEqual([]);
  });
});
