// From subjects to a list file: hash, sort, drop the same subject twice, refuse what meets a protected hash, encode.
import type { Subject } from '#lib/address/subject.ts';
import { Fault } from '#lib/base/fault.ts';
import { type Hashes, MAX_ENTRIES } from './elias-fano.ts';
import { writeList } from './format.ts';
import { SubjectHasher } from './hash.ts';
import { HAS_PATHS, type Kind, kinds, NO_KIND } from './kind.ts';
import { BlockList } from './list.ts';
import { sortedOrder } from './sort.ts';
import type { Rows } from './table.ts';

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
  const marks = hostsWithPaths(entries);
  const count = entries.length + marks.length;
  if (count > MAX_ENTRIES) throw new Fault('too-large', `a list holds at most ${MAX_ENTRIES} entries`);
  const hasher = new SubjectHasher(options.salt);
  const subjectAt = (i: number) => (i < entries.length ? entries[i]!.subject : marks[i - entries.length]!);
  const raw = hashAll(hasher, count, subjectAt);
  const codes = Uint8Array.from({ length: count }, (_, i) =>
    i < entries.length ? kinds.indexOf(entries[i]!.kind) : HAS_PATHS + NO_KIND,
  );
  const order = distinct({ ...raw, codes }, sortedOrder(raw), subjectAt);
  const bytes = writeList(
    { hi: pick(raw.hi, order), lo: pick(raw.lo, order), codes: pick(codes, order) },
    options.salt,
  );
  const list = BlockList.open(bytes);
  list.check();
  const protectedSubjects = options.protectedSubjects ?? [];
  refuseMeeting(
    list,
    hashAll(hasher, protectedSubjects.length, (i) => protectedSubjects[i]!),
  );
  return bytes;
}

/** @throws Fault `protected` when one of `hashes` is that of an entry of `list`. */
export function refuseMeeting(list: BlockList, hashes: Hashes): void {
  hashes.hi.forEach((hi, i) => {
    if (list.kindOfHash(hi, hashes.lo[i]!) !== null) {
      throw new Fault('protected', 'the hash of an entry meets that of a protected address', {
        hint: 'Take the entry out; if none names a protected address, build again with another salt.',
      });
    }
  });
}

/** The host of each entry with a path, once: it must say that there are such entries. */
function hostsWithPaths(entries: readonly Entry[]): Subject[] {
  const hosts = new Set<Subject>();
  for (const { subject } of entries) if (subject.startsWith('url:')) hosts.add(hostOfUrl(subject));
  return [...hosts];
}

/** The subject of the host that a `url:` subject is on. */
export function hostOfUrl(subject: Subject): Subject {
  return `host:${subject.slice('url:'.length, subject.indexOf('/'))}` as Subject;
}

function hashAll(hasher: SubjectHasher, count: number, subjectAt: (i: number) => Subject): Hashes {
  const hi = new Uint32Array(count);
  const lo = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    hasher.hash(subjectAt(i));
    hi[i] = hasher.hi;
    lo[i] = hasher.lo;
  }
  return { hi, lo };
}

/**
 * Drops the later of two entries with one subject, and lays a host's mark over the host where it is listed itself.
 * @throws Fault `conflict` when two subjects have one hash.
 */
function distinct(rows: Rows, order: Uint32Array, subjectAt: (i: number) => Subject): Uint32Array {
  let kept = 0;
  for (const index of order) {
    const last = kept === 0 ? -1 : order[kept - 1]!;
    if (last >= 0 && rows.hi[last] === rows.hi[index] && rows.lo[last] === rows.lo[index]) {
      if (subjectAt(last) !== subjectAt(index)) {
        throw new Fault('conflict', 'two subjects have one hash', { hint: 'Build again with another salt.' });
      }
      rows.codes[last]! |= rows.codes[index]! & HAS_PATHS;
    } else order[kept++] = index;
  }
  return order.subarray(0, kept);
}

function pick<T extends Uint32Array | Uint8Array>(values: T, order: Uint32Array): T {
  const out = values.slice(0, order.length) as T;
  order.forEach((from, i) => {
    out[i] = values[from]!;
  });
  return out;
}
