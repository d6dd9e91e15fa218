// The file of a list: a header of 28 bytes, the coded hashes, the kinds. Whole 32-bit words throughout, little-endian.
import { ByteReader } from '#lib/base/bytes.ts';
import { Fault } from '#lib/base/fault.ts';
import { MAX_ENTRIES, shapeOf } from './elias-fano.ts';
import { SALT_BYTES } from './hash.ts';
import { KIND_BITS } from './kind.ts';

/** Bytes before the coded hashes. */
export const HEADER_BYTES = 12 + SALT_BYTES;

const MAGIC = 0x4c4b4853; // 'SHKL'
const VERSION = 1;
const HASH_BITS = 64;

/** What a list's header says. */
export interface Header {
  readonly entries: number;
  readonly salt: Uint8Array<ArrayBuffer>;
}

/** Where the parts of a list with so many entries begin, in bytes. */
export function layoutOf(entries: number): { kindsAt: number; size: number } {
  const { lowerBytes, upperBytes } = shapeOf(entries);
  const kindsAt = HEADER_BYTES + lowerBytes + upperBytes;
  return { kindsAt, size: kindsAt + 4 * Math.ceil((entries * KIND_BITS) / 32) };
}

/** Writes the header at the start of `out`. */
export function writeHeader(header: Header, out: Uint8Array<ArrayBuffer>): void {
  const view = new DataView(out.buffer, out.byteOffset, HEADER_BYTES);
  view.setUint32(0, MAGIC, true);
  view.setUint8(4, VERSION);
  view.setUint8(5, HASH_BITS);
  view.setUint8(6, KIND_BITS);
  view.setUint8(7, 0);
  view.setUint32(8, header.entries, true);
  out.set(header.salt, 12);
}

/** The header of a list file of exactly the right size. @throws Fault `bad-list`; `newer-version` for a later format. */
export function parseHeader(bytes: Uint8Array<ArrayBuffer>): Header {
  if (bytes.length < HEADER_BYTES) throw new Fault('bad-list', 'shorter than a header');
  const reader = new ByteReader(bytes);
  if (reader.u32() !== MAGIC) throw new Fault('bad-list', 'not a list file');
  if (reader.u8() > VERSION) throw new Fault('newer-version', 'a list of a later format');
  if (reader.u8() !== HASH_BITS || reader.u8() !== KIND_BITS || reader.u8() !== 0) {
    throw new Fault('bad-list', 'widths or flags that this format does not know');
  }
  const entries = reader.u32();
  if (entries > MAX_ENTRIES || bytes.length !== layoutOf(entries).size) {
    throw new Fault('bad-list', `${bytes.length} bytes cannot be a list of ${entries} entries`);
  }
  return { entries, salt: reader.bytes(SALT_BYTES) };
}
