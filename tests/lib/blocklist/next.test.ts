import { expect, it } from 'vitest';
import { buildList } from '#lib/blocklist/build.ts';
import { applyDelta } from '#lib/blocklist/delta.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { type NextList, nextList } from '#lib/blocklist/next.ts';
import { madeUpEntries, testSalt } from '#tests/kit/lists.ts';

const base = { version: 3, bytes: buildList(madeUpEntries(1000), { salt: testSalt }) };
const next = (version: number, count: number): Promise<NextList> =>
  nextList({ entries: madeUpEntries(count), protectedSubjects: [], version, base });

it('is a base where there is none, under a salt that was never used', async () => {
  const parts = { entries: madeUpEntries(10), protectedSubjects: [], version: 1, base: null };
  const [one, other] = [await nextList(parts), await nextList(parts)];
  expect(one).toMatchObject({ base: 1, change: null });
  expect(BlockList.open(one.list).salt).not.toEqual(BlockList.open(other.list).salt);
});

it('has one delta against its base, and a full file of the same salt', async () => {
  const { list, base: ofBase, change } = await next(5, 1040);
  expect([ofBase, BlockList.open(list).salt]).toEqual([3, testSalt]);
  expect(change?.custom).toMatchObject({ base: 3, baseLength: base.bytes.length });
  expect(await applyDelta(base.bytes, change!.delta)).toEqual(list);
});

it.each([
  ['30 versions after the last', 33, 1000],
  ['more than 5 % changed', 4, 1051],
])('is a base itself %s', async (_why, version, count) => {
  const made = await next(version, count);
  expect(made).toMatchObject({ base: version, change: null });
  expect(BlockList.open(made.list).salt).not.toEqual(testSalt);
});

it('goes on from a base that can no longer be read by making another', async () => {
  const old = { version: 3, bytes: new Uint8Array(100) };
  const made = await nextList({ entries: madeUpEntries(10), protectedSubjects: [], version: 4, base: old });
  expect(made).toMatchObject({ base: 4, change: null });
});

it('refuses an entry that is protected itself, under any salt', async () => {
  const entries = madeUpEntries(10);
  const parts = { entries, protectedSubjects: [entries[3]!.subject], version: 4, base };
  await expect(nextList(parts)).rejects.toMatchObject({ code: 'protected' });
});
