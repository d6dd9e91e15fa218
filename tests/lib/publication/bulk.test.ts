import { expect, it } from 'vitest';
import { bulkOf, isBulk } from '#lib/publication/bulk.ts';

it('is a change of more than 30 %, up or down', () => {
  expect([70, 130].map((entries) => isBulk(100, entries))).toEqual([false, false]);
  expect([69, 131, 0].map((entries) => isBulk(100, entries))).toEqual([true, true, true]);
});

it('is said in its own version, and by number in all that follow', () => {
  expect(bulkOf(null, 100, 1)).toEqual({});
  expect(bulkOf({ entries: 100 }, 110, 2)).toEqual({});
  const third = bulkOf({ entries: 110 }, 300, 3);
  expect(third).toEqual({ bulk: true, bulkAt: 3 });
  expect(bulkOf({ entries: 300, ...third }, 301, 4)).toEqual({ bulkAt: 3 });
  expect(bulkOf({ entries: 301, bulkAt: 3 }, 10, 5)).toEqual({ bulk: true, bulkAt: 5 });
});
