// What each entry of a set stands for: its kind, and whether entries with a path lie below it. Two bits an entry; where
// they are 3, two more bits in a row of their own hold the kind, so that a list pays for its hosts with paths alone.
import { Fault } from '#lib/base/fault.ts';
import { HAS_PATHS, KIND_BITS, NO_KIND } from './kind.ts';
import { popcount } from './words.ts';

const LOW_BITS = 0x55555555;
const PER_WORD = 32 / KIND_BITS;
const WORDS_PER_RANK = 64;

/** How many codes go to the second row. */
export function countWithPaths(codes: Uint8Array): number {
  let count = 0;
  for (const code of codes) if (code >= HAS_PATHS) count++;
  return count;
}

/** Bytes of a row of so many codes: whole words. */
export function rowBytes(count: number): number {
  return 4 * Math.ceil(count / PER_WORD);
}

/** Writes both rows, the second behind the first. `out` must be zero. */
export function writeCodes(codes: Uint8Array, out: Uint8Array): void {
  const second = rowBytes(codes.length);
  let extra = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    out[i >>> 2]! |= (code >= HAS_PATHS ? 3 : code) << (KIND_BITS * (i & 3));
    if (code < HAS_PATHS) continue;
    out[second + (extra >>> 2)]! |= (code & 3) << (KIND_BITS * (extra & 3));
    extra++;
  }
}

/** Reads both rows in place. */
export class Codes {
  /** Entries that are listed themselves. */
  readonly listed: number;
  readonly #words: Uint32Array;
  /** The word that the second row begins at. */
  readonly #secondAt: number;
  /** How many 3s stand before each 64th word of the first row. */
  readonly #ranks: Uint32Array;

  /** `words` begin with both rows. @throws Fault `bad-list` when the rows do not fit each other or bits stand behind their ends. */
  constructor(words: Uint32Array, count: number, extras: number) {
    this.#words = words;
    this.#secondAt = rowBytes(count) / 4;
    const end = this.#secondAt + rowBytes(extras) / 4;
    requireNothingBehind(words, this.#secondAt, count);
    requireNothingBehind(words, end, extras);
    this.#ranks = new Uint32Array(Math.ceil(this.#secondAt / WORDS_PER_RANK));
    if (countThrees(words.subarray(0, this.#secondAt), this.#ranks) !== extras) {
      throw new Fault('bad-list', 'not as many entries with paths as the header says');
    }
    this.listed = count - countThrees(words.subarray(this.#secondAt, end));
  }

  /** Bytes of the small index kept beside the rows. */
  get indexBytes(): number {
    return this.#ranks.byteLength;
  }

  /** The code of entry `index`: 0 to 2 a kind, with HAS_PATHS added where there are entries below, NO_KIND for no kind. */
  at(index: number): number {
    const code = this.#pair(0, index);
    return code === 3 ? HAS_PATHS + this.#pair(this.#secondAt, this.#rank(index)) : code;
  }

  /** How many entries with paths below stand before entry `index`, which may be one past the last. */
  extrasBefore(index: number): number {
    return this.#rank(index);
  }

  #pair(from: number, index: number): number {
    return (this.#words[from + Math.floor(index / PER_WORD)]! >>> (KIND_BITS * (index % PER_WORD))) & 3;
  }

  /** How many 3s stand before entry `index`. */
  #rank(index: number): number {
    const word = Math.floor(index / PER_WORD);
    let rank = this.#ranks[Math.floor(word / WORDS_PER_RANK)]!;
    for (let at = word - (word % WORDS_PER_RANK); at < word; at++) rank += popcount(threesOf(this.#words[at]!));
    const before = (1 << (KIND_BITS * (index % PER_WORD))) - 1;
    return rank + popcount(threesOf(this.#words[word]!) & before);
  }
}

/** A bit for each pair that is 3. */
function threesOf(word: number): number {
  return word & (word >>> 1) & LOW_BITS;
}

/** Counts the 3s, and notes in `ranks` how many stand before each 64th word. */
function countThrees(words: Uint32Array, ranks?: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < words.length; at++) {
    if (ranks && at % WORDS_PER_RANK === 0) ranks[at / WORDS_PER_RANK] = count;
    const threes = threesOf(words[at]!);
    if (threes !== 0) count += popcount(threes);
  }
  return count;
}

function requireNothingBehind(words: Uint32Array, end: number, count: number): void {
  const used = (count * KIND_BITS) & 31;
  if (used !== 0 && words[end - 1]! >>> used !== 0) throw new Fault('bad-list', 'kinds behind the last entry');
}

/** True if a code says that entries with a path lie below. */
export function hasPaths(code: number): boolean {
  return code >= HAS_PATHS;
}

/** True if a code says that the entry is listed itself. */
export function isListed(code: number): boolean {
  return (code & 3) !== NO_KIND;
}
