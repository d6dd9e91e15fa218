// No address that is not listed is a hit: seeded random addresses against a list of real size. All ten million, and a list of
// a million, under LONG=1.
import { describe, expect, it } from 'vitest';
import { asciiByUrl } from '#lib/address/ascii.ts';
import type { Subject } from '#lib/address/subject.ts';
import { buildList } from '#lib/blocklist/build.ts';
import { findAddress } from '#lib/blocklist/find-address.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { generate } from '#scripts/shekteu/list-generate.ts';
import { testSalt } from '#tests/kit/lists.ts';

const isLong = process.env.LONG === '1';
const ENTRIES = isLong ? 1_000_000 : 100_000;
const ADDRESSES = isLong ? 10_000_000 : 200_000;
const SEED = 5;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const SUFFIXES = ['example', 'test', 'invalid', 'com', 'kz', 'ru', 'co.uk', 'com.kz', 'github.io'];

/** A small seeded generator of whole numbers below a bound (mulberry32). */
function seeded(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const below = seeded(SEED);

function word(least: number, most: number): string {
  let text = '';
  for (let left = least + below(most - least + 1); left > 0; left--) text += LETTERS[below(LETTERS.length)];
  return text;
}

/** An address that no list of ours holds: a generated name never has the letter q. */
function unlisted(): string {
  const name = `${word(2, 8)}q${word(2, 8)}`;
  if (below(10) === 0) return `https://t.me/a${name}`;
  const labels = below(3) === 0 ? `${word(1, 6)}.` : '';
  const path =
    below(2) === 0 ? '/' : `/${word(1, 8)}/${word(1, 8)}${below(3) === 0 ? `?${word(1, 4)}=${word(1, 8)}` : ''}`;
  return `https://${labels}${name}.${SUFFIXES[below(SUFFIXES.length)]}${path}`;
}

function addressOf(subject: string): string {
  return subject.startsWith('tg:') ? `https://t.me/${subject.slice(3)}` : `https://${subject.slice('host:'.length)}/a`;
}

describe('a list of real size', () => {
  const subjects = [...generate(SEED, ENTRIES)] as Subject[];
  // Every tenth also lists an address below it, so that paths are asked for too.
  const urls = subjects.flatMap((subject, at) =>
    at % 10 === 0 && subject.startsWith('host:') ? [`url:${subject.slice(5)}/x` as Subject] : [],
  );
  const list = BlockList.open(
    buildList(
      [...subjects, ...urls].map((subject) => ({ subject, kind: 'sale' })),
      { salt: testSalt },
    ),
  );

  it('finds each address that it names', () => {
    for (let at = 0; at < subjects.length; at += 97) {
      expect(findAddress(list, addressOf(subjects[at]!), asciiByUrl)?.subject).toBe(subjects[at]);
    }
  });

  it(`finds none of ${ADDRESSES} others`, { timeout: 900_000 }, () => {
    const found: string[] = [];
    for (let count = 0; count < ADDRESSES; count++) {
      const address = unlisted();
      if (findAddress(list, address, asciiByUrl) !== null) found.push(address);
    }
    console.info(`seed ${SEED}: ${ADDRESSES} addresses, ${list.entries} entries, ${found.length} false hits`);
    expect(found).toEqual([]);
  });
});
