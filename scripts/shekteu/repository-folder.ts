// A repository as a folder of files: the newest version read from it, and a new one put in its place whole.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault, isFault } from '#lib/base/fault.ts';
import { type FileMeta, parseMetadata, type RoleName, type Target } from '#lib/publication/metadata.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The newest publication in a folder. Signatures and ages are not looked at. */
export interface Newest {
  /** Version of the targets file. */
  readonly version: number;
  /** The highest version that any role has there. */
  readonly highest: number;
  /** Root files by name, from the first to the newest. */
  readonly roots: ReadonlyMap<string, Bytes>;
  readonly root: Bytes;
  readonly targets: Readonly<Record<string, Target>>;
  readonly folder: string;
}

/** The newest publication in `folder`, or null where there is nothing. @throws Fault `unreadable-file` */
export function readNewest(folder: string): Newest | null {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return null;
  try {
    const timestamp = parseMetadata('timestamp', read(folder, 'timestamp.json')).signed;
    const snapshot = parseMetadata('snapshot', readVersion(folder, 'snapshot', timestamp.meta['snapshot.json'])).signed;
    const targets = parseMetadata('targets', readVersion(folder, 'targets', snapshot.meta['targets.json']!)).signed;
    const highest = Math.max(timestamp.version, snapshot.version, targets.version);
    return { version: targets.version, highest, ...readRoots(folder), targets: targets.targets, folder };
  } catch (cause) {
    if (!isFault(cause) && !(cause instanceof Error && 'code' in cause)) throw cause;
    throw new Fault('unreadable-file', `${folder} holds no repository that can be read`, {
      hint: 'give another folder',
      cause,
    });
  }
}

/** As `readNewest`. @throws Fault `unreadable-file` where there is nothing, too */
export function requireNewest(folder: string): Newest {
  const newest = readNewest(folder);
  if (newest === null)
    throw new Fault('unreadable-file', `no repository at ${folder}`, { hint: 'list build makes one' });
  return newest;
}

/** The bytes of a target of the newest publication. @throws Fault `unreadable-file` */
export function readTarget(newest: Newest, name: string): Bytes {
  const target = Object.hasOwn(newest.targets, name) ? newest.targets[name] : undefined;
  const path = join(newest.folder, 'targets', `${target?.hashes.sha256}.${name}`);
  if (!target || !existsSync(path)) throw new Fault('unreadable-file', `no ${name} in ${newest.folder}`);
  return new Uint8Array(readFileSync(path));
}

/** Puts `files` at `folder`, in place of whatever repository is there: whole, or not at all. */
export function replaceFolder(folder: string, files: ReadonlyMap<string, Bytes>): void {
  const next = `${folder}.next-${process.pid}`;
  const last = `${folder}.last-${process.pid}`;
  try {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(next, path)), { recursive: true });
      writeFileSync(join(next, path), bytes, { flush: true });
    }
    if (existsSync(folder)) renameSync(folder, last);
    try {
      renameSync(next, folder);
    } catch (error) {
      if (existsSync(last)) renameSync(last, folder);
      throw error;
    }
  } finally {
    rmSync(next, { recursive: true, force: true });
    rmSync(last, { recursive: true, force: true });
  }
}

function readVersion(folder: string, role: RoleName, meta: FileMeta): Bytes {
  return read(folder, `${meta.version}.${role}.json`);
}

function read(folder: string, name: string): Bytes {
  return new Uint8Array(readFileSync(join(folder, 'metadata', name)));
}

function readRoots(folder: string): { roots: Map<string, Bytes>; root: Bytes } {
  const names = readdirSync(join(folder, 'metadata')).filter((name) => /^\d+\.root\.json$/.test(name));
  const sorted = names.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  const roots = new Map(sorted.map((name) => [`metadata/${name}`, read(folder, name)]));
  const root = [...roots.values()].at(-1);
  if (!root) throw new Fault('malformed', 'no root file');
  return { roots, root };
}
