import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isFault } from '#lib/base/fault.ts';
import { EliasFano, encode, shapeOf } from '#lib/blocklist/elias-fano.ts';
import { HEADER_BYTES } from '#lib/blocklist/format.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { madeUpEntries, madeUpList } from '#tests/kit/lists.ts';

const runs = { seed: 20_261_124, numRuns: Number(process.env.RUNS ?? 200) };

/** Numbers of all sizes, so that buckets are crowded and empty by turns. */
const hash = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  fc.bigInt({ min: 0n, max: 300n }),
  fc.bigInt({ min: 2n ** 64n - 300n, max: 2n ** 64n - 1n }),
  fc.bigInt({ min: 2n ** 32n - 20n, max: 2n ** 32n + 20n }),
);

function code(sorted: readonly bigint[]): EliasFano {
  const { lowerBytes, upperBytes } = shapeOf(sorted.length);
  const view = new DataView(new ArrayBuffer(lowerBytes + upperBytes + 4));
  const hi = Uint32Array.from(sorted, (value) => Number(value >> 32n));
  const lo = Uint32Array.from(sorted, (value) => Number(value & 0xffffffffn));
  encode({ hi, lo }, view);
  return new EliasFano(new Uint32Array(view.buffer), sorted.length);
}

function has(set: EliasFano, value: bigint): boolean {
  return set.indexOf(Number(value >> 32n), Number(value & 0xffffffffn)) >= 0;
}

it('decodes what it encoded, and finds exactly what a Set holds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(hash, { maxLength: 300 }), fc.array(hash, { maxLength: 100 }), (members, others) => {
      const sorted = members.toSorted((a, b) => (a < b ? -1 : 1));
      const coded = code(sorted);
      const decoded: bigint[] = [];
      coded.forEach((hi, lo) => {
        decoded.push((BigInt(hi) << 32n) | BigInt(lo));
      });
      expect(decoded).toEqual(sorted);
      const set = new Set(members);
      for (const value of [...members, ...others]) expect(has(coded, value)).toBe(set.has(value));
    }),
    runs,
  );
});

it('never does worse than a fault or other answers when bytes are flipped', () => {
  const good = madeUpList(300);
  const subjects = madeUpEntries(400).map((entry) => entry.subject);
  const flip = fc.record({ at: fc.nat(good.length - 1), mask: fc.integer({ min: 1, max: 255 }) });
  fc.assert(
    fc.property(fc.array(flip, { minLength: 1, maxLength: 4 }), (flips) => {
      const bytes = good.slice();
      for (const { at, mask } of flips) bytes[at]! ^= mask;
      try {
        const list = BlockList.open(bytes);
        for (const subject of subjects) list.lookup(subject);
        list.check();
      } catch (error) {
        expect(isFault(error, 'bad-list') || isFault(error, 'newer-version')).toBe(true);
      }
    }),
    runs,
  );
});

it('never does worse than a fault on any bytes of a list file of the right size', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.infiniteStream(fc.nat(255)), (entries, noise) => {
      const bytes = madeUpList(entries);
      for (let at = HEADER_BYTES; at < bytes.length; at++) bytes[at] = noise.next().value!;
      try {
        BlockList.open(bytes).check();
      } catch (error) {
        expect(isFault(error, 'bad-list')).toBe(true);
      }
    }),
    runs,
  );
});
