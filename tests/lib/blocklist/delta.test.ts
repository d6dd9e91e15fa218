import { expect, it } from 'vitest';
import type { Subject } from '#lib/address/subject.ts';
import { sha256, toHex } from '#lib/base/bytes.ts';
import { buildList } from '#lib/blocklist/build.ts';
import { applyDelta, makeDelta, setSha256 } from '#lib/blocklist/delta.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { madeUpEntries, madeUpList, testSalt } from '#tests/kit/lists.ts';

const base = madeUpList(1000);

it('adds, removes and changes the kind beside its base', async () => {
  const [first, second, third] = madeUpEntries(1000);
  const next = buildList(
    [
      { ...first!, kind: 'promotion' },
      ...madeUpEntries(1000).slice(2),
      { subject: 'url:made-up-2.example/x' as Subject, kind: 'sale' },
      { subject: 'host:new.example' as Subject, kind: 'recruiting' },
    ],
    { salt: testSalt },
  );
  const list = BlockList.open(base, await makeDelta(base, next));
  expect(list.entries).toBe(1001);
  expect([first!, second!, third!].map(({ subject }) => list.lookup(subject))).toEqual([
    'promotion',
    null,
    third!.kind,
  ]);
  expect(list.lookup('host:new.example' as Subject)).toBe('recruiting');
  const under = ['url:made-up-2.example/x', 'host:made-up-2.example'] as Subject[];
  expect(list.first(under)?.subject).toBe(under[0]);
});

it('is little more than a header where nothing changed', async () => {
  const delta = await makeDelta(base, base);
  expect(delta.length).toBe(108);
  expect(await applyDelta(base, delta)).toEqual(base);
});

it('is at most 1.5 % of the full file at 1 % changed of a million', async () => {
  const million = madeUpEntries(1_000_000);
  const full = buildList(million, { salt: testSalt });
  const mixed = buildList([...million.slice(5000), ...madeUpEntries(5000, 'new')], { salt: testSalt });
  const grown = buildList([...million, ...madeUpEntries(10_000, 'new')], { salt: testSalt });
  for (const next of [mixed, grown]) {
    const delta = await makeDelta(full, next);
    expect(delta.length / next.length).toBeLessThanOrEqual(0.015);
  }
});

it('says the same of the set after applying as the full file does', async () => {
  const next = madeUpList(1100);
  const delta = await makeDelta(base, next);
  const digest = toHex(await sha256(next));
  expect(await setSha256(BlockList.open(next))).toBe(digest);
  expect(await setSha256(BlockList.open(base, delta))).toBe(digest);
});

it('is refused against another base, and between lists of two salts', async () => {
  const delta = await makeDelta(base, madeUpList(1010));
  const other = madeUpList(1000, 'another');
  await expect(applyDelta(other, delta)).rejects.toMatchObject({ code: 'bad-list' });
  const salted = buildList(madeUpEntries(1000), { salt: testSalt.map((byte) => byte ^ 1) });
  await expect(makeDelta(base, salted)).rejects.toMatchObject({ code: 'conflict' });
  expect(() => BlockList.open(salted, delta)).toThrowError(expect.objectContaining({ code: 'bad-list' }));
  expect(() => BlockList.open(madeUpList(999), delta)).toThrowError(expect.objectContaining({ code: 'bad-list' }));
});

it('is refused where it comes to something else than it says', async () => {
  const delta = await makeDelta(base, madeUpList(1010));
  delta[104 - 1]! ^= 1; // the last byte of the hash of what it comes to
  await expect(applyDelta(base, delta)).rejects.toMatchObject({ code: 'hash' });
});

it('finds at the check an addition that stands in the base', async () => {
  const twice = await makeDelta(madeUpList(0), madeUpList(1));
  const one = madeUpList(1);
  new DataView(twice.buffer).setUint32(24, 1, true); // against a base of one
  expect(() => BlockList.open(one, twice).check()).toThrowError(expect.objectContaining({ code: 'bad-list' }));
});

it('is newer, not broken, in a later form', async () => {
  const delta = await makeDelta(base, base);
  delta[4] = 2;
  expect(() => BlockList.open(base, delta)).toThrowError(expect.objectContaining({ code: 'newer-version' }));
  for (const wrong of [new Uint8Array(0), new Uint8Array(104), (await makeDelta(base, madeUpList(1010))).slice(0, -4)])
    expect(() => BlockList.open(base, wrong)).toThrowError(expect.objectContaining({ code: 'bad-list' }));
});
