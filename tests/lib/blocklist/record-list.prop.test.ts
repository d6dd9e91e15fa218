import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Subject } from '#lib/address/subject.ts';
import { buildList, type Entry } from '#lib/blocklist/build.ts';
import { makeDelta } from '#lib/blocklist/delta.ts';
import { kinds } from '#lib/blocklist/kind.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { RecordList } from '#lib/blocklist/record-list.ts';
import { cut, Directory, join } from '#lib/blocklist/records.ts';
import { madeUpEntries, testSalt } from '#tests/kit/lists.ts';

const runs = { seed: 20_261_124, numRuns: Number(process.env.RUNS ?? 20) };
const sizes = fc.oneof(fc.nat(40), fc.nat(3000), fc.integer({ min: 15_000, max: 40_000 }));

function entriesOf(count: number, withPaths: number): Entry[] {
  return madeUpEntries(count).map((entry, i) =>
    i % withPaths === 0
      ? { subject: `url:made-up-${i % 7 === 0 ? i + 1 : i}.example/p` as Subject, kind: kinds[i % 3]! }
      : entry,
  );
}

it('joins what it cut, and answers from records as the whole list does', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 2, max: 50 }), fc.boolean(), async (count, withPaths, changed) => {
      const base = buildList(entriesOf(count, withPaths), { salt: testSalt });
      const next = buildList(entriesOf(count, withPaths + 1).slice(count >> 6), { salt: testSalt });
      const delta = changed ? await makeDelta(base, next) : undefined;
      const { directory, records } = await cut(base);
      expect(await join(await Directory.open(directory), records)).toEqual(base);
      const list = BlockList.open(base, delta);
      let read = 0;
      const cold = await RecordList.open(directory, delta ?? null, async (numbers) => {
        read += numbers.length;
        return numbers.map((number) => records[number]!);
      });
      for (let i = 0; i < count + 20; i += Math.ceil((count + 20) / 40)) {
        const asked = [`url:made-up-${i}.example/p`, `host:made-up-${i}.example`, 'host:none.example'] as Subject[];
        read = 0;
        expect(await cold.first(asked)).toEqual(list.first(asked));
        expect(read).toBeLessThanOrEqual(3);
      }
    }),
    runs,
  );
});
