// A set of hashes with a code for each, as it lies in a list file and, for what was added, in a delta.
import { Codes, countWithPaths, rowBytes, writeCodes } from './codes.ts';
import { EliasFano, encode, type Hashes, shapeOf } from './elias-fano.ts';
import { wordsOf } from './words.ts';

/** Sorted, distinct hashes and the code of each. */
export interface Rows extends Hashes {
  readonly codes: Uint8Array;
}

/** How many rows a table has, and how many of them have entries with a path below. */
export interface TableSize {
  readonly hashes: number;
  readonly extras: number;
}

/** The size of a table that holds `rows`. */
export function sizeOf(rows: Rows): TableSize {
  return { hashes: rows.codes.length, extras: countWithPaths(rows.codes) };
}

/** Where a table's codes begin, and its whole size, in bytes from its start. */
export function tableLayout({ hashes, extras }: TableSize): { codesAt: number; size: number } {
  const { lowerBytes, upperBytes } = shapeOf(hashes);
  const codesAt = lowerBytes + upperBytes;
  return { codesAt, size: codesAt + rowBytes(hashes) + rowBytes(extras) };
}

/** Writes a table from byte `at` of `out`, which must be zero there. */
export function writeTable(rows: Rows, out: Uint8Array<ArrayBuffer>, at: number): void {
  const { codesAt } = tableLayout(sizeOf(rows));
  encode(rows, new DataView(out.buffer, out.byteOffset + at));
  writeCodes(rows.codes, out.subarray(at + codesAt));
}

/** A table read in place. Looking up allocates nothing. */
export class Table {
  readonly set: EliasFano;
  readonly codes: Codes;

  /** Reads the table that begins at byte `at`. @throws Fault `bad-list` */
  constructor(bytes: Uint8Array<ArrayBuffer>, at: number, size: TableSize) {
    const layout = tableLayout(size);
    const words = wordsOf(bytes, at, layout.size);
    this.set = new EliasFano(words, size.hashes);
    this.codes = new Codes(words.subarray(layout.codesAt / 4), size.hashes, size.extras);
  }

  /** Calls `visit` with each row in ascending order of hash. */
  forEach(visit: (hi: number, lo: number, code: number, index: number) => void): void {
    let index = 0;
    this.set.forEach((hi, lo) => {
      visit(hi, lo, this.codes.at(index), index);
      index++;
    });
  }
}
