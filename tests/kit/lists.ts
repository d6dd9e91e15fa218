// Lists for tests: made-up subjects, a fixed salt.
import type { Subject } from '#lib/address/subject.ts';
import { buildList, type Entry } from '#lib/blocklist/build.ts';
import { kinds } from '#lib/blocklist/kind.ts';

/** A salt that every test may use. */
export const testSalt: Uint8Array<ArrayBuffer> = Uint8Array.from({ length: 16 }, (_, i) => 7 * i + 1);

/** `count` different made-up entries; the kinds go round. */
export function madeUpEntries(count: number, prefix = 'made-up'): Entry[] {
  return Array.from({ length: count }, (_, i) => ({
    subject: `host:${prefix}-${i}.example` as Subject,
    kind: kinds[i % kinds.length]!,
  }));
}

/** The list file of so many made-up entries. */
export function madeUpList(count: number, prefix?: string): Uint8Array<ArrayBuffer> {
  return buildList(madeUpEntries(count, prefix), { salt: testSalt });
}
