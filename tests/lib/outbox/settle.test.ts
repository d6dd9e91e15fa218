import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '#tests/lib/outbox/memory-store.ts';
import { DESK, T0 } from '#tests/lib/outbox/reports.ts';
import {
  accepts,
  clock,
  DAY,
  here,
  outbox,
  reply,
  SECOND,
  saveMany,
  send,
  sendUntilQuiet,
  startAnew,
  states,
} from '#tests/lib/outbox/sending.ts';

beforeEach(startAnew);

describe('when it is tried again', () => {
  it('waits a random time that doubles with each failure, up to six hours', async () => {
    await saveMany(1);
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      const { nextAt } = await send(() => reply(503), 0.999999);
      waits.push(Math.round((nextAt! - clock.at) / SECOND));
      clock.at = nextAt!;
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15360, 21600, 21600]);
  });

  it.each([
    ['seconds', '120', 120, 132],
    ['a date', new Date(T0 + 10 * SECOND + 600 * SECOND).toUTCString(), 600, 660],
    ['more than a day', '999999', 86_400, 86_400],
    ['a date long past', new Date(T0 - DAY).toUTCString(), 0, 30],
    ['nonsense', 'soon', 0, 30],
  ])('never comes before what Retry-After asks for: %s', async (_name, retryAfter, least, most) => {
    for (const random of [0, 0.5, 0.999]) {
      here.store = new MemoryStore();
      clock.at = T0;
      await saveMany(1);
      const { nextAt } = await send(() => reply(429, '', { retryAfter }), random);
      const wait = nextAt === null ? 0 : (nextAt - clock.at) / SECOND;
      expect(wait).toBeGreaterThanOrEqual(least);
      expect(wait).toBeLessThanOrEqual(most);
    }
  });

  it('sends nothing before it is due', async () => {
    await saveMany(1);
    const { nextAt } = await send(() => reply(503));
    clock.at = nextAt! - 1;
    await send(accepts);
    expect(here.requests).toHaveLength(1);
    clock.at = nextAt!;
    await send(accepts);
    expect(await states()).toEqual(['acknowledged']);
  });

  it('probes with one report after a failure, then sends full batches', async () => {
    await saveMany(60);
    const { nextAt } = await send(() => reply(503));
    clock.at = nextAt!;
    await sendUntilQuiet(accepts);
    expect(here.requests.map(({ reports }) => reports.length)).toEqual([50, 1, 50, 9]);
  });

  it('holds an endpoint after five answers that are not ours, and sends again when it is ours', async () => {
    await saveMany(1);
    const portal = () => reply(200, '<p>pay</p>', { type: 'text/html' });
    for (let i = 0; i < 5; i++) {
      expect(await states()).toEqual(['queued']);
      const { nextAt } = await send(portal);
      clock.at = nextAt!;
    }
    expect(await states()).toEqual(['held:answers-strangely']);
    await send(accepts);
    expect(await states()).toEqual(['acknowledged']);
  });

  it('probes a held endpoint once a day with one report', async () => {
    await saveMany(3);
    const { nextAt } = await send(() => reply(403));
    expect(nextAt! - clock.at).toBe(DAY);
    clock.at = nextAt!;
    await send(() => reply(403));
    expect(here.requests.map(({ reports }) => reports.length)).toEqual([3, 1]);
  });

  it('tries a held endpoint at once when a person reopens it', async () => {
    await saveMany(1);
    await send(() => reply(404));
    await outbox().reopen(DESK);
    await send(accepts);
    expect(await states()).toEqual(['acknowledged']);
  });

  it.each([
    ['back', -365 * DAY],
    ['forward', 365 * DAY],
  ])('is not stretched by a clock set %s', async (_name, jump) => {
    await saveMany(1);
    await send(() => reply(429, '', { retryAfter: '3600' }));
    clock.at += jump;
    await send(accepts);
    expect(await states()).toEqual(['acknowledged']);
  });
});
