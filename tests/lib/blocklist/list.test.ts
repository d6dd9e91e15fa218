import { expect, it } from 'vitest';
import type { Subject } from '#lib/address/subject.ts';
import { type Fault, isFault } from '#lib/base/fault.ts';
import { buildList } from '#lib/blocklist/build.ts';
import { HEADER_BYTES } from '#lib/blocklist/format.ts';
import { kinds } from '#lib/blocklist/kind.ts';
import { BlockList, boundBits } from '#lib/blocklist/list.ts';
import { madeUpEntries, madeUpList, testSalt } from '#tests/kit/lists.ts';

function faultOf(run: () => unknown): Fault {
  try {
    run();
  } catch (error) {
    if (isFault(error)) return error;
    throw error;
  }
  return expect.unreachable() as never;
}

it.each([1, 2, 3, 4, 5, 31, 32, 33, 63, 64, 65, 1000, 4096, 4097])(
  'finds each of %i entries and nothing else',
  (count) => {
    const list = BlockList.open(madeUpList(count));
    list.check();
    expect(list.entries).toBe(count);
    for (const { subject, kind } of madeUpEntries(count)) expect(list.lookup(subject)).toBe(kind);
    for (const { subject } of madeUpEntries(count, 'other')) expect(list.lookup(subject)).toBeNull();
  },
);

it('opens an empty list, which holds nothing', () => {
  const list = BlockList.open(madeUpList(0));
  expect([list.entries, list.bitsPerEntry, list.lookup('host:a.example' as Subject)]).toEqual([0, 0, null]);
});

it('names the first of several subjects that is listed', () => {
  const [one, two] = madeUpEntries(2);
  const list = BlockList.open(madeUpList(2));
  expect(list.first(['host:unknown.example' as Subject, two!.subject, one!.subject])).toEqual(two);
  expect(list.first(['host:unknown.example' as Subject])).toBeNull();
});

it('opens a list that stands at an odd place in a larger buffer', () => {
  const bytes = madeUpList(500);
  const larger = new Uint8Array(bytes.length + 3);
  larger.set(bytes, 3);
  const list = BlockList.open(larger.subarray(3));
  expect(madeUpEntries(500).every(({ subject, kind }) => list.lookup(subject) === kind)).toBe(true);
  expect(list.salt).toEqual(testSalt);
});

it.each([20_000, 100_000, 1_000_000])('keeps within 1.015 of the bound at %i entries', (count) => {
  const list = BlockList.open(madeUpList(count));
  expect(list.bitsPerEntry / boundBits(count)).toBeLessThanOrEqual(1.015);
});

it('keeps within 6.5 bytes an entry of memory at a million, kinds and directory included', () => {
  expect(BlockList.open(madeUpList(1_000_000)).memoryBytes / 1_000_000).toBeLessThanOrEqual(6.5);
});

it('refuses bytes that are no list, are cut short or go on behind the end', () => {
  const bytes = madeUpList(100);
  const longer = new Uint8Array(bytes.length + 4);
  longer.set(bytes);
  for (const wrong of [new Uint8Array(0), new Uint8Array(40), bytes.slice(0, -1), bytes.slice(0, 27), longer]) {
    expect(faultOf(() => BlockList.open(wrong)).code).toBe('bad-list');
  }
});

it('says that a later format is newer, not broken', () => {
  const bytes = madeUpList(3);
  bytes[4] = 3;
  expect(faultOf(() => BlockList.open(bytes)).code).toBe('newer-version');
});

it('refuses a bitmap with an entry too many, and bits behind the last entry', () => {
  const bytes = madeUpList(100);
  const tooMany = bytes.slice();
  const upperAt = HEADER_BYTES + 4 * Math.ceil((100 * 57) / 32);
  const zeroAt = tooMany.findIndex((byte, i) => i >= upperAt && byte !== 0xff);
  tooMany[zeroAt]! |= ~tooMany[zeroAt]! & (tooMany[zeroAt]! + 1);
  expect(faultOf(() => BlockList.open(tooMany)).code).toBe('bad-list');
  const behind = bytes.slice();
  behind[behind.length - 1]! |= 0x80;
  expect(faultOf(() => BlockList.open(behind)).code).toBe('bad-list');
});

