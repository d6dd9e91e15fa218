// The list that is looked up: a set of salted hashes with a code for each, read in place from the bytes of its file, and
// where there is a delta, what it adds and removes beside it.
import type { Subject } from '#lib/address/subject.ts';
import { equalBytes } from '#lib/base/bytes.ts';
import { Fault } from '#lib/base/fault.ts';
import { hasPaths, isListed } from './codes.ts';
import { DELTA_HEADER_BYTES, parseDeltaHeader } from './delta-format.ts';
import { HEADER_BYTES, parseHeader } from './format.ts';
import { SubjectHasher } from './hash.ts';
import { type Kind, kindOfCode } from './kind.ts';
import { indexOfRank, readRanks } from './ranks.ts';
import { type Rows, Table } from './table.ts';

/** A subject that is listed, and for what. */
export interface Hit {
  readonly subject: Subject;
  readonly kind: Kind;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** What a delta lays beside its base. */
export interface Change {
  readonly added: Table;
  /** Ranks in the base, ascending. */
  readonly removed: Uint32Array;
  readonly sizeBytes: number;
}

/** A published list, opened. Looking up is synchronous and allocates nothing. */
export class BlockList {
  /** Subjects that are listed. */
  readonly entries: number;
  /** Hashes in the set: the entries, and the hosts that only say that addresses below them are listed. */
  readonly hashes: number;
  /** The salt of every hash in it. */
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Size of the whole file in bytes, its delta included. */
  readonly sizeBytes: number;
  readonly #base: Table;
  readonly #change: Change | null;
  readonly #hasher: SubjectHasher;

