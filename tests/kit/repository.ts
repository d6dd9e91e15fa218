// Repositories for tests: the real publisher's output in memory, mirrors that serve (and spoil) it, and a store that remembers.
import { equalBytes } from '#lib/base/bytes.ts';
import { Fault } from '#lib/base/fault.ts';
import { makeSigner, type Signer } from '#lib/publication/keys.ts';
import { isoSeconds, type ListCustom, type RoleName } from '#lib/publication/metadata.ts';
import { makeRepository } from '#lib/publication/repository.ts';
import type { Signers } from '#lib/publication/root.ts';
import type { FetchFile } from '#lib/sync/fetch.ts';
import type { Canaries } from '#lib/sync/list.ts';
import type { Slot, SyncStore, TrustedState } from '#lib/sync/state.ts';
import type { Step } from '#lib/sync/steps.ts';
import { type SyncOutcome, sync } from '#lib/sync/sync.ts';
import { madeUpList } from '#tests/kit/lists.ts';

export type Files = Map<string, Uint8Array<ArrayBuffer>>;

/** The time at which test repositories are published, in milliseconds. */
export const publishedMs = Date.UTC(2026, 10, 24, 9, 0, 0);
export const DAY_MS = 86_400_000;

/** Fresh signers, `count` for each role. */
export async function makeSigners(count = 1): Promise<Record<RoleName, Signer[]>> {
  const several = () => Promise.all(Array.from({ length: count }, makeSigner));
  return { root: await several(), timestamp: await several(), snapshot: await several(), targets: await several() };
}

/** What is signed about a list of so many entries. */
export function customOf(entries: number, now: number): ListCustom {
  return {
    name: 'Practice',
    operator: 'Practice desk',
    practice: true,
    entries,
    publishedAt: isoSeconds(now),
    bulk: true,
  };
}

/** One publication: a list of 100 × version made-up entries. */
export async function publish(
  roles: Signers,
  version: number,
  more: { root?: Uint8Array<ArrayBuffer>; now?: number; thresholds?: Partial<Record<RoleName, number>> } = {},
): Promise<Files> {
  const now = more.now ?? publishedMs + version * 60_000;
  const list = { bytes: madeUpList(100 * version, `version-${version}`), custom: customOf(100 * version, now) };
  return makeRepository({ ...more, roles, version, now: new Date(now), targets: { list } });
}

/** The only path that matches, for files named by version or hash. */
export function pathOf(files: Files, pattern: RegExp): string {
  const [path, other] = [...files.keys()].filter((name) => pattern.test(name));
  if (!path || other) throw new Error(`not one path for ${pattern}`);
  return path;
}

/** Mirrors at https://mirror-N.example/ over files in memory, with the real length limit; a file that is held is not sent again. */
export function mirrorOf(...mirrors: Files[]): FetchFile {
  return async (url, { maxBytes, held }) => {
    const [, at, path] = /^https:\/\/mirror-(\d)\.example\/(.*)$/.exec(url) ?? [];
    const bytes = mirrors[Number(at)]?.get(path ?? '');
    if (!bytes) throw new Fault('not-found', `${path} is not there`);
    if (bytes.length > maxBytes) throw new Fault('endless', `longer than ${maxBytes}`);
    return held && equalBytes(held, bytes) ? held : bytes;
  };
}

/** A store in memory; `writes` counts its transactions. */
export class MemoryStore implements SyncStore {
  state: TrustedState | null = null;
  writes = 0;

  async read(): Promise<TrustedState | null> {
    return this.state;
  }

  async write(state: TrustedState): Promise<void> {
    this.writes++;
    this.state = state;
  }

  /** As a disk gives it back: the same bytes, not the same objects. */
  async stage({ list, delta }: Slot): Promise<Slot> {
    return { list: list.slice(), delta: delta === null ? null : delta.slice() };
  }
}

/** A client with its root, its store and its clock. */
export class Client {
  readonly store = new MemoryStore();
  readonly steps: Step[] = [];
  now = publishedMs + 3_600_000;
  root: Uint8Array<ArrayBuffer>;
  canaries: Canaries = [];

  constructor(root: Uint8Array<ArrayBuffer>) {
    this.root = root;
  }

  /** One cycle against these mirrors in turn. */
  sync(...mirrors: Files[]): Promise<SyncOutcome> {
    return this.syncFrom(
      mirrorOf(...mirrors),
      mirrors.map((_, i) => `https://mirror-${i}.example/`),
    );
  }

  syncFrom(fetch: FetchFile, mirrors: readonly string[]): Promise<SyncOutcome> {
    this.steps.length = 0;
    const onStep = (step: Step) => this.steps.push(step);
    const { store, root, canaries } = this;
    return sync({ fetch, store, clock: { now: () => this.now }, mirrors, root, canaries, onStep });
  }
}
