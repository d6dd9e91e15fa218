import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexOfRank, rankBytes, readRanks, writeRanks } from '#lib/blocklist/ranks.ts';

const runs = { seed: 20_261_124, numRuns: Number(process.env.RUNS ?? 200) };
const universes = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5000 }), fc.constant(2 ** 26));

it('reads the ranks that it wrote, and finds those and no other', () => {
  const case_ = universes.chain((universe) =>
    fc.tuple(fc.constant(universe), fc.uniqueArray(fc.nat(universe - 1), { maxLength: 200 })),
  );
  fc.assert(
    fc.property(case_, fc.nat(), ([universe, some], other) => {
      const ranks = Uint32Array.from(some).sort();
      const bytes = new Uint8Array(rankBytes(ranks.length, universe) + 4);
      writeRanks(ranks, universe, bytes, 4);
      const read = readRanks(bytes, 4, ranks.length, universe);
      expect(read).toEqual(ranks);
      ranks.forEach((rank, i) => {
        expect(indexOfRank(read, rank)).toBe(i);
      });
      if (!some.includes(other)) expect(indexOfRank(read, other)).toBe(-1);
    }),
    runs,
  );
});

it.each([
  ['out of order', [5, 3], 1024],
  ['the same twice', [7, 7], 1024],
  ['outside the base', [2, 999], 998],
])('refuses ranks that are %s', (_what, ranks, universe) => {
  const bytes = new Uint8Array(rankBytes(ranks.length, universe));
  writeRanks(Uint32Array.from(ranks), universe, bytes, 0);
  expect(() => readRanks(bytes, 0, ranks.length, universe)).toThrowError(expect.objectContaining({ code: 'bad-list' }));
});

it('refuses more or fewer ranks than are there', () => {
  const bytes = new Uint8Array(64);
  writeRanks(Uint32Array.of(1, 9, 17), 1024, bytes, 0);
  const view = new DataView(bytes.buffer);
  const size = rankBytes(3, 1024);
  view.setUint32(size - 4, view.getUint32(size - 4, true) | 0x8000_0000, true);
  expect(() => readRanks(bytes, 0, 3, 1024)).toThrowError(expect.objectContaining({ code: 'bad-list' }));
  expect(() => readRanks(new Uint8Array(64), 0, 3, 1024)).toThrowError(expect.objectContaining({ code: 'bad-list' }));
});
