import { beforeAll, expect, it } from 'vitest';
import { type Attempts, noAttempts } from '#lib/sync/attempts.ts';
import { type FetchFile, TryLater } from '#lib/sync/fetch.ts';
import { takeTurn } from '#lib/sync/turn.ts';
import { type Files, MemoryStore, makeSigners, mirrorOf, publish, publishedMs } from '#tests/kit/repository.ts';

const HOUR = 3_600_000;
let files: Files;

beforeAll(async () => {
  files = await publish(await makeSigners(), 1);
});

/** A worker's turns over what it stores; `planned` is every alarm it set, in milliseconds. */
class Worker {
  readonly store = new MemoryStore();
  readonly planned: number[] = [];
  attempts: Attempts = noAttempts;
  now = publishedMs + HOUR;
  running = 0;
  most = 0;
  #last: Promise<unknown> = Promise.resolve();
  readonly #root: Uint8Array<ArrayBuffer>;

  constructor(root = files.get('metadata/1.root.json')!) {
    this.#root = root;
  }

  turn(fetch: FetchFile, mirrors = ['https://mirror-0.example/']) {
    return takeTurn({
      fetch,
      mirrors,
      store: this.store,
      clock: { now: () => this.now },
      root: this.#root,
      random: () => 0,
      attempts: {
        read: async () => this.attempts,
        write: async (attempts) => {
          this.attempts = attempts;
        },
      },
      plan: async (ms) => void this.planned.push(ms),
      alone: (run) => {
        const turn = this.#last.then(async () => {
          this.most = Math.max(this.most, ++this.running);
          return run().finally(() => this.running--);
        });
        this.#last = turn;
        return turn as ReturnType<typeof run>;
      },
    });
  }
}

const silence: FetchFile = async () => {
  throw new Error('the network is gone');
};

it('plans the next turn before it begins, so that a worker killed within wakes again', async () => {
  const worker = new Worker();
  const never = worker.turn(() => new Promise(() => {}));
  await Promise.race([never, new Promise((resolve) => setTimeout(resolve, 20))]);
  expect(worker.planned).toEqual([45 * 60_000]);
});

it('comes back sooner after a failure, and at its hour after a success', async () => {
  const worker = new Worker();
  expect((await worker.turn(silence)).outcome).toMatchObject({ kind: 'kept', code: 'internal' });
  expect(worker.attempts).toMatchObject({ failures: 1, nextAt: worker.now + HOUR / 4 });
  expect((await worker.turn(mirrorOf(files))).outcome).toMatchObject({ kind: 'updated', version: 1 });
  expect(worker.planned).toEqual([45, 15, 45, 45].map((minutes) => minutes * 60_000));
});

it('asks no mirror before its pause is over, and counts no failure for waiting', async () => {
  const worker = new Worker();
  let asked = 0;
  const busy: FetchFile = async () => {
    asked++;
    throw new TryLater('HTTP 503', 2 * HOUR);
  };
  await worker.turn(busy);
  worker.now += HOUR;
  expect((await worker.turn(busy)).outcome).toBeNull();
  expect([asked, worker.attempts.failures]).toEqual([1, 1]);
  worker.now += HOUR;
  expect((await worker.turn(mirrorOf(files))).outcome).toMatchObject({ kind: 'updated' });
});

it('takes one turn at a time', async () => {
  const worker = new Worker();
  const slow: FetchFile = async (url, wanted) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return mirrorOf(files)(url, wanted);
  };
  const kinds = await Promise.all([1, 2, 3].map(async () => (await worker.turn(slow)).outcome?.kind));
  expect(kinds).toEqual(['updated', 'current', 'current']);
  expect(worker.most).toBe(1);
});

it('remembers that one mirror showed another publication of a version, though the next one was true', async () => {
  const signers = await makeSigners();
  const first = await publish(signers, 1);
  const root = first.get('metadata/1.root.json')!;
  const worker = new Worker(root);
  const mirrors = ['https://mirror-0.example/', 'https://mirror-1.example/'];
  await worker.turn(mirrorOf(first), mirrors.slice(0, 1));
  const split = await publish(signers, 1, { root, now: publishedMs + 7000 });
  const later = await publish(signers, 2, { root });
  expect((await worker.turn(mirrorOf(split, later), mirrors)).outcome).toMatchObject({ kind: 'updated', version: 2 });
  expect(worker.attempts).toMatchObject({
    failures: 0,
    equivocations: [{ mirror: mirrors[0], step: 'timestamp', file: 'timestamp.json', at: worker.now }],
  });
});
