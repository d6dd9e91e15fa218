// list stat: the size of the newest list in a folder beside what a sorted set of hashes cannot go below.
import { parseArgs } from 'node:util';
import { Fault } from '#lib/base/fault.ts';
import { KIND_BITS } from '#lib/blocklist/kind.ts';
import { BlockList, boundBits } from '#lib/blocklist/list.ts';
import { compact, print } from './lines.ts';
import { readTarget, requireNewest } from './repository-folder.ts';

export const help = `list stat --repo DIR
One line: version, entries, bytes of the whole file, bits an entry of the hash set, its bound, their ratio, kind bits.
`;

/** Always 0. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { repo: { type: 'string' } } });
  if (values.repo === undefined) throw new Fault('usage', 'list stat needs --repo DIR', { hint: 'list stat --help' });
  const newest = requireNewest(values.repo);
  const list = BlockList.open(readTarget(newest, 'list'));
  await print(`${compact({ version: newest.version, ...figuresOf(list) })}\n`);
  return 0;
}

/** What can be said of a list's size; an empty list has no bound. */
export function figuresOf(list: BlockList): object {
  const { entries, hashes, bitsPerEntry, sizeBytes } = list;
  const bound = hashes === 0 ? null : boundBits(hashes);
  return {
    entries,
    bytes: sizeBytes,
    bitsPerEntry: rounded(bitsPerEntry, 2),
    bound: bound && rounded(bound, 2),
    ratio: bound && rounded(bitsPerEntry / bound, 4),
    kindBits: KIND_BITS,
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
