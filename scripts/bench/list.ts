// The list beside its peers: names of the shape of real lists, measured in Chromium (list-page.ts).
import { generate } from '#scripts/shekteu/list-generate.ts';
import { runInChromium } from './chromium.ts';
import type { Figure } from './figure.ts';

const LISTED = 1_000_000;
const OTHERS = 120_000;

/** All figures of the list, taken in one run of one browser. */
export function benchList(): Promise<Figure[]> {
  return runInChromium('scripts/bench/list-page.ts', { hosts: hosts(1, LISTED), others: hosts(2, OTHERS) });
}

/** So many hosts of a synthetic list, one a line. */
function hosts(seed: number, count: number): string {
  const found: string[] = [];
  for (const subject of generate(seed, 2 * count)) {
    if (found.length === count) break;
    if (subject.startsWith('host:')) found.push(subject.slice('host:'.length));
  }
  return found.join('\n');
}
