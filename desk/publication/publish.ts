// From entries to signed files in their place. The files are the truth; the database notes what they carry.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '#desk/config.ts';
import type { Database } from '#desk/database/open.ts';
import type { Clock } from '#lib/base/clock.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { nextList } from '#lib/blocklist/next.ts';
import { bulkOf } from '#lib/publication/bulk.ts';
import { isoSeconds, type ListCustom } from '#lib/publication/metadata.ts';
import { makeRepository, makeTimestamp, type TargetInput } from '#lib/publication/repository.ts';
import { collectEntries, type RefusedLine } from './entries.ts';
import { openKeys } from './keys.ts';
import { placeFiles, readPlace, timestampPath } from './place.ts';
import { readPrevious } from './previous.ts';
import type { Protection } from './protection.ts';
import { approvedSubjects, notePublication } from './store.ts';

/** What a publication did. */
export interface Published {
  version: number;
  publishedAt: string;
  entries: number;
  practice: boolean;
  /** True if it is a base, which every client fetches whole. */
  base: boolean;
  /** True if so much changed that clients would refuse it, were it not signed as meant. */
  bulk: boolean;
  refused: RefusedLine[];
}

/** Publishes, one after the other, into one repository. */
export interface Publisher {
  /** Folder of the published files, and the first root in it. */
  folder: string;
  rootPath: string;
  /** The latest publication of this process. */
  latest(): Published | null;
  /** Publishes the next version. */
  publish(personId: number | null): Promise<Published>;
  /** Signs the timestamp anew, so that it does not run out while nothing is published. */
  refresh(): Promise<void>;
}

/** What a publisher works with. */
export interface PublisherParts {
  config: Config;
  db: Database;
  clock: Clock;
  protection(): Protection;
}

/** Opens the keys and the place of a desk. */
export async function openPublisher(parts: PublisherParts): Promise<Publisher> {
  const { dataDir } = parts.config;
  const folder = path.join(dataDir, 'repository');
  const keys = await openKeys(path.join(dataDir, 'keys'));
  const inTurn = queue();
  let latest: Published | null = null;
  return {
    folder,
    rootPath: readPlace(folder).firstRoot,
    latest: () => latest,
    publish: (personId) =>
      inTurn(async () => {
        latest = await publishNext({ ...parts, folder, keys, personId });
        return latest;
      }),
    refresh: () => inTurn(() => signTimestamp({ folder, keys, now: new Date(parts.clock.now()) })),
  };
}

interface Work extends PublisherParts {
  folder: string;
  keys: Awaited<ReturnType<typeof openKeys>>;
  personId: number | null;
}

async function publishNext({ config, db, clock, folder, keys, personId, ...work }: Work): Promise<Published> {
  const protection = work.protection();
  const placed = readPlace(folder);
  const version = placed.version + 1;
  const now = new Date(clock.now());
  const approved = await approvedSubjects(db);
  const { entries, refused, practice } = collectEntries({ ...config, approved, protection });
  const previous = readPrevious(folder, placed);
  const next = await nextList({
    entries,
    protectedSubjects: protection.subjects,
    version,
    base: previous?.base ?? null,
  });
  const count = BlockList.open(next.list).entries;
  const bulk = bulkOf(previous?.about, count, version);
  const custom: ListCustom = {
    name: practice ? `${config.operator}: practice list` : config.operator,
    operator: config.operator,
    practice,
    entries: count,
    publishedAt: isoSeconds(now.getTime()),
    base: next.base,
    ...bulk,
  };
  const targets: Record<string, TargetInput> = {
    list: { bytes: next.list, custom },
    'rule-pack': { bytes: Uint8Array.from(readFileSync(config.rulePack)) },
  };
  if (next.change !== null) {
    targets['list.base'] = { bytes: next.change.base };
    targets['list.delta'] = { bytes: next.change.delta, custom: next.change.custom };
  }
  const root = placed.root === null ? {} : { root: placed.root };
  const files = await makeRepository({ roles: keys, version, now, targets, ...root });
  const snapshot = files.get(`metadata/${version}.snapshot.json`)!;
  const timestamp = { signers: keys.timestamp, version: placed.timestampVersion + 1, now, snapshot };
  files.set(timestampPath, await makeTimestamp(timestamp));
  await placeFiles(folder, files);
  const proposals = approved.filter((row) => row.published_in === null).map((row) => row.id);
  await notePublication(db, { version, publishedAt: now, entries: custom.entries, personId, proposals });
  const { publishedAt } = custom;
  return {
    version,
    publishedAt,
    entries: count,
    practice,
    base: next.change === null,
    bulk: bulk.bulk === true,
    refused,
  };
}

async function signTimestamp({ folder, keys, now }: Pick<Work, 'folder' | 'keys'> & { now: Date }): Promise<void> {
  const { snapshot, timestampVersion } = readPlace(folder);
  if (snapshot === null) return;
  const timestamp = await makeTimestamp({ signers: keys.timestamp, version: timestampVersion + 1, now, snapshot });
  await placeFiles(folder, new Map([[timestampPath, timestamp]]));
}

function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}
