// The file of a delta: a header of 104 bytes, a table of what is added, and the ranks in the base of what is removed.
// An entry whose kind changed is removed and added.
import { ByteReader } from '#lib/base/bytes.ts';
import { Fault } from '#lib/base/fault.ts';
import { MAX_ENTRIES } from './elias-fano.ts';
import { SALT_BYTES } from './hash.ts';
import { rankBytes, writeRanks } from './ranks.ts';
import { type Rows, sizeOf, type TableSize, tableLayout, writeTable } from './table.ts';

/** Bytes before the table of additions. */
export const DELTA_HEADER_BYTES = 24 + SALT_BYTES + 64;

const MAGIC = 0x444b4853; // 'SHKD'
const VERSION = 1;
const DIGEST_BYTES = 32;

/** What a delta's header says. */
export interface DeltaHeader {
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Hashes in the base that it is against. */
  readonly baseHashes: number;
  readonly added: TableSize;
  readonly removed: number;
  /** SHA-256 of the base's file. */
  readonly baseSha256: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the list file that base and delta come to. */
  readonly resultSha256: Uint8Array<ArrayBuffer>;
}

/** What a delta says beside its table and ranks. */
export interface DeltaParts extends Pick<DeltaHeader, 'salt' | 'baseHashes' | 'baseSha256' | 'resultSha256'> {
  readonly additions: Rows;
  readonly removed: Uint32Array;
}

/** The whole file of a delta. */
export function writeDelta(parts: DeltaParts): Uint8Array<ArrayBuffer> {
  const { additions, removed, baseHashes } = parts;
  const added = sizeOf(additions);
  const ranksAt = DELTA_HEADER_BYTES + tableLayout(added).size;
  const out = new Uint8Array(ranksAt + rankBytes(removed.length, baseHashes));
  const view = new DataView(out.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  out.set(parts.salt, 8);
  const numbers = [baseHashes, added.hashes, added.extras, removed.length];
  numbers.forEach((value, i) => {
    view.setUint32(8 + SALT_BYTES + 4 * i, value, true);
  });
  out.set(parts.baseSha256, 24 + SALT_BYTES);
  out.set(parts.resultSha256, 24 + SALT_BYTES + DIGEST_BYTES);
  writeTable(additions, out, DELTA_HEADER_BYTES);
  writeRanks(removed, baseHashes, out, ranksAt);
  return out;
}

/** The header of a delta file of exactly the right size, and where its ranks begin. @throws Fault `bad-list`, `newer-version` */
export function parseDeltaHeader(bytes: Uint8Array<ArrayBuffer>): DeltaHeader & { ranksAt: number } {
  if (bytes.length < DELTA_HEADER_BYTES) throw new Fault('bad-list', 'shorter than a header');
  const reader = new ByteReader(bytes);
  if (reader.u32() !== MAGIC) throw new Fault('bad-list', 'not a delta file');
  const version = reader.u32();
  if (version > VERSION) throw new Fault('newer-version', 'a delta of a later format');
  if (version !== VERSION) throw new Fault('bad-list', 'no such version of the format');
  const salt = reader.bytes(SALT_BYTES);
  const baseHashes = reader.u32();
  const added = { hashes: reader.u32(), extras: reader.u32() };
  const removed = reader.u32();
  const baseSha256 = reader.bytes(DIGEST_BYTES);
  const resultSha256 = reader.bytes(DIGEST_BYTES);
  if (Math.max(baseHashes, added.hashes) > MAX_ENTRIES || added.extras > added.hashes || removed > baseHashes) {
    throw new Fault('bad-list', 'more entries than a list may hold');
  }
  const ranksAt = DELTA_HEADER_BYTES + tableLayout(added).size;
  if (bytes.length !== ranksAt + rankBytes(removed, baseHashes))
    throw new Fault('bad-list', 'not the size its header says');
  return { salt, baseHashes, added, removed, baseSha256, resultSha256, ranksAt };
}
