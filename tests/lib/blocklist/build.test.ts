import { expect, it } from 'vitest';
import type { Subject } from '#lib/address/subject.ts';
import { isFault } from '#lib/base/fault.ts';
import { buildList, refuseMeeting } from '#lib/blocklist/build.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { madeUpEntries, testSalt } from '#tests/kit/lists.ts';

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'none';
  } catch (error) {
    return isFault(error) ? error.code : String(error);
  }
}

it('keeps a subject that comes twice once, with its first kind', () => {
  const entry = { subject: 'host:twice.example' as Subject, kind: 'recruiting' as const };
  const list = BlockList.open(buildList([entry, ...madeUpEntries(9), { ...entry, kind: 'sale' }], { salt: testSalt }));
  expect([list.entries, list.lookup(entry.subject)]).toEqual([10, 'recruiting']);
});

it('gives the same bytes whatever the order of its entries', () => {
  const entries = madeUpEntries(500);
  expect(buildList(entries.toReversed(), { salt: testSalt })).toEqual(buildList(entries, { salt: testSalt }));
});

it('refuses an entry that is a protected subject', () => {
  const entries = madeUpEntries(10);
  const options = { salt: testSalt, protectedSubjects: [entries[7]!.subject] };
  expect(codeOf(() => buildList(entries, options))).toBe('protected');
  expect(codeOf(() => buildList(entries.slice(0, 7), options))).toBe('none');
});

it('refuses an entry planted so that its hash meets a protected one', () => {
  const list = BlockList.open(buildList(madeUpEntries(50), { salt: testSalt }));
  const planted = { hi: [] as number[], lo: [] as number[] };
  list.forEachHash((hi, lo) => {
    planted.hi.push(hi);
    planted.lo.push(lo);
  });
  const meets = { hi: Uint32Array.of(1, planted.hi[33]!), lo: Uint32Array.of(2, planted.lo[33]!) };
  expect(codeOf(() => refuseMeeting(list, meets))).toBe('protected');
  expect(codeOf(() => refuseMeeting(list, { hi: Uint32Array.of(1), lo: Uint32Array.of(2) }))).toBe('none');
});

it('lets a protected host stand whose single addresses are listed', () => {
  const shop = { subject: 'url:big.example/shop' as Subject, kind: 'sale' as const };
  const options = { salt: testSalt, protectedSubjects: ['host:big.example' as Subject] };
  expect(BlockList.open(buildList([shop], options)).lookup('host:big.example' as Subject)).toBeNull();
});
