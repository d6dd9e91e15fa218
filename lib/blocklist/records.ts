// A list file cut into records of about 32 KB, each with all that is known of one range of hashes, and a directory of them:
// so that a worker that has just woken reads two or three of some hundreds. Words are those of the file, unchanged.
import { equalBytes, sha256 } from '#lib/base/bytes.ts';
import { Fault } from '#lib/base/fault.ts';
import { rowBytes } from './codes.ts';
import { shapeOf } from './elias-fano.ts';
import { HEADER_BYTES, type Header, parseHeader, readHeader } from './format.ts';
import { KIND_BITS } from './kind.ts';
import { Table, tableLayout } from './table.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A list file as it is stored. */
export interface Cut {
  readonly directory: ArrayBuffer;
  readonly records: readonly ArrayBuffer[];
}

/** A run of words of one part of a list's table: from which word of the table, and how many. */
export interface Run {
  readonly from: number;
  readonly length: number;
}

const RECORD_BYTES = 32 * 1024;
const DIGEST_BYTES = 16;
const ROW_WORDS = 2 + DIGEST_BYTES / 4;
const HEADER_WORDS = HEADER_BYTES / 4;

/** Cuts a list file. The directory holds a digest of each record, and one of itself. @throws Fault `bad-list`, `newer-version` */
export async function cut(file: Bytes): Promise<Cut> {
  const header = parseHeader(file);
  const table = new Table(file, HEADER_BYTES, header);
  const aligned = file.byteOffset % 4 === 0 ? file : file.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
  const shift = shiftOf(header);
  const count = countOf(header, shift);
  const starts = Array.from({ length: count + 1 }, (_, record) => {
    const entry = table.set.entriesBelow(Math.min(record * 2 ** shift, 2 ** shapeOf(header.hashes).upperWidth));
    return { entry, extra: entry === header.hashes ? header.extras : table.codes.extrasBefore(entry) };
  });
  const rows = new Uint32Array(HEADER_WORDS + (count + 1) * ROW_WORDS + DIGEST_BYTES / 4);
  rows.set(words.subarray(0, HEADER_WORDS));
  starts.forEach(({ entry, extra }, i) => {
    rows.set([entry, extra], HEADER_WORDS + i * ROW_WORDS);
  });
  const plan = new RecordPlan(header, rows);
  const records = starts.slice(1).map((_, record) => recordOf(words, plan.runs(record)));
  const digests = await Promise.all(records.map(digestOf));
  const bytes = new Uint8Array(rows.buffer);
  digests.forEach((digest, i) => {
    bytes.set(digest, 4 * (HEADER_WORDS + i * ROW_WORDS + 2));
  });
  bytes.set(await digestOf(bytes.slice(0, -DIGEST_BYTES).buffer), bytes.length - DIGEST_BYTES);
  return { directory: bytes.buffer, records };
}

/** The list file that was cut. @throws Fault `corrupt` when a record is missing or altered */
export async function join(directory: Directory, records: readonly ArrayBuffer[]): Promise<Bytes> {
  if (records.length !== directory.count) throw new Fault('corrupt', 'a record of the list is missing');
  const file = new Uint32Array(HEADER_WORDS + tableLayout(directory.header).size / 4);
  file.set(directory.headerWords);
  await Promise.all(records.map((record, i) => directory.requireWhole(i, record)));
  records.forEach((record, i) => {
    let at = 0;
    for (const { from, length } of directory.plan.runs(i)) {
      file.set(new Uint32Array(record, 4 * at, length), HEADER_WORDS + from);
      at += length;
    }
  });
  return new Uint8Array(file.buffer);
}

/** Where the words of each record stand in the table. */
export class RecordPlan {
  readonly header: Header;
  /** How many low bits of a bucket's number do not tell its record. */
  readonly shift: number;
  readonly #rows: Uint32Array;

  constructor(header: Header, rows: Uint32Array) {
    this.header = header;
    this.shift = shiftOf(header);
    this.#rows = rows;
  }

  /** The first entry of a record. */
  entry(record: number): number {
    return this.#rows[HEADER_WORDS + record * ROW_WORDS]!;
  }

