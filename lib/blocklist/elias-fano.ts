// A sorted set of 64-bit hashes in Elias-Fano coding: the same bytes on the wire, on disk and in memory.
// The top q = ceil(log2 n) bits go to a unary bitmap, the other 64 - q stand side by side; both LSB first in 32-bit little-endian words.
// Source: Elias 1974 and Fano 1971, as in Vigna, Quasi-succinct indices, 2013, section 3.
import { Fault } from '#lib/base/fault.ts';
import { popcount, selectBit, wordBytes, writeBits } from './words.ts';

/** Sorted, distinct 64-bit numbers as two halves. */
export interface Hashes {
  readonly hi: Uint32Array;
  readonly lo: Uint32Array;
}

/** How `entries` hashes are laid out: widths in bits, sizes in bytes, whole 32-bit words. */
export interface Shape {
  readonly entries: number;
  /** q: bits of a hash that go to the unary bitmap. */
  readonly upperWidth: number;
  readonly lowerWidth: number;
  readonly lowerBytes: number;
  readonly upperBytes: number;
}

/** Most entries a list may hold. */
export const MAX_ENTRIES = 2 ** 26;

const BUCKETS_PER_START = 64;

/** The layout for so many entries. */
export function shapeOf(entries: number): Shape {
  const upperWidth = entries < 2 ? 0 : 32 - Math.clz32(entries - 1);
  const lowerWidth = 64 - upperWidth;
  return {
    entries,
    upperWidth,
    lowerWidth,
    lowerBytes: wordBytes(entries * lowerWidth),
    upperBytes: wordBytes(entries + 2 ** upperWidth),
  };
}

/** Writes the lower part at the start of `out` and the upper part behind it. `out` must be zero and large enough. */
export function encode(hashes: Hashes, out: DataView<ArrayBuffer>): void {
  const { hi, lo } = hashes;
  const { entries, upperWidth, lowerWidth, lowerBytes } = shapeOf(hi.length);
  const lowMask = upperWidth === 0 ? 0xffffffff : 0xffffffff >>> upperWidth;
  for (let i = 0; i < entries; i++) {
    writeBits(out, 0, i * lowerWidth, lo[i]!);
    writeBits(out, 0, i * lowerWidth + 32, hi[i]! & lowMask);
    const bucket = upperWidth === 0 ? 0 : hi[i]! >>> (32 - upperWidth);
    writeBits(out, lowerBytes, bucket + i, 1);
  }
}

/** Reads a coded set in place; keeps only a directory of every 64th bucket beside it (half a bit a bucket). */
export class EliasFano {
  readonly shape: Shape;
  readonly #words: Uint32Array;
  /** The word that the bitmap begins at. */
  readonly #upperAt: number;
  readonly #starts: Uint32Array;

