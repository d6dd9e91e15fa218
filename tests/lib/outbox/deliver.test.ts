import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '#lib/outbox/post.ts';
import type { Report } from '#lib/report/report.ts';
import { MemoryStore } from '#tests/lib/outbox/memory-store.ts';
import {
  accepts,
  clock,
  DAY,
  here,
  reply,
  SECOND,
  saveMany,
  send,
  sendUntilQuiet,
  startAnew,
  states,
} from '#tests/lib/outbox/sending.ts';

beforeEach(startAnew);

describe('one bad report among many', () => {
  it('stands alone in the end, wherever it is, and 199 others arrive', async () => {
    for (const at of [0, 1, 24, 25, 26, 48, 49, 50, 137, 199]) {
      here.store = new MemoryStore();
      here.requests = [];
      const reports = await saveMany(200);
      const poison = reports[at]!.id;
      const isBad = (sent: Report[]) => sent.some(({ id }) => id === poison);
      await sendUntilQuiet((sent) => (isBad(sent) ? reply(400) : accepts(sent)));
      const expected = reports.map(({ id }) => (id === poison ? 'refused:invalid' : 'acknowledged'));
      expect(await states()).toEqual(expected);
      const batch = new Set(reports.slice(50 * Math.floor(at / 50), 50 * Math.floor(at / 50) + 50).map(({ id }) => id));
      const ofBatch = here.requests.filter((request) => request.reports.some(({ id }) => batch.has(id)));
      const last = ofBatch.findLastIndex((request) => request.reports.some(({ id }) => id !== poison));
      expect(last + 1, `requests until the 49 others of its batch arrived, poison at ${at}`).toBeLessThanOrEqual(8);
    }
  });

  it('is refused alone even when there are two', async () => {
    const reports = await saveMany(50);
    const poison = new Set([reports[3]!.id, reports[40]!.id]);
    await sendUntilQuiet((sent) => (sent.some(({ id }) => poison.has(id)) ? reply(422) : accepts(sent)));
    const expected = reports.map(({ id }) => (poison.has(id) ? 'refused:invalid' : 'acknowledged'));
    expect(await states()).toEqual(expected);
  });

  it('gives all others back when the desk fails in the midst of the search', async () => {
    const reports = await saveMany(50);
    let count = 0;
    await send((sent) => (count++ === 0 ? reply(400) : count === 2 ? accepts(sent) : reply(503)));
    expect((await states()).filter((state) => state === 'queued')).toHaveLength(25);
    clock.at += DAY;
    await sendUntilQuiet(accepts);
    expect(await states()).toEqual(reports.map(() => 'acknowledged'));
  });

  it('is searched no further once another sender has taken the batch over', async () => {
    await saveMany(4);
    let wake: (reply: Reply) => void = () => {};
    const late = send(() => new Promise<Reply>((resolve) => (wake = resolve)));
    await expect.poll(() => here.requests.length).toBe(1);
    clock.at += 120 * SECOND;
    void send(() => new Promise<Reply>(() => {}));
    await expect.poll(() => here.requests.length).toBe(2);
    wake(reply(400));
    await late;
    expect(here.requests).toHaveLength(2);
    expect(await states()).toEqual(['sending', 'sending', 'sending', 'sending']);
  });
});
