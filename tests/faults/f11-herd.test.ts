// F11 (T30): a thousand clients whose only mirror is down for three hours, and then up.
import { beforeAll, expect, it } from 'vitest';
import { Fault } from '#lib/base/fault.ts';
import { type Attempts, noAttempts, startDelayMs } from '#lib/sync/attempts.ts';
import type { FetchFile } from '#lib/sync/fetch.ts';
import { takeTurn } from '#lib/sync/turn.ts';
import { injected, LONG, seeded } from '#tests/kit/fault-world.ts';
import { type Files, MemoryStore, makeSigners, mirrorOf, publish, publishedMs } from '#tests/kit/repository.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CLIENTS = LONG ? 1000 : 100;
const DOWN = { from: 6 * HOUR, until: 9 * HOUR };
const END = DOWN.until + 25 * HOUR;
const BUCKET = 10 * MINUTE;

let first: Files;
let second: Files;

beforeAll(async () => {
  const signers = await makeSigners();
  first = await publish(signers, 1, { now: publishedMs });
  second = await publish(signers, 2, { now: publishedMs + DOWN.until, root: first.get('metadata/1.root.json')! });
});

interface Herd {
  readonly requests: Map<number, number>;
  /** When each client had the version that was published at the end of the outage. */
  readonly currentAt: number[];
  /** Tries that came before the backoff that was announced. */
  early: number;
}

/** Plays the whole time, client by client: they share nothing but the mirror. */
async function play(): Promise<Herd> {
  const random = seeded();
  const herd: Herd = { requests: new Map(), currentAt: [], early: 0 };
  for (let i = 0; i < CLIENTS; i++) await playOne(random, herd);
  return herd;
}

async function playOne(random: () => number, herd: Herd): Promise<void> {
  let time = random() * HOUR; // browsers start at any time of an hour
  let attempts: Attempts = noAttempts;
  let planned = 0;
  const store = new MemoryStore();
  time += startDelayMs(attempts, { ms: publishedMs + time, random: random() });
  const fetch: FetchFile = async (url, wanted) => {
    const bucket = Math.floor(time / BUCKET);
    herd.requests.set(bucket, (herd.requests.get(bucket) ?? 0) + 1);
    if (time >= DOWN.from && time < DOWN.until) throw new Fault('unreachable', 'down');
    return mirrorOf(time < DOWN.until ? first : second)(url, wanted);
  };
  let isCurrent = false;
  while (time < END && !(isCurrent && time > DOWN.until + 4 * HOUR)) {
    if (attempts.failures > 0 && publishedMs + time < attempts.nextAt! - 1) herd.early++; // a millisecond for sums of fractions;
    const turn = await takeTurn({
      fetch,
      store,
      random,
      mirrors: ['https://mirror-0.example/'],
      clock: { now: () => publishedMs + time },
      root: first.get('metadata/1.root.json')!,
      attempts: {
        read: async () => attempts,
        write: async (next) => {
          attempts = next;
        },
      },
      plan: async (ms) => {
        planned = ms;
      },
    });
    if (!isCurrent && turn.outcome?.kind !== 'kept' && store.state?.version === 2) {
      isCurrent = true;
      herd.currentAt.push(time);
    }
    time += planned;
  }
}

it('comes back without a rush, all within a day, none before its backoff', { timeout: 900_000 }, async () => {
  const { requests, currentAt, early } = await play();
  const rate = (from: number, until: number) => {
    const buckets = Array.from({ length: (until - from) / BUCKET }, (_, i) => requests.get(from / BUCKET + i) ?? 0);
    return { mean: buckets.reduce((sum, count) => sum + count, 0) / buckets.length, peak: Math.max(...buckets) };
  };
  const steady = rate(2 * HOUR, DOWN.from);
  const after = rate(DOWN.from, DOWN.until + 4 * HOUR);
  const last = Math.max(...currentAt) - DOWN.until;
  injected(
    'F11',
    `${CLIENTS} clients, mirror down 3 h: steady ${steady.mean.toFixed(1)} requests in 10 min, peak ${after.peak} = ` +
      `${(after.peak / steady.mean).toFixed(2)} x, last client current after ${(last / HOUR).toFixed(1)} h`,
  );
  expect(after.peak).toBeLessThanOrEqual(3 * steady.mean);
  expect(currentAt).toHaveLength(CLIENTS);
  expect(last).toBeLessThan(24 * HOUR);
  expect(early).toBe(0);
});
