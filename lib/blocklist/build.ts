// From subjects to a list file: hash, sort, drop the same subject twice, refuse what meets a protected hash, encode.
import type { Subject } from '#lib/address/subject.ts';
import { Fault } from '#lib/base/fault.ts';
import { EliasFano, encode, type Hashes, MAX_ENTRIES } from './elias-fano.ts';
import { HEADER_BYTES, layoutOf, writeHeader } from './format.ts';
import { SubjectHasher } from './hash.ts';
import { KIND_BITS, type Kind, kinds } from './kind.ts';
import { BlockList } from './list.ts';

/** One line of a list before it is built. */
export interface Entry {
  readonly subject: Subject;
  readonly kind: Kind;
}

/** What a build needs beside its entries. */
export interface BuildOptions {
  /** 16 bytes, fresh for each base. */
  readonly salt: Uint8Array;
  /** Subjects that no entry's hash may meet, not even by chance or by design (threat T27). */
  readonly protectedSubjects?: readonly Subject[];
}

/**
 * The file of a list. Of a subject that comes twice the first kind stands.
 * @throws Fault `protected` when an entry's hash meets a protected subject's; `conflict` when two subjects meet in one hash
 * (take another salt); `too-large` over MAX_ENTRIES.
 */
export function buildList(entries: readonly Entry[], options: BuildOptions): Uint8Array<ArrayBuffer> {
  if (entries.length > MAX_ENTRIES) throw new Fault('too-large', `a list holds at most ${MAX_ENTRIES} entries`);
  const hasher = new SubjectHasher(options.salt);
  const raw = hashAll(
    hasher,
    entries.map((entry) => entry.subject),
  );
  const order = distinct(raw, sortedOrder(raw), entries);
  const hashes = { hi: pick(raw.hi, order), lo: pick(raw.lo, order) };
  const { kindsAt, size } = layoutOf(order.length);
  const bytes = new Uint8Array(size);
  writeHeader({ entries: order.length, salt: Uint8Array.from(options.salt) }, bytes);
  encode(hashes, new DataView(bytes.buffer, HEADER_BYTES));
  order.forEach((from, i) => {
    bytes[kindsAt + (i >>> 2)]! |= kinds.indexOf(entries[from]!.kind) << (KIND_BITS * (i & 3));
  });
  refuseMeeting(bytes, order.length, hashAll(hasher, options.protectedSubjects ?? []));
  BlockList.open(bytes).check();
  return bytes;
}

/** @throws Fault `protected` when one of `hashes` stands in the list file `bytes` of so many entries. */
export function refuseMeeting(bytes: Uint8Array<ArrayBuffer>, entries: number, hashes: Hashes): void {
  const set = new EliasFano(new DataView(bytes.buffer, bytes.byteOffset + HEADER_BYTES), entries);
  hashes.hi.forEach((hi, i) => {
    if (set.indexOf(hi, hashes.lo[i]!) >= 0) {
      throw new Fault('protected', 'the hash of an entry meets that of a protected address', {
        hint: 'Take the entry out; if none names a protected address, build again with another salt.',
      });
    }
  });
}

function hashAll(hasher: SubjectHasher, subjects: readonly Subject[]): Hashes {
  const hi = new Uint32Array(subjects.length);
  const lo = new Uint32Array(subjects.length);
  subjects.forEach((subject, i) => {
    hasher.hash(subject);
    hi[i] = hasher.hi;
    lo[i] = hasher.lo;
  });
  return { hi, lo };
}

/** Indices in ascending order of hash: a stable radix sort, 16 bits a pass. */
function sortedOrder(hashes: Hashes): Uint32Array {
  let order = Uint32Array.from(hashes.hi, (_, i) => i);
  let spare = new Uint32Array(order.length);
  for (const [half, shift] of [
    [hashes.lo, 0],
    [hashes.lo, 16],
    [hashes.hi, 0],
    [hashes.hi, 16],
  ] as const) {
    const next = new Uint32Array(65_537);
    for (const value of half) next[((value >>> shift) & 0xffff) + 1]!++;
    for (let i = 1; i < next.length; i++) next[i]! += next[i - 1]!;
    for (const index of order) spare[next[(half[index]! >>> shift) & 0xffff]!++] = index;
    [order, spare] = [spare, order];
  }
  return order;
}

/** Drops the later of two entries with one subject. @throws Fault `conflict` when two subjects have one hash. */
function distinct(hashes: Hashes, order: Uint32Array, entries: readonly Entry[]): Uint32Array {
  let kept = 0;
  for (const index of order) {
    const last = kept === 0 ? -1 : order[kept - 1]!;
    if (last >= 0 && hashes.hi[last] === hashes.hi[index] && hashes.lo[last] === hashes.lo[index]) {
      if (entries[last]!.subject === entries[index]!.subject) continue;
      throw new Fault('conflict', 'two subjects have one hash', { hint: 'Build again with another salt.' });
    }
    order[kept++] = index;
  }
  return order.subarray(0, kept);
}

function pick(values: Uint32Array, order: Uint32Array): Uint32Array {
  return Uint32Array.from(order, (index) => values[index]!);
}
