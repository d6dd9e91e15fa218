// Hashes in ascending order.
import type { Hashes } from './elias-fano.ts';

/** Indices of `hashes` in ascending order: a stable radix sort, 16 bits a pass. */
export function sortedOrder(hashes: Hashes): Uint32Array {
  let order = Uint32Array.from(hashes.hi, (_, i) => i);
  let spare = new Uint32Array(order.length);
  for (const [half, shift] of [
    [hashes.lo, 0],
    [hashes.lo, 16],
    [hashes.hi, 0],
    [hashes.hi, 16],
  ] as const) {
    const next = new Uint32Array(65_537);
    for (const value of half) next[((value >>> shift) & 0xffff) + 1]!++;
    for (let i = 1; i < next.length; i++) next[i]! += next[i - 1]!;
    for (const index of order) spare[next[(half[index]! >>> shift) & 0xffff]!++] = index;
    [order, spare] = [spare, order];
  }
  return order;
}
