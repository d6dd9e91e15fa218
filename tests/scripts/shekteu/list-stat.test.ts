import { expect, it } from 'vitest';
import { BlockList } from '#lib/blocklist/list.ts';
import { figuresOf } from '#scripts/shekteu/list-stat.ts';
import { madeUpList } from '#tests/kit/lists.ts';

it('gives the size of the set beside its bound, and of the whole file', () => {
  const figures = figuresOf(BlockList.open(madeUpList(20_807)));
  expect(figures).toEqual({
    entries: 20_807,
    bytes: 139_380,
    bitsPerEntry: 51.58,
    bound: 51.1,
    ratio: 1.0094,
    kindBits: 2,
  });
});

it('has no bound for an empty list', () => {
  expect(figuresOf(BlockList.open(madeUpList(0)))).toMatchObject({
    entries: 0,
    bitsPerEntry: 0,
    bound: null,
    ratio: null,
  });
});
