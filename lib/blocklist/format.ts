// The file of a list: a header of 32 bytes and its table. Whole 32-bit words throughout, little-endian.
import { ByteReader } from '#lib/base/bytes.ts';
import { Fault } from '#lib/base/fault.ts';
import { MAX_ENTRIES } from './elias-fano.ts';
import { SALT_BYTES } from './hash.ts';
import { KIND_BITS } from './kind.ts';
import { type Rows, sizeOf, type TableSize, tableLayout, writeTable } from './table.ts';

/** Bytes before the table. */
export const HEADER_BYTES = 16 + SALT_BYTES;

const MAGIC = 0x4c4b4853; // 'SHKL'
const VERSION = 2;
const HASH_BITS = 64;

/** What a list's header says. */
export interface Header extends TableSize {
  readonly salt: Uint8Array<ArrayBuffer>;
}

/** The whole file of a list. */
export function writeList(rows: Rows, salt: Uint8Array): Uint8Array<ArrayBuffer> {
  const size = sizeOf(rows);
  const out = new Uint8Array(HEADER_BYTES + tableLayout(size).size);
  const view = new DataView(out.buffer);
  view.setUint32(0, MAGIC, true);
  out.set([VERSION, HASH_BITS, KIND_BITS, 0], 4);
  view.setUint32(8, size.hashes, true);
  view.setUint32(12, size.extras, true);
  out.set(salt, 16);
  writeTable(rows, out, HEADER_BYTES);
  return out;
}

/** The header of a list file of exactly the right size. @throws Fault `bad-list`; `newer-version` for a later format. */
export function parseHeader(bytes: Uint8Array<ArrayBuffer>): Header {
  const header = readHeader(bytes);
  if (bytes.length !== HEADER_BYTES + tableLayout(header).size) {
    throw new Fault('bad-list', `${bytes.length} bytes cannot be a list of ${header.hashes} entries`);
  }
  return header;
}

/** What the first HEADER_BYTES of a list file say, whatever follows. @throws Fault `bad-list`; `newer-version` */
export function readHeader(bytes: Uint8Array<ArrayBuffer>): Header {
  if (bytes.length < HEADER_BYTES) throw new Fault('bad-list', 'shorter than a header');
  const reader = new ByteReader(bytes);
  if (reader.u32() !== MAGIC) throw new Fault('bad-list', 'not a list file');
  const version = reader.u8();
  if (version > VERSION) throw new Fault('newer-version', 'a list of a later format');
  if (version !== VERSION || reader.u8() !== HASH_BITS || reader.u8() !== KIND_BITS || reader.u8() !== 0) {
    throw new Fault('bad-list', 'a version, widths or flags that this format does not know');
  }
  const hashes = reader.u32();
  const extras = reader.u32();
  if (hashes > MAX_ENTRIES || extras > hashes) throw new Fault('bad-list', 'more entries than a list may hold');
  return { hashes, extras, salt: reader.bytes(SALT_BYTES) };
}
