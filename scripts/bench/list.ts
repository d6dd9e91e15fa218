// The list: its size on the wire beside the bound, its size in memory, and the time to open it and to look up.
import type { Subject } from '#lib/address/subject.ts';
import { buildList } from '#lib/blocklist/build.ts';
import { BlockList, boundBits } from '#lib/blocklist/list.ts';
import { type Figure, here, medianMs, rounded } from './figure.ts';

const SIZES = [20_000, 100_000, 1_000_000];
const MEMORY_AT = 1_000_000;
const ROUNDS = 7;
const PROBES = 100_000;

/** Sizes are the same in any engine; times are of this one. */
export function benchList(): Figure[] {
  return SIZES.flatMap((n) => {
    const bytes = buildList(namesOf(n, 'listed'), { salt: new Uint8Array(16) });
    const list = BlockList.open(bytes);
    const figures = [against('wire.over-bound', n, list.bitsPerEntry, boundBits(n))];
    return n === MEMORY_AT ? [...figures, ...atFullSize(bytes, list, n)] : figures;
  });
}

function atFullSize(bytes: Uint8Array<ArrayBuffer>, list: BlockList, n: number): Figure[] {
  const openMs = medianMs(ROUNDS, () => BlockList.open(bytes).lookup('host:a.example' as Subject));
  return [
    alone('memory.bytes-per-entry', n, list.setBytes / n),
    alone('ready.ms', n, openMs),
    alone('lookup-hit.ns-per-subject', n, nsPerLookup(list, 'listed')),
    alone('lookup-miss.ns-per-subject', n, nsPerLookup(list, 'other')),
  ];
}

function nsPerLookup(list: BlockList, prefix: string): number {
  const subjects = namesOf(PROBES, prefix).map(({ subject }) => subject);
  const hits = subjects.filter((subject) => list.lookup(subject) !== null).length;
  if (hits !== (prefix === 'listed' ? PROBES : 0)) throw new Error(`${hits} hits among ${prefix} names`);
  const ms = medianMs(ROUNDS, () => {
    for (const subject of subjects) list.lookup(subject);
  });
  return (ms / PROBES) * 1e6;
}

function namesOf(count: number, prefix: string): { subject: Subject; kind: 'sale' }[] {
  return Array.from({ length: count }, (_, i) => ({ subject: `host:${prefix}-${i}.example` as Subject, kind: 'sale' }));
}

function against(name: string, n: number, ours: number, peer: number): Figure {
  return { name, n, ours: rounded(ours), peer: rounded(peer), ratio: rounded(ours / peer), where: here, rounds: 1 };
}

function alone(name: string, n: number, ours: number): Figure {
  return { name, n, ours: rounded(ours), peer: null, ratio: rounded(ours), where: here, rounds: ROUNDS };
}
