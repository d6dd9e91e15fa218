import { beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '#lib/outbox/deliver.ts';
import { makeOutbox } from '#lib/outbox/outbox.ts';
import type { Post, Reply } from '#lib/outbox/post.ts';
import { batchLimits } from '#lib/protocol/batch.ts';
import type { Report } from '#lib/report/report.ts';
import { MemoryStore } from '#tests/lib/outbox/memory-store.ts';
import { aReport, DESK, T0 } from '#tests/lib/outbox/reports.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

const clock = { at: T0, now: () => clock.at };
let store: MemoryStore;
let requests: { url: string; reports: Report[]; bytes: number }[];

type Say = (reports: Report[]) => Reply | Promise<Reply>;

function reply(status: number, body: unknown = {}, rest: Partial<Reply & { kind: 'reply' }> = {}): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'reply', status, type: 'application/json', retryAfter: null, text, ...rest };
}

const itemsOf = (reports: Report[], outcome: string, reason?: string) =>
  reports.map(({ id }) => ({ id, outcome, ...(reason ? { reason } : {}) }));
const answer = (items: unknown[], status = 200) => reply(status, { protocol: 1, items });
const accepts: Say = (reports) => answer(itemsOf(reports, 'accepted'));

const postOf = (say: Say): Post => {
  return async (url, json) => {
    const { reports } = JSON.parse(json) as { reports: Report[] };
    requests.push({ url, reports, bytes: new TextEncoder().encode(json).length });
    return say(reports);
  };
};

const outbox = () => makeOutbox({ store, clock });
const send = (say: Say, random = 0.5) => deliver({ store, post: postOf(say), clock, random: () => random });

async function saveMany(count: number, rest: Partial<Report> = {}): Promise<Report[]> {
  const reports = Array.from({ length: count }, () => aReport(rest));
  for (const report of reports) await outbox().save(report, 'secret', DESK);
  clock.at += 10 * SECOND;
  return reports;
}

async function states(): Promise<string[]> {
  const { rows } = await outbox().list();
  return rows.map((row) => (row.why ? `${row.state}:${row.why}` : row.state));
}

/** Delivers as the background does, whenever something is due, for at most `times` deliveries. */
async function sendUntilQuiet(say: Say, times = 100): Promise<void> {
  for (let i = 0; i < times; i++) {
    const { nextAt } = await send(say);
    if (nextAt === null) return;
    clock.at = Math.max(clock.at, nextAt);
  }
}

beforeEach(() => {
  store = new MemoryStore();
  requests = [];
  clock.at = T0;
});

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
    expect(requests).toHaveLength(1);
    expect(requests[0]!.url).toBe('https://desk.example/v1/reports');
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
    expect(requests[1]!.reports.map(({ id }) => id)).toEqual([c, d]);
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
      store = new MemoryStore();
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
    expect(requests).toHaveLength(1);
    clock.at = nextAt!;
    await send(accepts);
    expect(await states()).toEqual(['acknowledged']);
  });

  it('probes with one report after a failure, then sends full batches', async () => {
    await saveMany(60);
    const { nextAt } = await send(() => reply(503));
    clock.at = nextAt!;
    await sendUntilQuiet(accepts);
    expect(requests.map(({ reports }) => reports.length)).toEqual([50, 1, 50, 9]);
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
    expect(requests.map(({ reports }) => reports.length)).toEqual([3, 1]);
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

describe('what a batch holds', () => {
  it('is nothing within the ten seconds to undo', async () => {
    await outbox().save(aReport(), 's', DESK);
    const { nextAt } = await send(accepts);
    expect(requests).toHaveLength(0);
    expect(nextAt).toBe(T0 + 10 * SECOND);
  });

  it('is the oldest reports, fifty at most, a batch every thirty seconds', async () => {
    const reports = await saveMany(120);
    await sendUntilQuiet(accepts);
    expect(requests.map((request) => request.reports.length)).toEqual([50, 50, 20]);
    expect(requests.flatMap((request) => request.reports)).toEqual(reports);
    expect(clock.at).toBe(T0 + 70 * SECOND);
  });

  it('is never more than 256 KiB', async () => {
    const reports = await saveMany(40, { words: 'ы'.repeat(2_000), excerpt: '\u{1f48a}'.repeat(2_000) });
    await sendUntilQuiet(accepts);
    expect(requests.flatMap((request) => request.reports)).toEqual(reports);
    expect(requests.length).toBeGreaterThan(1);
    for (const { bytes } of requests) expect(bytes).toBeLessThanOrEqual(batchLimits.bytes);
  });

  it('goes to one endpoint, and no report to another than its own', async () => {
    const other = 'https://other.example';
    const [a, b, c] = [aReport(), aReport(), aReport()];
    await outbox().save(a, 's', DESK);
    await outbox().save(b, 's', other);
    await outbox().save(c, 's', DESK);
    clock.at += 10 * SECOND;
    await send(accepts);
    const sent = requests.map(({ url, reports }) => [new URL(url).origin, reports.map(({ id }) => id)]);
    expect(sent).toEqual([
      [DESK, [a.id, c.id]],
      [other, [b.id]],
    ]);
  });

  it('is held back for no endpoint by the trouble of another', async () => {
    await outbox().save(aReport(), 's', 'https://down.example');
    await saveMany(1);
    await send((reports) => (requests.at(-1)!.url.startsWith(DESK) ? accepts(reports) : reply(500)));
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

describe('one bad report among many', () => {
  it('stands alone in the end, wherever it is, and 199 others arrive', async () => {
    for (const at of [0, 1, 24, 25, 26, 48, 49, 50, 137, 199]) {
      store = new MemoryStore();
      requests = [];
      const reports = await saveMany(200);
      const poison = reports[at]!.id;
      const isBad = (sent: Report[]) => sent.some(({ id }) => id === poison);
      await sendUntilQuiet((sent) => (isBad(sent) ? reply(400) : accepts(sent)));
      const expected = reports.map(({ id }) => (id === poison ? 'refused:invalid' : 'acknowledged'));
      expect(await states()).toEqual(expected);
      const batch = new Set(reports.slice(50 * Math.floor(at / 50), 50 * Math.floor(at / 50) + 50).map(({ id }) => id));
      const ofBatch = requests.filter((request) => request.reports.some(({ id }) => batch.has(id)));
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
});

describe('a sender that dies', () => {
  const dies: Say = () => new Promise<Reply>(() => {});
  const started = (count: number) => expect.poll(() => requests.length).toBe(count);

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
    await deliver({ store, post: postOf(accepts), clock, random: () => 0.5, takeOver: true });
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

describe('time', () => {
  it('forgets the content of a sent report after 7 days and its receipt after 180', async () => {
    await saveMany(1);
    await send(accepts);
    clock.at += 7 * DAY;
    await send(accepts);
    expect((await outbox().list()).rows[0]).toMatchObject({ subject: null, state: 'acknowledged', kind: 'sale' });
    expect(store.state.ledger).toMatchObject({ open: 0, bytes: 0 });
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
