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
  readonly #view: DataView;
  readonly #secondAt: number;
  /** How many 3s stand before each 64th word of the first row. */
  readonly #ranks: Uint32Array;

  /** `view` holds both rows and nothing else. @throws Fault `bad-list` when the rows do not fit each other or bits stand behind their ends. */
  constructor(view: DataView, count: number, extras: number) {
    this.#view = view;
    this.#secondAt = rowBytes(count);
    requireNothingBehind(view, 0, count);
    requireNothingBehind(view, this.#secondAt, extras);
    const words = this.#secondAt / 4;
    this.#ranks = new Uint32Array(Math.ceil(words / WORDS_PER_RANK));
    if (countThrees(view, words, this.#ranks) !== extras) {
      throw new Fault('bad-list', 'not as many entries with paths as the header says');
    }
    this.listed =
      count - countThrees(new DataView(view.buffer, view.byteOffset + this.#secondAt), rowBytes(extras) / 4);
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

  #pair(from: number, index: number): number {
    return (this.#view.getUint8(from + (index >>> 2)) >>> (KIND_BITS * (index & 3))) & 3;
  }

  /** How many 3s stand before entry `index`. */
  #rank(index: number): number {
    const word = Math.floor(index / PER_WORD);
    let rank = this.#ranks[Math.floor(word / WORDS_PER_RANK)]!;
    for (let at = word - (word % WORDS_PER_RANK); at < word; at++) rank += popcount(threesOf(this.#word(at)));
    const before = (1 << (KIND_BITS * (index % PER_WORD))) - 1;
    return rank + popcount(threesOf(this.#word(word)) & before);
  }

  #word(at: number): number {
    return this.#view.getUint32(4 * at, true);
  }
}

/** A bit for each pair that is 3. */
function threesOf(word: number): number {
  return word & (word >>> 1) & LOW_BITS;
}

/** Counts the 3s of `words` words, and notes in `ranks` how many stand before each 64th. */
function countThrees(view: DataView, words: number, ranks?: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < words; at++) {
    if (ranks && at % WORDS_PER_RANK === 0) ranks[at / WORDS_PER_RANK] = count;
    const threes = threesOf(view.getUint32(4 * at, true));
    if (threes !== 0) count += popcount(threes);
  }
  return count;
}

function requireNothingBehind(view: DataView, from: number, count: number): void {
  const used = (count * KIND_BITS) & 31;
  const last = from + rowBytes(count) - 4;
  if (used !== 0 && view.getUint32(last, true) >>> used !== 0)
    throw new Fault('bad-list', 'kinds behind the last entry');
}

/** True if a code says that entries with a path lie below. */
export function hasPaths(code: number): boolean {
  return code >= HAS_PATHS;
}

/** True if a code says that the entry is listed itself. */
export function isListed(code: number): boolean {
  return (code & 3) !== NO_KIND;
}
