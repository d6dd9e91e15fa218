// The next version of a list: a delta against its base as long as that pays, else a base itself with a fresh salt.
import type { Subject } from '#lib/address/subject.ts';
import { sha256, toHex } from '#lib/base/bytes.ts';
import { isFault } from '#lib/base/fault.ts';
import { needsNewBase } from './base.ts';
import { buildList, type Entry } from './build.ts';
import { makeDelta } from './delta.ts';
import { parseDeltaHeader } from './delta-format.ts';
import { SALT_BYTES } from './hash.ts';
import { BlockList } from './list.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What the next version is made from. */
export interface NextParts {
  readonly entries: readonly Entry[];
  readonly protectedSubjects: readonly Subject[];
  /** The number of the coming version. */
  readonly version: number;
  /** The base in force and its version; null where there is none yet. */
  readonly base: { readonly version: number; readonly bytes: Bytes } | null;
}

/** A version: its full file, the version of its base, and what else is published where it is not a base itself. */
export interface NextList {
  readonly list: Bytes;
  readonly base: number;
  readonly change: {
    readonly base: Bytes;
    readonly delta: Bytes;
    /** What is signed about the delta. */
    readonly custom: { base: number; baseSha256: string; baseLength: number; resultSha256: string };
  } | null;
}

const SALT_TRIES = 5;

/** Makes the next version. @throws Fault `protected` when an entry is a protected subject; `too-large` */
export async function nextList(parts: NextParts): Promise<NextList> {
  const { version, base } = parts;
  const next = base === null ? null : await besideBase(parts, base);
  return next ?? { list: buildUnderFreshSalt(parts), base: version, change: null };
}

/** Null where the base must not or cannot serve any longer. */
async function besideBase(parts: NextParts, base: NonNullable<NextParts['base']>): Promise<NextList | null> {
  try {
    const before = BlockList.open(base.bytes);
    const list = buildList(parts.entries, { salt: before.salt, protectedSubjects: parts.protectedSubjects });
    const delta = await makeDelta(base.bytes, list);
    const { added, removed } = parseDeltaHeader(delta);
    const changedShare = (added.hashes + removed) / Math.max(1, before.hashes);
    if (needsNewBase({ versionsSinceBase: parts.version - base.version, changedShare })) return null;
    const [baseSha256, resultSha256] = await Promise.all([hexOf(base.bytes), hexOf(list)]);
    const custom = { base: base.version, baseSha256, baseLength: base.bytes.length, resultSha256 };
    return { list, base: base.version, change: { base: base.bytes, delta, custom } };
  } catch (error) {
    if (isByChance(error) || isFault(error, 'bad-list') || isFault(error, 'newer-version')) return null;
    throw error;
  }
}

/** Two subjects may meet in one hash under one salt, hardly under five. */
function buildUnderFreshSalt({ entries, protectedSubjects }: NextParts): Bytes {
  for (let tried = 1; ; tried++) {
    try {
      return buildList(entries, { salt: crypto.getRandomValues(new Uint8Array(SALT_BYTES)), protectedSubjects });
    } catch (error) {
      if (!isByChance(error) || tried === SALT_TRIES) throw error;
    }
  }
}

function isByChance(error: unknown): boolean {
  return isFault(error, 'conflict') || isFault(error, 'protected');
}

async function hexOf(bytes: Bytes): Promise<string> {
  return toHex(await sha256(bytes));
}
