// The first look-up of a worker that has just woken: from the directory and the few records that its hashes fall into.
import type { Subject } from '#lib/address/subject.ts';
import { hasPaths } from './codes.ts';
import { shapeOf } from './elias-fano.ts';
import { SubjectHasher } from './hash.ts';
import { HAS_PATHS, KIND_BITS, kindOfCode } from './kind.ts';
import { type Hit, openChange } from './list.ts';
import { indexOfRank } from './ranks.ts';
import { Directory } from './records.ts';
import { popcount, selectBit } from './words.ts';

/** Reads records by their numbers, in order. */
export type ReadRecords = (numbers: readonly number[]) => Promise<ArrayBuffer[]>;

interface Hash {
  readonly hi: number;
  readonly lo: number;
}

/** A list whose records lie elsewhere. */
export class RecordList {
  readonly #directory: Directory;
  readonly #change: ReturnType<typeof openChange> | null;
  readonly #hasher: SubjectHasher;
  readonly #read: ReadRecords;

  private constructor(directory: Directory, delta: Uint8Array<ArrayBuffer> | null, read: ReadRecords) {
    this.#directory = directory;
    this.#change = delta && openChange(delta, directory.header);
    this.#hasher = new SubjectHasher(directory.header.salt);
    this.#read = read;
  }

  /** @throws Fault `corrupt` when the directory is not whole; `bad-list` when the delta does not fit */
  static async open(
    directory: ArrayBuffer,
    delta: Uint8Array<ArrayBuffer> | null,
    read: ReadRecords,
  ): Promise<RecordList> {
    return new RecordList(await Directory.open(directory), delta, read);
  }

  /** What `BlockList.first` gives, from the records that these subjects need. @throws Fault `corrupt` when one is altered */
  async first(subjects: readonly Subject[]): Promise<Hit | null> {
    const isUrl = (subject: Subject) => subject.startsWith('url:');
    const codes = new Map<string, number>();
    const plain = subjects.filter((subject) => !isUrl(subject));
    await this.#learn([...plain, ...subjects.filter(isUrl).map(hostOf)], codes);
    await this.#learn(
      subjects.filter((subject) => isUrl(subject) && hasPaths(codes.get(hostOf(subject))!)),
      codes,
    );
    for (const subject of subjects) {
      const kind = kindOfCode(codes.get(subject) ?? -1);
      if (kind !== null) return { subject, kind };
    }
    return null;
  }

  /** Adds the code of each subject to `codes`: -1 where it is not in the set. */
  async #learn(subjects: readonly string[], codes: Map<string, number>): Promise<void> {
    const hashes = new Map<string, Hash>();
    for (const subject of subjects) if (!codes.has(subject)) hashes.set(subject, this.#hashOf(subject));
    const numbers = [...new Set([...hashes.values()].map(({ hi }) => this.#recordOf(hi)))];
    if (numbers.length === 0) return;
    const records = await this.#read(numbers);
    await Promise.all(records.map((record, i) => this.#directory.requireWhole(numbers[i]!, record)));
    const byNumber = new Map(numbers.map((number, i) => [number, new Uint32Array(records[i]!)]));
    for (const [subject, hash] of hashes)
      codes.set(subject, this.#codeOf(hash, byNumber.get(this.#recordOf(hash.hi))!));
  }

  #hashOf(subject: string): Hash {
    this.#hasher.hash(subject);
    return { hi: this.#hasher.hi, lo: this.#hasher.lo };
  }

  #recordOf(hi: number): number {
    const { shift } = this.#directory.plan;
    const { upperWidth } = shapeOf(this.#directory.header.hashes);
    return upperWidth === 0 ? 0 : (hi >>> (32 - upperWidth)) >>> shift;
  }

  #codeOf(hash: Hash, record: Uint32Array): number {
    const change = this.#change;
    const added = change?.added.set.indexOf(hash.hi, hash.lo) ?? -1;
    if (change && added >= 0) return change.added.codes.at(added);
    const found = findInRecord(this.#directory, this.#recordOf(hash.hi), record, hash);
    return found === null || (change && indexOfRank(change.removed, found.index) >= 0) ? -1 : found.code;
  }
}

function hostOf(url: Subject): string {
  return `host:${url.slice('url:'.length, url.indexOf('/'))}`;
}

/** The entry of a hash in the one record where it can stand. As EliasFano.indexOf, with no directory but the record's own place. */
function findInRecord(
  directory: Directory,
  number: number,
  words: Uint32Array,
  { hi, lo }: Hash,
): { index: number; code: number } | null {
  const { plan, header } = directory;
  const { upperWidth, lowerWidth } = shapeOf(header.hashes);
  const [lower, upper, kinds, extras] = plan.runs(number);
  const upperAt = lower.length;
  const kindsAt = upperAt + upper.length;
  const upperBase = 32 * Math.floor(plan.upperBit(number) / 32);
  const firstEntry = plan.entry(number);
  const lowerBase = 32 * Math.floor((firstEntry * lowerWidth) / 32);
  const bucket = upperWidth === 0 ? 0 : hi >>> (32 - upperWidth);
  const high = upperWidth === 0 ? hi : (hi & (0xffffffff >>> upperWidth)) >>> 0;
  const skip = bucket - number * 2 ** plan.shift;
  let bit = behindZeros(words.subarray(upperAt, kindsAt), plan.upperBit(number) - upperBase, skip);
  for (; ; bit++) {
    const isEntry = ((words[upperAt + (bit >>> 5)] ?? 0) >>> (bit & 31)) & 1;
    if (isEntry === 0) return null;
    const index = upperBase + bit - bucket;
    const at = index * lowerWidth - lowerBase;
    if (bits(words, at, 32) !== lo || bits(words, at + 32, lowerWidth - 32) !== high) continue;
    const row = words.subarray(kindsAt, kindsAt + kinds.length);
    const extra = words.subarray(kindsAt + kinds.length, kindsAt + kinds.length + extras.length);
    return { index, code: codeIn(row, extra, { index, firstEntry, firstExtra: plan.extra(number) }) };
  }
}

/** The position behind the `count`-th zero from bit `from` on. */
function behindZeros(bitmap: Uint32Array, from: number, count: number): number {
  if (count === 0) return from;
  let word = from >>> 5;
  let zeros = ~bitmap[word]! & (0xffffffff << (from & 31));
  for (let here = popcount(zeros); here < count; here = popcount(zeros)) {
    count -= here;
    zeros = ~bitmap[++word]!;
  }
  return 32 * word + selectBit(zeros, count) + 1;
}

/** `width` bits from bit `at` on, unsigned. */
function bits(words: Uint32Array, at: number, width: number): number {
  const shift = at & 31;
  const word = at >>> 5;
  const all = shift === 0 ? words[word]! : ((words[word]! >>> shift) | (words[word + 1]! << (32 - shift))) >>> 0;
  return width === 32 ? all : (all & (2 ** width - 1)) >>> 0;
}

function codeIn(
  row: Uint32Array,
  extras: Uint32Array,
  at: { index: number; firstEntry: number; firstExtra: number },
): number {
  const base = 32 * Math.floor((at.firstEntry * KIND_BITS) / 32);
  const pair = (entry: number) => bits(row, entry * KIND_BITS - base, KIND_BITS);
  const code = pair(at.index);
  if (code !== 3) return code;
  let extra = at.firstExtra;
  for (let entry = at.firstEntry; entry < at.index; entry++) if (pair(entry) === 3) extra++;
  return HAS_PATHS + bits(extras, extra * KIND_BITS - 32 * Math.floor((at.firstExtra * KIND_BITS) / 32), KIND_BITS);
}