  /** How many entries with paths stand before a record. */
  extra(record: number): number {
    return this.#rows[HEADER_WORDS + record * ROW_WORDS + 1]!;
  }

  /** Position in the unary bitmap where a record's first bucket begins. */
  upperBit(record: number): number {
    return Math.min(record * 2 ** this.shift, 2 ** shapeOf(this.header.hashes).upperWidth) + this.entry(record);
  }

  /** The words of a record: lower parts, bitmap, kinds, kinds of entries with paths. */
  runs(record: number): [Run, Run, Run, Run] {
    const { lowerWidth, lowerBytes } = shapeOf(this.header.hashes);
    const { codesAt } = tableLayout(this.header);
    const [entry, next] = [this.entry(record), this.entry(record + 1)];
    const extrasAt = (codesAt + rowBytes(this.header.hashes)) / 4;
    return [
      runOf(0, entry * lowerWidth, next * lowerWidth),
      runOf(lowerBytes / 4, this.upperBit(record), this.upperBit(record + 1)),
      runOf(codesAt / 4, entry * KIND_BITS, next * KIND_BITS),
      runOf(extrasAt, this.extra(record) * KIND_BITS, this.extra(record + 1) * KIND_BITS),
    ];
  }
}

/** The directory of a list's records, checked. */
export class Directory {
  readonly header: Header;
  readonly plan: RecordPlan;
  /** How many records there are. */
  readonly count: number;
  readonly #bytes: Bytes;

  private constructor(buffer: ArrayBuffer, header: Header) {
    this.#bytes = new Uint8Array(buffer);
    this.header = header;
    this.plan = new RecordPlan(header, new Uint32Array(buffer));
    this.count = countOf(header, this.plan.shift);
  }

  /** @throws Fault `corrupt` when it is not whole */
  static async open(buffer: ArrayBuffer): Promise<Directory> {
    const end = buffer.byteLength - DIGEST_BYTES;
    const isWhole =
      end >= HEADER_BYTES &&
      end % 4 === 0 &&
      equalBytes(await digestOf(buffer.slice(0, end)), new Uint8Array(buffer, end));
    if (!isWhole) throw new Fault('corrupt', 'the directory of the list is not whole');
    return new Directory(buffer, readHeader(new Uint8Array(buffer)));
  }

  get headerWords(): Uint32Array {
    return new Uint32Array(this.#bytes.buffer, 0, HEADER_WORDS);
  }

  /** @throws Fault `corrupt` when a record is not what was cut */
  async requireWhole(record: number, buffer: ArrayBuffer): Promise<void> {
    const at = 4 * (HEADER_WORDS + record * ROW_WORDS + 2);
    if (!equalBytes(await digestOf(buffer), this.#bytes.subarray(at, at + DIGEST_BYTES))) {
      throw new Fault('corrupt', 'a record of the list is altered');
    }
  }
}

/** As many buckets a record, a power of two, as come nearest below its size. */
function shiftOf(header: Header): number {
  const { upperWidth } = shapeOf(header.hashes);
  const perBucket = tableLayout(header).size / 2 ** upperWidth;
  return Math.min(upperWidth, Math.max(0, Math.round(Math.log2(RECORD_BYTES / perBucket) - 0.25)));
}

function countOf(header: Header, shift: number): number {
  return 2 ** (shapeOf(header.hashes).upperWidth - shift);
}

/** The words from `base` on that hold the bits from `first` to before `end`. */
function runOf(base: number, first: number, end: number): Run {
  const from = Math.floor(first / 32);
  return { from: base + from, length: end === first ? 0 : Math.ceil(end / 32) - from };
}

function recordOf(words: Uint32Array, runs: readonly Run[]): ArrayBuffer {
  const record = new Uint32Array(runs.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const { from, length } of runs) {
    record.set(words.subarray(HEADER_WORDS + from, HEADER_WORDS + from + length), at);
    at += length;
  }
  return record.buffer;
}

async function digestOf(buffer: ArrayBuffer): Promise<Bytes> {
  return (await sha256(new Uint8Array(buffer))).subarray(0, DIGEST_BYTES);
}
