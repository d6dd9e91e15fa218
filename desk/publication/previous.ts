// What the publication before left for the next one: the base that deltas are made against, and what was signed about it.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isFault } from '#lib/base/fault.ts';
import {
  type ListCustom,
  parseDeltaCustom,
  parseListCustom,
  parseMetadata,
  type Target,
} from '#lib/publication/metadata.ts';
import type { Placed } from './place.ts';

/** The publication before. `base` is null where its file is gone or was never told: then the next is a base. */
export interface Previous {
  /** What was signed about its list. */
  about: ListCustom;
  base: { version: number; bytes: Uint8Array<ArrayBuffer> } | null;
}

/** Reads what lies in `folder`; null before the first publication, or where it cannot be read. */
export function readPrevious(folder: string, { snapshot }: Placed): Previous | null {
  if (snapshot === null) return null;
  const version = parseMetadata('snapshot', snapshot).signed.meta['targets.json']!.version;
  const file = path.join(folder, 'metadata', `${version}.targets.json`);
  if (!existsSync(file)) return null;
  try {
    const { targets } = parseMetadata('targets', Uint8Array.from(readFileSync(file))).signed;
    return previousOf(folder, targets);
  } catch (error) {
    if (isFault(error, 'malformed')) return null;
    throw error;
  }
}

function previousOf(folder: string, targets: Readonly<Record<string, Target>>): Previous | null {
  const { list, 'list.delta': delta } = targets;
  if (list === undefined) return null;
  const about = parseListCustom(list.custom);
  const { base } = about;
  if (base === undefined) return { about, base: null };
  const name =
    delta === undefined ? `${list.hashes.sha256}.list` : `${parseDeltaCustom(delta.custom).baseSha256}.list.base`;
  const file = path.join(folder, 'targets', name);
  return { about, base: existsSync(file) ? { version: base, bytes: Uint8Array.from(readFileSync(file)) } : null };
}
