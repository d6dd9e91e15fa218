// The list that is looked up: a set of salted hashes with a kind for each, read in place from the bytes of its file.
import type { Subject } from '#lib/address/subject.ts';
import { Fault } from '#lib/base/fault.ts';
import { EliasFano } from './elias-fano.ts';
import { HEADER_BYTES, layoutOf, parseHeader } from './format.ts';
import { SubjectHasher } from './hash.ts';
import { KIND_BITS, type Kind, kinds } from './kind.ts';

/** A subject that is listed, and for what. */
export interface Hit {
  readonly subject: Subject;
  readonly kind: Kind;
}

/** A published list, opened. Looking up is synchronous and allocates nothing. */
export class BlockList {
  readonly entries: number;
  /** The salt of every hash in it. */
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Size of the whole file in bytes. */
  readonly sizeBytes: number;
  readonly #set: EliasFano;
  readonly #kinds: Uint8Array;
  readonly #hasher: SubjectHasher;

  private constructor(bytes: Uint8Array<ArrayBuffer>) {
    const { entries, salt } = parseHeader(bytes);
    this.entries = entries;
    this.salt = salt;
    this.sizeBytes = bytes.length;
    this.#set = new EliasFano(
      new DataView(bytes.buffer, bytes.byteOffset + HEADER_BYTES, bytes.length - HEADER_BYTES),
      entries,
    );
    this.#kinds = bytes.subarray(layoutOf(entries).kindsAt);
    requireKinds(this.#kinds, entries);
    this.#hasher = new SubjectHasher(salt);
  }

  /**
   * Opens a list file in place, in a few milliseconds for a million entries: it checks sizes, counts, padding and kinds.
   * The bytes must not be changed afterwards. @throws Fault `bad-list`, `newer-version`
   */
  static open(bytes: Uint8Array<ArrayBuffer>): BlockList {
    return new BlockList(bytes);
  }

  /** The kind of an entry that names exactly this subject, or null. */
  lookup(subject: Subject): Kind | null {
    this.#hasher.hash(subject);
    const index = this.#set.indexOf(this.#hasher.hi, this.#hasher.lo);
    return index < 0 ? null : kinds[this.#kindCode(index)]!;
  }

  /** The first of `subjects` that is listed, or null. */
  first(subjects: readonly Subject[]): Hit | null {
    for (const subject of subjects) {
      const kind = this.lookup(subject);
      if (kind !== null) return { subject, kind };
    }
    return null;
  }

  /** Reads every entry, as a client does once before it takes a list over. @throws Fault `bad-list` unless strictly ascending. */
  check(): void {
    let lastHi = -1;
    let lastLo = 0;
    this.#set.forEach((hi, lo) => {
      if (hi < lastHi || (hi === lastHi && lo <= lastLo))
        throw new Fault('bad-list', 'hashes are not strictly ascending');
      lastHi = hi;
      lastLo = lo;
    });
  }

  /** Calls `visit` with each entry's hash in ascending order, for audits. */
  forEachHash(visit: (hi: number, lo: number) => void): void {
    this.#set.forEach(visit);
  }

  /** Bits an entry that the hash set takes, without header and kinds; 0 when it is empty. */
  get bitsPerEntry(): number {
    const { lowerBytes, upperBytes, entries } = this.#set.shape;
    return entries === 0 ? 0 : (8 * (lowerBytes + upperBytes)) / entries;
  }

  /** Bytes in memory for set and directory, without header and kinds. */
  get setBytes(): number {
    const { lowerBytes, upperBytes } = this.#set.shape;
    return lowerBytes + upperBytes + this.#set.directoryBytes;
  }

  /** Bytes in memory for everything: header, set, kinds and directory. */
  get memoryBytes(): number {
    return this.sizeBytes + this.#set.directoryBytes;
  }

  #kindCode(index: number): number {
    return (this.#kinds[index >>> 2]! >>> (KIND_BITS * (index & 3))) & 3;
  }
}

/** Bits an entry that a sorted set of `entries` 64-bit hashes cannot go below: 64 - log2 n + log2 e. */
export function boundBits(entries: number): number {
  return 64 - Math.log2(entries) + Math.LOG2E;
}

/** @throws Fault `bad-list` for a kind this format does not know, or bits behind the last entry. */
function requireKinds(codes: Uint8Array, entries: number): void {
  const view = new DataView(codes.buffer, codes.byteOffset, codes.length);
  let unknown = 0;
  for (let at = 0; at < codes.length; at += 4) {
    const word = view.getUint32(at, true);
    unknown |= word & (word >>> 1) & 0x55555555;
  }
  if (unknown !== 0) throw new Fault('bad-list', 'a kind that this format does not know');
  const used = (entries * KIND_BITS) & 31;
  if (used !== 0 && view.getUint32(codes.length - 4, true) >>> used !== 0) {
    throw new Fault('bad-list', 'kinds behind the last entry');
  }
}
