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
