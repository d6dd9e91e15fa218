import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Subject } from '#lib/address/subject.ts';
import { isFault } from '#lib/base/fault.ts';
import { buildList, type Entry } from '#lib/blocklist/build.ts';
import { applyDelta, makeDelta } from '#lib/blocklist/delta.ts';
import { kinds } from '#lib/blocklist/kind.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { madeUpEntries, testSalt } from '#tests/kit/lists.ts';

const runs = { seed: 20_261_124, numRuns: Number(process.env.RUNS ?? 150) };

/** Few names, so that two lists share many, with and without a path. */
const entry: fc.Arbitrary<Entry> = fc.record({
  subject: fc
    .tuple(fc.constantFrom('host:', 'url:'), fc.nat(120), fc.nat(2))
    .map(([prefix, name, path]) => `${prefix}n${name}.example${prefix === 'url:' ? `/p${path}` : ''}` as Subject),
  kind: fc.constantFrom(...kinds),
});
const list = fc.array(entry, { maxLength: 200 }).map((entries) => buildList(entries, { salt: testSalt }));
const names = Array.from({ length: 121 }, (_, i) => [
  `host:n${i}.example`,
  ...[0, 1, 2].map((p) => `url:n${i}.example/p${p}`),
]);
const subjects = names.flat() as Subject[];

it('comes from one list to the other, byte for byte, and answers beside its base as the other does', async () => {
  await fc.assert(
    fc.asyncProperty(list, list, async (a, b) => {
      const delta = await makeDelta(a, b);
      expect(await applyDelta(a, delta)).toEqual(b);
      const [beside, other] = [BlockList.open(a, delta), BlockList.open(b)];
      beside.check();
      expect([beside.entries, beside.hashes]).toEqual([other.entries, other.hashes]);
      for (const subject of subjects) expect(beside.codeOf(subject)).toBe(other.codeOf(subject));
    }),
    runs,
  );
});

it('never does worse than a fault when bytes are flipped, and never comes to another list', async () => {
  const a = buildList(madeUpEntries(400), { salt: testSalt });
  const b = buildList([...madeUpEntries(380), ...madeUpEntries(20, 'new')], { salt: testSalt });
  const good = await makeDelta(a, b);
  const flip = fc.record({ at: fc.nat(good.length - 1), mask: fc.integer({ min: 1, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 3 }), async (flips) => {
      const bytes = good.slice();
      for (const { at, mask } of flips) bytes[at]! ^= mask;
      try {
        const beside = BlockList.open(a, bytes);
        for (const { subject } of madeUpEntries(450)) beside.lookup(subject);
        beside.check();
        expect(await applyDelta(a, bytes)).toEqual(b);
      } catch (error) {
        expect(isFault(error) && ['bad-list', 'newer-version', 'hash'].includes(error.code)).toBe(true);
      }
    }),
    runs,
  );
});
