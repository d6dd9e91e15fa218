// Where an imported list comes from, and where it is kept: a source is one folder, put there and taken away whole.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from '#lib/base/fault.ts';

const MAX_BYTES = 256 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

/** A source as it was read. */
export interface Source {
  bytes: Buffer;
  sha256: string;
}

async function fetchBytes(address: string): Promise<Buffer> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), credentials: 'omit' });
  if (!answer.ok || answer.body === null) throw new Error(`status ${answer.status}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body) {
    length += part.length;
    if (length > MAX_BYTES) throw new Error('over 256 MiB');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Reads a file or an https address whole. @throws Fault `unreadable-file`, `unreachable`, `usage`. */
export async function readSource(from: string): Promise<Source> {
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(from);
  if (isAddress && !from.toLowerCase().startsWith('https://')) {
    throw new Fault('usage', 'a list is fetched by https only', { hint: 'give an https address, or a file' });
  }
  try {
    const bytes = isAddress ? await fetchBytes(from) : await readFile(from);
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Fault(isAddress ? 'unreachable' : 'unreadable-file', `cannot read ${from}: ${message}`, {
      hint: isAddress ? 'try again later, or give a file' : 'give a file that can be read',
      cause,
    });
  }
}

/** The folder of a source in a desk's data folder. @throws Fault `usage` for a name that is no plain file name. */
export function sourceFolder(into: string, name: string): string {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(name)) {
    throw new Fault('usage', 'a source is named by letters, figures, dots, dashes and underscores', {
      hint: 'for example --source example-list',
    });
  }
  return join(into, 'sources', name);
}

/** Puts files into `folder`, replacing it whole: a reader sees the old ones or the new ones, never a mixture. */
export async function replaceFolder(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  // Beside the folder of sources, so that what a power cut leaves there is never read as one.
  const fresh = await mkdtemp(join(dirname(dirname(folder)), '.import-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(fresh, name), text);
  const old = `${fresh}.old`;
  if (existsSync(folder)) await rename(folder, old);
  await rename(fresh, folder);
  await rm(old, { recursive: true, force: true });
}

/** The file in a desk's data folder that holds what one list protects. @throws Fault `usage`, as `sourceFolder`. */
export function protectionFile(into: string, name: string): string {
  return join(into, 'protected', `${basename(sourceFolder(into, name))}.txt`);
}

/** Puts a file in place, replacing it whole. */
export async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, text);
  await rename(`${file}.part`, file);
}

/** Takes a source's folder, or the file of what it protects, away whole. @throws Fault `not-found`. */
export async function withdraw(place: string): Promise<void> {
  if (!existsSync(place))
    throw new Fault('not-found', `nothing at ${place}`, { hint: 'name a list that was imported' });
  await rm(place, { recursive: true });
}
