// Where published files lie: a folder that any web server could serve. Files never change, but the timestamp.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { equalBytes } from '#lib/base/bytes.ts';
import { Fault } from '#lib/base/fault.ts';
import { parseMetadata } from '#lib/publication/metadata.ts';

/** The file whose replacement makes a publication visible. */
export const timestampPath = 'metadata/timestamp.json';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a place holds: the root in force, and the versions to go on from. */
export interface Placed {
  root: Bytes | null;
  /** Path of the first root, which an extension is built with. */
  firstRoot: string;
  snapshot: Bytes | null;
  version: number;
  timestampVersion: number;
}

/** Reads what lies in `folder`. @throws Fault `malformed` */
export function readPlace(folder: string): Placed {
  const firstRoot = path.join(folder, 'metadata', '1.root.json');
  const roots = versionsOf(folder, 'root');
  const timestamp = readOrNull(path.join(folder, timestampPath));
  if (timestamp === null)
    return { root: newest(folder, roots), firstRoot, snapshot: null, version: 0, timestampVersion: 0 };
  const { version: timestampVersion, meta } = parseMetadata('timestamp', timestamp).signed;
  const version = meta['snapshot.json'].version;
  const snapshot = readOrNull(path.join(folder, 'metadata', `${version}.snapshot.json`));
  return { root: newest(folder, roots), firstRoot, snapshot, version, timestampVersion };
}

/** Places files; the timestamp comes last, so that a reader sees the old publication or the new one. */
export async function placeFiles(folder: string, files: ReadonlyMap<string, Bytes>): Promise<void> {
  for (const [name, bytes] of files) if (name !== timestampPath) await placeOnce(path.join(folder, name), bytes);
  const timestamp = files.get(timestampPath);
  if (timestamp !== undefined) await replace(path.join(folder, timestampPath), timestamp);
}

// A publication that was cut short before its timestamp leaves files that no client was told of: those are replaced.
async function placeOnce(file: string, bytes: Bytes): Promise<void> {
  const there = readOrNull(file);
  if (there !== null && equalBytes(there, bytes)) return;
  if (there !== null && file.endsWith('.root.json')) throw new Fault('conflict', `${file} is published already`);
  await replace(file, bytes);
}

async function replace(file: string, bytes: Bytes): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o755 });
  const half = `${file}.${process.pid}.half`;
  const handle = await open(half, 'w', 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(half, file).catch(async (error: unknown) => {
    await rm(half, { force: true });
    throw error;
  });
}

function versionsOf(folder: string, role: 'root'): number[] {
  const metadata = path.join(folder, 'metadata');
  if (!existsSync(metadata)) return [];
  const pattern = new RegExp(`^(\\d+)\\.${role}\\.json$`);
  return readdirSync(metadata).flatMap((name) => pattern.exec(name)?.slice(1).map(Number) ?? []);
}

function newest(folder: string, roots: readonly number[]): Bytes | null {
  return roots.length === 0 ? null : readOrNull(path.join(folder, 'metadata', `${Math.max(...roots)}.root.json`));
}

function readOrNull(file: string): Bytes | null {
  return existsSync(file) ? Uint8Array.from(readFileSync(file)) : null;
}