  private constructor(bytes: Bytes, delta: Bytes | undefined) {
    const header = parseHeader(bytes);
    this.salt = header.salt;
    this.#base = new Table(bytes, HEADER_BYTES, header);
    this.#change = delta === undefined ? null : openChange(delta, header);
    const { added, removed } = this.#change ?? {};
    const removedListed = removed?.reduce((count, rank) => count + Number(isListed(this.#base.codes.at(rank))), 0) ?? 0;
    this.hashes = header.hashes - (removed?.length ?? 0) + (added?.set.shape.entries ?? 0);
    this.entries = this.#base.codes.listed - removedListed + (added?.codes.listed ?? 0);
    this.sizeBytes = bytes.length + (this.#change?.sizeBytes ?? 0);
    this.#hasher = new SubjectHasher(header.salt);
  }

  /**
   * Opens a list file in place, and beside it the delta against it, in a few milliseconds for a million entries: it checks
   * sizes, counts, padding and kinds. The bytes must not be changed afterwards. @throws Fault `bad-list`, `newer-version`
   */
  static open(bytes: Bytes, delta?: Bytes): BlockList {
    return new BlockList(bytes, delta);
  }

  /** The kind of an entry that names exactly this subject, or null. */
  lookup(subject: Subject): Kind | null {
    return kindOfCode(this.codeOf(subject));
  }

  /** The kind of the entry with this hash, or null. */
  kindOfHash(hi: number, lo: number): Kind | null {
    return kindOfCode(this.#codeOfHash(hi, lo));
  }

  /**
   * The first of `subjects` that is listed, or null. Addresses with a path are hashed only where their host says that
   * such are listed at all.
   */
  first(subjects: readonly Subject[]): Hit | null {
    let host = '';
    let code = -1;
    for (const subject of subjects) {
      if (subject.startsWith('url:')) {
        const its = subject.slice('url:'.length, subject.indexOf('/'));
        if (its !== host) {
          host = its;
          code = this.codeOf(`host:${its}`);
        }
        if (!hasPaths(code)) continue;
      }
      const kind = this.lookup(subject);
      if (kind !== null) return { subject, kind };
    }
    return null;
  }

  /** The code of a subject (see kind.ts), or -1 where it is not in the set. */
  codeOf(subject: string): number {
    this.#hasher.hash(subject);
    return this.#codeOfHash(this.#hasher.hi, this.#hasher.lo);
  }

  /** The code of the host that stands in `text` from `from` to `to`, all in lower-case ASCII; nothing is copied. */
  codeOfHost(text: string, from: number, to: number): number {
    this.#hasher.hashHost(text, from, to);
    return this.#codeOfHash(this.#hasher.hi, this.#hasher.lo);
  }

  /** Reads every entry, as a client does once before it takes a list over. @throws Fault `bad-list` unless strictly ascending. */
  check(): void {
    requireAscending(this.#base);
    if (this.#change === null) return;
    requireAscending(this.#change.added);
    const { removed } = this.#change;
    this.#change.added.forEach((hi, lo) => {
      const index = this.#base.set.indexOf(hi, lo);
      if (index >= 0 && indexOfRank(removed, index) < 0) throw new Fault('bad-list', 'adds what is there already');
    });
  }

  /** Every row of the set in use, in ascending order of hash. */
  rows(): Rows {
    const rows = {
      hi: new Uint32Array(this.hashes),
      lo: new Uint32Array(this.hashes),
      codes: new Uint8Array(this.hashes),
    };
    let at = 0;
    this.forEachHash((hi, lo, code) => {
      rows.hi[at] = hi;
      rows.lo[at] = lo;
      rows.codes[at++] = code;
    });
    return rows;
  }

  /** Calls `visit` with each hash in ascending order and its code, for audits. */
  forEachHash(visit: (hi: number, lo: number, code: number) => void): void {
    if (this.#change === null) this.#base.forEach(visit);
    else forEachMerged(this.#base, this.#change, visit);
  }

  /** Bits a hash that the set takes, without header and kinds; 0 when it is empty. Of a delta nothing is said. */
  get bitsPerEntry(): number {
    const { lowerBytes, upperBytes, entries } = this.#base.set.shape;
    return entries === 0 ? 0 : (8 * (lowerBytes + upperBytes)) / entries;
  }

  /** Bytes in memory for set and directory, without header and kinds. */
  get setBytes(): number {
    const { lowerBytes, upperBytes } = this.#base.set.shape;
    return lowerBytes + upperBytes + this.#base.set.directoryBytes;
  }

  /** Bytes in memory for everything: header, set, kinds, their directories, and the delta. */
  get memoryBytes(): number {
    return this.sizeBytes + this.#base.set.directoryBytes + this.#base.codes.indexBytes;
  }

  #codeOfHash(hi: number, lo: number): number {
    const change = this.#change;
    if (change !== null) {
      const added = change.added.set.indexOf(hi, lo);
      if (added >= 0) return change.added.codes.at(added);
    }
    const index = this.#base.set.indexOf(hi, lo);
    if (index < 0 || (change !== null && indexOfRank(change.removed, index) >= 0)) return -1;
    return this.#base.codes.at(index);
  }
}

/** Bits an entry that a sorted set of `entries` 64-bit hashes cannot go below: 64 - log2 n + log2 e. */
export function boundBits(entries: number): number {
  return 64 - Math.log2(entries) + Math.LOG2E;
}

/** Opens a delta beside the base that has so many hashes under this salt. @throws Fault `bad-list`, `newer-version` */
export function openChange(delta: Bytes, base: { hashes: number; salt: Uint8Array }): Change {
  const header = parseDeltaHeader(delta);
  if (header.baseHashes !== base.hashes || !equalBytes(header.salt, base.salt)) {
    throw new Fault('bad-list', 'a delta against another base');
  }
  return {
    added: new Table(delta, DELTA_HEADER_BYTES, header.added),
    removed: readRanks(delta, header.ranksAt, header.removed, base.hashes),
    sizeBytes: delta.length,
  };
}

function requireAscending(table: Table): void {
  let lastHi = -1;
  let lastLo = 0;
  table.set.forEach((hi, lo) => {
    if (hi < lastHi || (hi === lastHi && lo <= lastLo))
      throw new Fault('bad-list', 'hashes are not strictly ascending');
    lastHi = hi;
    lastLo = lo;
  });
}

/** The base without what is removed, and what is added, in one order. */
function forEachMerged(base: Table, change: Change, visit: (hi: number, lo: number, code: number) => void): void {
  const added: [number, number, number][] = [];
  change.added.forEach((hi, lo, code) => {
    added.push([hi, lo, code]);
  });
  let next = 0;
  let removed = 0;
  base.forEach((hi, lo, code, index) => {
    for (; next < added.length && isBefore(added[next]!, hi, lo); next++) visit(...added[next]!);
    if (change.removed[removed] === index) removed++;
    else visit(hi, lo, code);
  });
  for (; next < added.length; next++) visit(...added[next]!);
}

function isBefore([hi, lo]: readonly [number, number, number], otherHi: number, otherLo: number): boolean {
  return hi < otherHi || (hi === otherHi && lo < otherLo);
}
