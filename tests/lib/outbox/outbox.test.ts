import { beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '#lib/outbox/deliver.ts';
import { makeOutbox, moved, outboxLimits } from '#lib/outbox/outbox.ts';
import { MemoryStore } from '#tests/lib/outbox/memory-store.ts';
import { aReport, DESK, T0 } from '#tests/lib/outbox/reports.ts';

const clock = { at: T0, now: () => clock.at };
let store: MemoryStore;
const outbox = () => makeOutbox({ store, clock });
const failing = async () => ({ kind: 'unreachable' }) as const;
const sendInVain = () => deliver({ store, post: failing, clock, random: () => 0 });

beforeEach(() => {
  store = new MemoryStore();
  clock.at = T0;
});

describe('saving', () => {
  it('says queued with an endpoint, and held without one', async () => {
    const [a, b] = [aReport(), aReport()];
    expect(await outbox().save(a, 's', DESK)).toEqual({ id: a.id, state: 'queued', why: null });
    expect(await outbox().save(b, 's', null)).toEqual({ id: b.id, state: 'held', why: 'no-desk' });
  });

  it('the same id twice keeps the first', async () => {
    const report = aReport();
    await outbox().save(report, 'first', DESK);
    await outbox().save({ ...report, words: 'other' }, 'second', null);
    const entry = store.state.entries.get(report.id);
    expect(entry).toMatchObject({ secret: 'first', endpoint: DESK, report: { words: report.words } });
    expect(store.state.entries.size).toBe(1);
    expect(store.state.ledger.open).toBe(1);
  });

  it('is refused when 5,000 wait, without losing one of them', async () => {
    await outbox().save(aReport(), 's', DESK);
    store.state.ledger = { ...store.state.ledger, open: outboxLimits.reports };
    await expect(outbox().save(aReport(), 's', DESK)).rejects.toMatchObject({ code: 'queue-full' });
    expect(store.state.entries.size).toBe(1);
  });

  it('is refused when 50 MB are held', async () => {
    store.state.ledger = { ...store.state.ledger, bytes: outboxLimits.bytes };
    await expect(outbox().save(aReport(), 's', DESK)).rejects.toMatchObject({ code: 'queue-full' });
  });

  it('of a report already kept is no matter of room', async () => {
    const report = aReport();
    await outbox().save(report, 's', DESK);
    store.state.ledger = { ...store.state.ledger, open: outboxLimits.reports };
    expect(await outbox().save(report, 's', DESK)).toMatchObject({ state: 'queued' });
  });
});

describe('undoing', () => {
  it('removes a report of which nothing has left', async () => {
    const report = aReport();
    await outbox().save(report, 's', DESK);
    expect(await outbox().undo(report.id)).toBe(true);
    expect((await outbox().list()).rows).toEqual([]);
    expect(store.state.ledger).toMatchObject({ open: 0, bytes: 0 });
  });

  it('removes one that waits for an endpoint', async () => {
    const report = aReport();
    await outbox().save(report, 's', null);
    expect(await outbox().undo(report.id)).toBe(true);
  });

  it('is too late once a request with it was begun, whatever came of it', async () => {
    const report = aReport();
    await outbox().save(report, 's', DESK);
    clock.at += 10_000;
    await sendInVain();
    expect(await outbox().undo(report.id)).toBe(false);
    expect((await outbox().list()).rows).toHaveLength(1);
  });

  it('of what is not there is false', async () => {
    expect(await outbox().undo(aReport().id)).toBe(false);
  });
});

describe('addressing', () => {
  it('gives an endpoint to those without one, and to no other', async () => {
    const other = 'https://other.example';
    const [held, queued] = [aReport(), aReport()];
    await outbox().save(held, 's', null);
    await outbox().save(queued, 's', other);
    expect(await outbox().readdress([held.id, queued.id, 'gone'], DESK)).toBe(1);
    const { rows } = await outbox().list();
    expect(rows.map(({ endpoint, state }) => [endpoint, state])).toEqual([
      [DESK, 'queued'],
      [other, 'queued'],
    ]);
  });
});

describe('states', () => {
  it('follow each other only as the table says', async () => {
    const report = aReport();
    await outbox().save(report, 's', DESK);
    const entry = store.state.entries.get(report.id)!;
    expect(moved(entry, 'sending', T0).state).toBe('sending');
    expect(() => moved(entry, 'confirmed', T0)).toThrow('queued cannot become confirmed');
    const refused = moved(entry, 'refused', T0, { why: 'invalid' });
    expect(() => moved(refused, 'queued', T0)).toThrow('refused cannot become queued');
  });
});
