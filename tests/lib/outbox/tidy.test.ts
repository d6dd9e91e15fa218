import { beforeEach, describe, expect, it } from 'vitest';
import {
  accepts,
  clock,
  DAY,
  here,
  outbox,
  reply,
  saveMany,
  send,
  startAnew,
  states,
} from '#tests/lib/outbox/sending.ts';

beforeEach(startAnew);

describe('time', () => {
  it('forgets the content of a sent report after 7 days and its receipt after 180', async () => {
    await saveMany(1);
    await send(accepts);
    clock.at += 7 * DAY;
    await send(accepts);
    expect((await outbox().list()).rows[0]).toMatchObject({ subject: null, state: 'acknowledged', kind: 'sale' });
    expect(here.store.state.ledger).toMatchObject({ open: 0, bytes: 0 });
    clock.at += 173 * DAY;
    await send(accepts);
    expect((await outbox().list()).rows).toEqual([]);
  });

  it('refuses after thirty days in vain, with the content kept', async () => {
    await saveMany(1);
    for (let i = 0; i < 8; i++) clock.at = (await send(() => reply(503), 0.999)).nextAt!;
    clock.at += 30 * DAY;
    await send(() => reply(503));
    const [row] = (await outbox().list()).rows;
    expect(row).toMatchObject({ state: 'refused', why: 'undelivered', subject: 'tg:practice__shop' });
  });

  it('refuses nothing because a clock was set forward', async () => {
    await saveMany(1);
    clock.at += 365 * DAY;
    await send(() => reply(503));
    expect(await states()).toEqual(['queued']);
  });
});