  /**
   * `words` begin with the lower part, and at least one follows the upper part.
   * @throws Fault `bad-list` when the bitmap does not hold exactly `entries` entries, or padding is not zero.
   */
  constructor(words: Uint32Array, entries: number) {
    this.shape = shapeOf(entries);
    this.#words = words;
    this.#upperAt = this.shape.lowerBytes / 4;
    requireZeros(words, entries * this.shape.lowerWidth, this.#upperAt);
    requireZeros(words, this.#upperBits, this.#upperAt + this.shape.upperBytes / 4);
    this.#starts = directoryOf(words.subarray(this.#upperAt), this.#upperBits, 2 ** this.shape.upperWidth);
  }

  /** Bytes of the directory kept beside the set. */
  get directoryBytes(): number {
    return this.#starts.byteLength;
  }

  /** Where the hash stands in the set, or -1. */
  indexOf(hi: number, lo: number): number {
    const { upperWidth, lowerWidth } = this.shape;
    const bucket = upperWidth === 0 ? 0 : hi >>> (32 - upperWidth);
    const high = upperWidth === 0 ? hi : hi & (0xffffffff >>> upperWidth);
    let at = this.#bucketAt(bucket);
    for (let i = at - bucket; this.#isOne(at); i++, at++) {
      if (this.#read(i * lowerWidth) === lo && this.#lowerHigh(i) === high >>> 0) return i;
    }
    return -1;
  }

  /** How many entries stand in the buckets below `bucket`, which may be one past the last. */
  entriesBelow(bucket: number): number {
    return bucket === 2 ** this.shape.upperWidth ? this.shape.entries : this.#bucketAt(bucket) - bucket;
  }

  /** Calls `visit` with each hash in order. */
  forEach(visit: (hi: number, lo: number) => void): void {
    const { entries, upperWidth, lowerWidth } = this.shape;
    let at = 0;
    for (let i = 0; i < entries; i++, at++) {
      while (!this.#isOne(at)) at++;
      const bucket = upperWidth === 0 ? 0 : (at - i) << (32 - upperWidth);
      visit((bucket | this.#lowerHigh(i)) >>> 0, this.#read(i * lowerWidth));
    }
  }

  get #upperBits(): number {
    return this.shape.entries + 2 ** this.shape.upperWidth;
  }

  /** Position in the bitmap where the entries of `bucket` begin. */
  #bucketAt(bucket: number): number {
    const start = this.#starts[Math.floor(bucket / BUCKETS_PER_START)]!;
    let skip = bucket % BUCKETS_PER_START;
    if (skip === 0) return start;
    let word = start >>> 5;
    let zeros = ~this.#upperWord(word) & (0xffffffff << (start & 31));
    for (let count = popcount(zeros); count < skip; count = popcount(zeros)) {
      skip -= count;
      zeros = ~this.#upperWord(++word);
    }
    return 32 * word + selectBit(zeros, skip) + 1;
  }

  #isOne(at: number): boolean {
    return ((this.#upperWord(at >>> 5) >>> (at & 31)) & 1) === 1;
  }

  #upperWord(word: number): number {
    return this.#words[this.#upperAt + word]!;
  }

  /** The lower part's bits above the 32nd. */
  #lowerHigh(index: number): number {
    const width = this.shape.lowerWidth - 32;
    const bits = this.#read(index * this.shape.lowerWidth + 32);
    return width === 32 ? bits : (bits & (2 ** width - 1)) >>> 0;
  }

  /** The 32 bits from bit `at` on, unsigned. */
  #read(at: number): number {
    const word = at >>> 5;
    const shift = at & 31;
    const first = this.#words[word]!;
    if (shift === 0) return first;
    return ((first >>> shift) | (this.#words[word + 1]! << (32 - shift))) >>> 0;
  }
}

/**
 * Where every 64th bucket begins in the `bits` of a bitmap, whose zeros end the buckets.
 * @throws Fault `bad-list` unless there are as many zeros as buckets, the last of them at the end.
 */
function directoryOf(bitmap: Uint32Array, bits: number, buckets: number): Uint32Array {
  const starts = new Uint32Array(Math.ceil(buckets / BUCKETS_PER_START));
  const last = (bits - 1) >>> 5;
  const behind = bits & 31 ? 0xffffffff << (bits & 31) : 0;
  let zeros = 0;
  let filled = 1;
  let goal = BUCKETS_PER_START;
  for (let word = 0; word <= last; word++) {
    const inverse = ~(word < last ? bitmap[word]! : bitmap[word]! | behind);
    const count = zeros + popcount(inverse);
    if (count >= goal && filled < starts.length) {
      starts[filled++] = 32 * word + selectBit(inverse, goal - zeros) + 1;
      goal += BUCKETS_PER_START;
    }
    zeros = count;
  }
  const endsInEntry = ((bitmap[last]! >>> ((bits - 1) & 31)) & 1) === 1;
  if (zeros !== buckets || endsInEntry) {
    throw new Fault('bad-list', 'the bitmap does not hold as many entries as the header says');
  }
  return starts;
}

/** @throws Fault `bad-list` when a bit behind the last of `bits` is set in the word before `end`. */
function requireZeros(words: Uint32Array, bits: number, end: number): void {
  const used = bits & 31;
  if (used !== 0 && words[end - 1]! >>> used !== 0) throw new Fault('bad-list', 'bits are set behind the last entry');
}