it('refuses more or fewer hosts with paths than the header says', () => {
  const bytes = madeUpList(8);
  bytes[bytes.length - 4]! |= 3;
  expect(faultOf(() => BlockList.open(bytes)).code).toBe('bad-list');
});

it('refuses an earlier form of the file', () => {
  const bytes = madeUpList(8);
  bytes[4] = 1;
  expect(faultOf(() => BlockList.open(bytes)).code).toBe('bad-list');
});

const paths = [
  { subject: 'url:one.example/a/b' as Subject, kind: 'recruiting' },
  { subject: 'url:two.example/shop?id=1' as Subject, kind: 'promotion' },
  { subject: 'host:two.example' as Subject, kind: 'sale' },
  { subject: 'host:three.example' as Subject, kind: 'sale' },
] as const;

it('lists a host that only has listed addresses below it no more than any other', () => {
  const list = BlockList.open(buildList([...paths, ...madeUpEntries(100)], { salt: testSalt }));
  expect([list.entries, list.hashes]).toEqual([104, 105]);
  expect(list.lookup('host:one.example' as Subject)).toBeNull();
  expect(list.first(['host:one.example' as Subject])).toBeNull();
  for (const { subject, kind } of paths) expect(list.lookup(subject)).toBe(kind);
  expect(['one', 'two', 'three', 'four'].map((name) => list.codeOf(`host:${name}.example`))).toEqual([7, 4, 0, -1]);
});

it('finds an address with a path where its host says there are such, most specific first', () => {
  const list = BlockList.open(buildList([...madeUpEntries(5000), ...paths], { salt: testSalt }));
  const asked = ['url:two.example/shop?id=1', 'url:two.example/shop', 'host:two.example'] as Subject[];
  expect(list.first(asked)).toEqual({ subject: asked[0], kind: 'promotion' });
  expect(list.first(asked.slice(1))).toEqual({ subject: asked[2], kind: 'sale' });
  expect(list.first(['url:one.example/a' as Subject, 'host:one.example' as Subject])).toBeNull();
});

it('counts kinds right far behind many hosts with paths', () => {
  const many = Array.from({ length: 3000 }, (_, i) => ({
    subject: `url:host-${i}.example/${i}` as Subject,
    kind: kinds[i % 3]!,
  }));
  const listed = many.map(({ kind }, i) => ({ subject: `host:host-${i}.example` as Subject, kind }));
  const list = BlockList.open(buildList([...many, ...listed, ...madeUpEntries(3000)], { salt: testSalt }));
  for (const { subject, kind } of [...many, ...listed, ...madeUpEntries(3000)]) expect(list.lookup(subject)).toBe(kind);
  expect(list.entries).toBe(9000);
});

/** A list of two hashes of one bucket, 63 lower bits each, written by hand. */
function twoOfOneBucket(first: bigint, second: bigint): Uint8Array<ArrayBuffer> {
  const bytes = madeUpList(2);
  const view = new DataView(bytes.buffer);
  const packed = first | (second << 63n);
  view.setBigUint64(HEADER_BYTES, packed & (2n ** 64n - 1n), true);
  view.setBigUint64(HEADER_BYTES + 8, packed >> 64n, true);
  view.setUint32(HEADER_BYTES + 16, 0b0011, true);
  return bytes;
}

it.each([
  ['in the wrong order by their lower half', 9n, 5n],
  ['in the wrong order by their upper half', 1n << 40n, 5n],
  ['the same', 7n, 7n],
])('finds at the check that two hashes are %s', (_, first, second) => {
  const list = BlockList.open(twoOfOneBucket(first, second));
  expect(faultOf(() => list.check()).code).toBe('bad-list');
  BlockList.open(twoOfOneBucket(second, first + 1n)).check();
});

it('refuses a bitmap that ends in an entry, and bits behind the lower parts', () => {
  const bytes = twoOfOneBucket(1n, 2n);
  bytes[HEADER_BYTES + 16] = 0b1001;
  expect(faultOf(() => BlockList.open(bytes)).code).toBe('bad-list');
  const behind = twoOfOneBucket(1n, 2n);
  behind[HEADER_BYTES + 15]! |= 0x80;
  expect(faultOf(() => BlockList.open(behind)).code).toBe('bad-list');
});
