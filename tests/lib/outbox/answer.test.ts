import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '#lib/outbox/post.ts';
import type { Report } from '#lib/report/report.ts';
import {
  accepts,
  answer,
  clock,
  DAY,
  here,
  itemsOf,
  reply,
  type Say,
  SECOND,
  saveMany,
  send,
  startAnew,
  states,
} from '#tests/lib/outbox/sending.ts';

beforeEach(startAnew);

describe('what an answer leads to', () => {
  it.each([
    ['an accepted item', (r: Report[]) => answer(itemsOf(r, 'accepted')), 'acknowledged'],
    ['a duplicate', (r: Report[]) => answer(itemsOf(r, 'duplicate')), 'acknowledged'],
    ['a refused item', (r: Report[]) => answer(itemsOf(r, 'refused', 'conflict')), 'refused:conflict'],
    ['a refusal for a reason not known here', (r: Report[]) => answer(itemsOf(r, 'refused', 'x')), 'refused:other'],
    ['an item to retry', (r: Report[]) => answer(itemsOf(r, 'retry')), 'queued'],
    ['an answer without items', () => answer([]), 'queued'],
    ['items of others only', () => answer([{ id: 'someone-else', outcome: 'accepted' }]), 'queued'],
    ['an unknown outcome', (r: Report[]) => answer(itemsOf(r, 'eaten')), 'queued'],
    ['a captive portal', () => reply(200, '<html>sign in</html>', { type: 'text/html' }), 'queued'],
    ['the right body under the wrong type', (r: Report[]) => ({ ...accepts(r), type: 'text/html' }) as Reply, 'queued'],
    ['an empty 200', () => reply(200, ''), 'queued'],
    ['a 200 too long to read', () => ({ ...reply(200), text: null }) as Reply, 'queued'],
    ['another protocol', (r: Report[]) => reply(200, { protocol: 2, items: itemsOf(r, 'accepted') }), 'queued'],
    ['a 201 with the right body', (r: Report[]) => answer(itemsOf(r, 'accepted'), 201), 'queued'],
    ['a 204', () => reply(204, ''), 'queued'],
    ['no network', () => ({ kind: 'unreachable' }) as Reply, 'queued'],
    ['408', () => reply(408), 'queued'],
    ['425', () => reply(425), 'queued'],
    ['429', () => reply(429), 'queued'],
    ['500', () => reply(500), 'queued'],
    ['502', () => reply(502), 'queued'],
    ['503', () => reply(503), 'queued'],
    ['504', () => reply(504), 'queued'],
    ['507', () => reply(507), 'queued'],
    ['413', () => reply(413), 'refused:too-large'],
    ['400', () => reply(400, { code: 'bad-request' }), 'refused:invalid'],
    ['400 with a reason', () => reply(400, { code: 'unknown-code' }), 'refused:unknown-code'],
    ['400 that is no JSON', () => reply(400, 'no'), 'refused:invalid'],
    ['422', () => reply(422), 'refused:invalid'],
    ['422 with items', (r: Report[]) => answer(itemsOf(r, 'refused', 'too-large'), 422), 'refused:too-large'],
    ['accepted items under 422', (r: Report[]) => answer(itemsOf(r, 'accepted'), 422), 'queued'],
    ['409', () => reply(409), 'refused:conflict'],
    ['401', () => reply(401), 'held:not-allowed'],
    ['403', () => reply(403), 'held:not-allowed'],
    ['404', () => reply(404), 'held:not-found'],
    ['410', () => reply(410), 'held:not-found'],
    ['301', () => reply(301), 'held:moved'],
    ['302', () => reply(302), 'held:moved'],
    ['307', () => reply(307), 'held:moved'],
    ['308', () => reply(308), 'held:moved'],
    ['501', () => reply(501), 'held:unsupported'],
    ['426', () => reply(426), 'held:unsupported'],
    ['415', () => reply(415), 'held:unsupported'],
    ['451', () => reply(451), 'held:unsupported'],
  ] as [string, Say, string][])('%s', async (_name, say, state) => {
    await saveMany(1);
    await send(say);
    expect(await states()).toEqual([state]);
    expect(here.requests).toHaveLength(1);
    expect(here.requests[0]!.url).toBe('https://desk.example/v1/reports');
  });

  it('takes each item by itself', async () => {
    const [a, b, c, d] = (await saveMany(4)).map(({ id }) => id);
    await send(() =>
      answer([
        { id: a, outcome: 'accepted' },
        { id: b, outcome: 'refused', reason: 'invalid' },
        { id: d, outcome: 'retry' },
      ]),
    );
    expect(await states()).toEqual(['acknowledged', 'refused:invalid', 'queued', 'queued']);
    clock.at += DAY;
    await send(accepts);
    expect(here.requests[1]!.reports.map(({ id }) => id)).toEqual([c, d]);
  });

  it('waits longer each time for an item that the desk puts off, while others go out', async () => {
    const [late] = await saveMany(1);
    const waits: number[] = [];
    for (let i = 0; i < 4; i++) {
      const { nextAt } = await send((reports) => answer(itemsOf(reports, 'retry')), 0.999);
      waits.push(Math.round((nextAt! - clock.at) / SECOND));
      clock.at = nextAt!;
    }
    expect(waits).toEqual([30, 60, 120, 240]);
    await saveMany(1);
    await send((reports) =>
      answer(
        itemsOf(
          reports.filter(({ id }) => id !== late!.id),
          'accepted',
        ),
      ),
    );
    expect(await states()).toEqual(['queued', 'acknowledged']);
  });
});
