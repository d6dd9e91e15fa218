import { beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '#lib/outbox/deliver.ts';
import type { Reply } from '#lib/outbox/post.ts';
import { batchLimits } from '#lib/protocol/batch.ts';
import { aReport, DESK, T0 } from '#tests/lib/outbox/reports.ts';
import {
  accepts,
  clock,
  DAY,
  here,
  outbox,
  postOf,
  reply,
  type Say,
  SECOND,
  saveMany,
  send,
  sendUntilQuiet,
  startAnew,
  states,
} from '#tests/lib/outbox/sending.ts';

beforeEach(startAnew);

describe('what a batch holds', () => {
  it('is nothing within the ten seconds to undo', async () => {
    await outbox().save(aReport(), 's', DESK);
    const { nextAt } = await send(accepts);
    expect(here.requests).toHaveLength(0);
    expect(nextAt).toBe(T0 + 10 * SECOND);
  });

  it('is the oldest reports, fifty at most, a batch every thirty seconds', async () => {
    const reports = await saveMany(120);
    await sendUntilQuiet(accepts);
    expect(here.requests.map((request) => request.reports.length)).toEqual([50, 50, 20]);
    expect(here.requests.flatMap((request) => request.reports)).toEqual(reports);
    expect(clock.at).toBe(T0 + 70 * SECOND);
  });

  it('is never more than 256 KiB', async () => {
    const reports = await saveMany(40, { words: 'ы'.repeat(2_000), excerpt: '\u{1f48a}'.repeat(2_000) });
    await sendUntilQuiet(accepts);
    expect(here.requests.flatMap((request) => request.reports)).toEqual(reports);
    expect(here.requests.length).toBeGreaterThan(1);
    for (const { bytes } of here.requests) expect(bytes).toBeLessThanOrEqual(batchLimits.bytes);
  });

  it('goes to one endpoint, and no report to another than its own', async () => {
    const other = 'https://other.example';
    const [a, b, c] = [aReport(), aReport(), aReport()];
    await outbox().save(a, 's', DESK);
    await outbox().save(b, 's', other);
    await outbox().save(c, 's', DESK);
    clock.at += 10 * SECOND;
    await send(accepts);
    const sent = here.requests.map(({ url, reports }) => [new URL(url).origin, reports.map(({ id }) => id)]);
    expect(sent).toEqual([
      [DESK, [a.id, c.id]],
      [other, [b.id]],
    ]);
  });

  it('is held back for no endpoint by the trouble of another', async () => {
    await outbox().save(aReport(), 's', 'https://down.example');
    await saveMany(1);
    await send((reports) => (here.requests.at(-1)!.url.startsWith(DESK) ? accepts(reports) : reply(500)));
    expect(await states()).toEqual(['queued', 'acknowledged']);
  });

  it('is halved by 413 until it fits', async () => {
    const reports = await saveMany(50);
    await sendUntilQuiet((sent) => (sent.length > 10 ? reply(413) : accepts(sent)));
    expect(await states()).toEqual(reports.map(() => 'acknowledged'));
  });

  it('leaves a report without an endpoint alone', async () => {
    expect(await outbox().save(aReport(), 's', null)).toMatchObject({ state: 'held', why: 'no-desk' });
    clock.at += DAY;
    expect(await send(accepts)).toEqual({ requests: 0, nextAt: null });
    expect(await states()).toEqual(['held:no-desk']);
  });
});

describe('a sender that dies', () => {
  const dies: Say = () => new Promise<Reply>(() => {});
  const started = (count: number) => expect.poll(() => here.requests.length).toBe(count);

  it('holds its reports for the lease and no longer', async () => {
    await saveMany(1);
    void send(dies);
    await started(1);
    const { nextAt } = await send(accepts);
    expect(await states()).toEqual(['sending']);
    expect(nextAt! - clock.at).toBe(120 * SECOND);
    clock.at = nextAt!;
    await send(accepts);
    expect(await states()).toEqual(['acknowledged']);
  });

  it('holds nothing when its lease is dated in the future', async () => {
    await saveMany(1);
    void send(dies);
    await started(1);
    clock.at -= DAY;
    await send(accepts);
    expect(await states()).toEqual(['acknowledged']);
  });

  it('is taken over at once by one that knows itself alone', async () => {
    await saveMany(1);
    void send(dies);
    await started(1);
    await deliver({ store: here.store, post: postOf(accepts), clock, random: () => 0.5, takeOver: true });
    expect(await states()).toEqual(['acknowledged']);
  });

  it('may wake late: what it then refuses or gives back is no longer its own', async () => {
    await saveMany(1);
    let wake: (reply: Reply) => void = () => {};
    const late = send(() => new Promise<Reply>((resolve) => (wake = resolve)));
    await started(1);
    clock.at += 120 * SECOND;
    await send(accepts);
    wake(reply(400));
    await late;
    expect(await states()).toEqual(['acknowledged']);
  });

  it('may wake late: what another is sending now is not its own to settle', async () => {
    await saveMany(1);
    let wake: (reply: Reply) => void = () => {};
    const late = send(() => new Promise<Reply>((resolve) => (wake = resolve)));
    await started(1);
    clock.at += 120 * SECOND;
    void send(dies);
    await started(2);
    wake(reply(400));
    await late;
    expect(await states()).toEqual(['sending']);
  });

  it('may wake late: what the desk accepted stays accepted', async () => {
    await saveMany(1);
    let wake: () => void = () => {};
    const late = send((reports) => new Promise<Reply>((resolve) => (wake = () => resolve(accepts(reports) as Reply))));
    await started(1);
    clock.at += 120 * SECOND;
    await send(() => reply(503));
    wake();
    await late;
    expect(await states()).toEqual(['acknowledged']);
  });
});
