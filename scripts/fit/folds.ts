// Campaign folds: texts that share much of their wording stay together, so that no fold is judged by its own copies.
import type { Labelled } from './corpus.ts';

const SHARED = 0.3;

/** A small seeded generator (mulberry32): numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Word triples of a text, links, handles and digits removed. */
function triples(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .replace(/https?:\S+|[@#]\S+|[\w-]+\.example\S*|\d+/g, ' ')
      .match(/\p{L}+/gu) ?? [];
  const out = new Set<string>();
  for (let i = 0; i + 2 < words.length; i++) out.add(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
  if (out.size === 0 && words.length > 0) out.add(words.join(' '));
  return out;
}

/** Cluster number of each text: texts that share over 30 % of the shorter one's triples are one campaign. */
export function clustersOf(texts: readonly Labelled[]): number[] {
  const sets = texts.map((text) => triples(text.text));
  const holders = new Map<string, number[]>();
  sets.forEach((set, i) => {
    for (const triple of set) holders.set(triple, [...(holders.get(triple) ?? []), i]);
  });
  const parent = texts.map((_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  sets.forEach((set, i) => {
    const shared = new Map<number, number>();
    for (const triple of set) for (const j of holders.get(triple)!) if (j > i) shared.set(j, (shared.get(j) ?? 0) + 1);
    for (const [j, count] of shared) if (count > SHARED * Math.min(set.size, sets[j]!.size)) parent[root(j)] = root(i);
  });
  return texts.map((_, i) => root(i));
}

/** Fold of each text, whole clusters at a time, largest first into the fold that holds the fewest of its label. */
export function foldsOf(
  texts: readonly Labelled[],
  clusters: readonly number[],
  count: number,
  seed: number,
): number[] {
  const random = seeded(seed);
  const members = new Map<number, number[]>();
  clusters.forEach((cluster, i) => {
    members.set(cluster, [...(members.get(cluster) ?? []), i]);
  });
  const order = [...members.values()]
    .map((list) => ({ list, draw: random() }))
    .sort((a, b) => b.list.length - a.list.length || a.draw - b.draw);
  const load = Array.from({ length: count }, () => new Map<string, number>());
  const folds = new Array<number>(texts.length).fill(0);
  for (const { list } of order) {
    const label = `${texts[list[0]!]!.label} ${texts[list[0]!]!.lang}`;
    let best = 0;
    for (let fold = 1; fold < count; fold++)
      if ((load[fold]!.get(label) ?? 0) < (load[best]!.get(label) ?? 0)) best = fold;
    load[best]!.set(label, (load[best]!.get(label) ?? 0) + list.length);
    for (const i of list) folds[i] = best;
  }
  return folds;
}
