// What the fault cases have in common: seeded chance, a line for what was injected, mirrors on real sockets, a device with a clock.
import { type Attempts, noAttempts } from '#lib/sync/attempts.ts';
import { makeFetchFile, type TimeLimits } from '#lib/sync/fetch.ts';
import type { Canaries } from '#lib/sync/list.ts';
import type { SyncStore } from '#lib/sync/state.ts';
import { type SyncOutcome, sync } from '#lib/sync/sync.ts';
import { type Turn, takeTurn } from '#lib/sync/turn.ts';
import { type Files, MemoryStore } from '#tests/kit/repository.ts';
import { type StaticServer, serve } from '#tests/kit/static-server.ts';

/** The seed of every fault case. */
export const SEED = 20_261_124;
/** True in `npm run test:long`: every case whole. */
export const LONG = process.env.LONG === '1';

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function seeded(seed = SEED): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Says what a case injected, and with which seed. */
export function injected(id: string, what: string): void {
  process.stdout.write(`${id} seed ${SEED}: ${what}\n`);
}

/** A mirror on a real socket, whose files can be changed under it. */
export class Mirror {
  readonly files: Files;
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  readonly #server: StaticServer;

  private constructor(files: Files, server: StaticServer) {
    this.files = files;
    this.#server = server;
  }

  static async over(files: Files): Promise<Mirror> {
    const served: Files = new Map(files);
    const mirror: Mirror = new Mirror(
      served,
      await serve((request, response) => {
        const path = decodeURIComponent(request.url!.slice(1));
        mirror.asked.push(path);
        const bytes = served.get(path);
        if (bytes) response.end(bytes);
        else response.writeHead(404).end();
      }),
    );
    return mirror;
  }

  get url(): string {
    return this.#server.url;
  }

  /** Serves these files from now on, and no others. */
  serve(files: Files): void {
    this.files.clear();
    for (const [path, bytes] of files) this.files.set(path, bytes);
  }

  close(): Promise<void> {
    return this.#server.close();
  }
}

/** A client as the extension has one: the real fetch, its store, its tries, and a clock that a case may move. */
export class Device {
  readonly store: SyncStore & { state?: MemoryStore['state'] };
  readonly root: Uint8Array<ArrayBuffer>;
  readonly planned: number[] = [];
  attempts: Attempts = noAttempts;
  canaries: Canaries = [];
  limits: TimeLimits = { idleMs: 15_000, totalMs: 120_000 };
  now: number;

  constructor(root: Uint8Array<ArrayBuffer>, now: number, store: SyncStore = new MemoryStore()) {
    this.root = root;
    this.now = now;
    this.store = store;
  }

  sync(...mirrors: (Mirror | string)[]): Promise<SyncOutcome> {
    return sync(this.#parts(mirrors));
  }

  /** A turn of the schedule; what it planned last is the wait until the next. */
  turn(random: () => number, ...mirrors: (Mirror | string)[]): Promise<Turn> {
    return takeTurn({
      ...this.#parts(mirrors),
      random,
      attempts: {
        read: async () => this.attempts,
        write: async (attempts) => {
          this.attempts = attempts;
        },
      },
      plan: async (ms) => void this.planned.push(ms),
    });
  }

  #parts(mirrors: (Mirror | string)[]) {
    const { store, root, canaries } = this;
    const clock = { now: () => this.now };
    const urls = mirrors.map((mirror) => (typeof mirror === 'string' ? mirror : mirror.url));
    return { store, root, canaries, clock, fetch: makeFetchFile(fetch, this.limits, clock), mirrors: urls };
  }
}
