// What changed between two lists of one salt: made by the publisher, laid beside its base by a client, applied to be checked.
import { equalBytes, sha256, toHex } from '#lib/base/bytes.ts';
import { Fault } from '#lib/base/fault.ts';
import { parseDeltaHeader, writeDelta } from './delta-format.ts';
import { writeList } from './format.ts';
import { BlockList } from './list.ts';
import type { Rows } from './table.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The delta from one list file to another of the same salt. @throws Fault `conflict` when the salts differ; `bad-list` */
export async function makeDelta(base: Bytes, next: Bytes): Promise<Bytes> {
  const [before, after] = [BlockList.open(base), BlockList.open(next)];
  if (!equalBytes(before.salt, after.salt)) {
    throw new Fault('conflict', 'two salts: hashes of one cannot be told in the other', {
      hint: 'Publish a new base.',
    });
  }
  const { additions, removed } = difference(before.rows(), after.rows());
  const [baseSha256, resultSha256] = await Promise.all([sha256(base), sha256(next)]);
  return writeDelta({ salt: before.salt, baseHashes: before.hashes, additions, removed, baseSha256, resultSha256 });
}

/**
 * The list file that base and delta come to, byte for byte the publisher's.
 * @throws Fault `bad-list` when the delta is against another base; `hash` when what comes out is not what was meant.
 */
export async function applyDelta(base: Bytes, delta: Bytes): Promise<Bytes> {
  const { baseSha256, resultSha256 } = parseDeltaHeader(delta);
  if (!equalBytes(await sha256(base), baseSha256)) throw new Fault('bad-list', 'a delta against another base');
  const result = fileOf(BlockList.open(base, delta));
  if (!equalBytes(await sha256(result), resultSha256))
    throw new Fault('hash', 'the delta does not come to the list it names');
  return result;
}

/** SHA-256 (hexadecimal) over the set in use: of the full file that it is, or that its base and delta come to. */
export async function setSha256(list: BlockList): Promise<string> {
  return toHex(await sha256(fileOf(list)));
}

/** The full file of a list, whatever it was opened from. */
function fileOf(list: BlockList): Bytes {
  return writeList(list.rows(), list.salt);
}

/** Walks both sets in order: what stands only in `after`, or with another code, is added; ranks of the rest of `before` are removed. */
function difference(before: Rows, after: Rows): { additions: Rows; removed: Uint32Array } {
  const added: number[] = [];
  const removed: number[] = [];
  let a = 0;
  let b = 0;
  while (a < before.hi.length || b < after.hi.length) {
    const order = compare(before, a, after, b);
    if (order === 0 && before.codes[a] === after.codes[b]) {
      a++;
      b++;
      continue;
    }
    if (order <= 0) removed.push(a++);
    if (order >= 0) added.push(b++);
  }
  return { additions: pickRows(after, added), removed: Uint32Array.from(removed) };
}

/** Below 0 where the row of `one` comes first, above 0 where that of `two` does. A set that is through comes last. */
function compare(one: Rows, a: number, two: Rows, b: number): number {
  if (a >= one.hi.length || b >= two.hi.length) return a < one.hi.length ? -1 : 1;
  return one.hi[a]! - two.hi[b]! || one.lo[a]! - two.lo[b]!;
}

function pickRows(rows: Rows, at: readonly number[]): Rows {
  return {
    hi: Uint32Array.from(at, (i) => rows.hi[i]!),
    lo: Uint32Array.from(at, (i) => rows.lo[i]!),
    codes: Uint8Array.from(at, (i) => rows.codes[i]!),
  };
}
