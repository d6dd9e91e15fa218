// list generate: a synthetic list of real size and shape. Nothing in it can be a real address.
import { parseArgs } from 'node:util';
import { Fault } from '#lib/base/fault.ts';
import { LineWriter } from './lines.ts';

export const help = `shekteu list generate --seed N --count N
Writes N different synthetic subjects, one a line: hosts under .example, .test and .invalid, and Telegram names with a double
underscore. The same seed gives the same lines; N up to 10,000,000.
`;

const MAX_COUNT = 10_000_000;
const CONSONANTS = 'bdfghklmnprstvz';
const VOWELS = 'aeiou';
const SYLLABLES = [...CONSONANTS].flatMap((consonant) => [...VOWELS].map((vowel) => consonant + vowel));
const CODE_LENGTH = 4;
// Every code of four syllables stands once in a walk with a stride that shares no factor with their number.
const CODES = SYLLABLES.length ** CODE_LENGTH;
const STRIDE = 12_345_677;
const WORDS = [
  'shop',
  'market',
  'store',
  'night',
  'city',
  'express',
  'pharm',
  'garden',
  'flowers',
  'top',
  'best',
  'online',
  'new',
  'pro',
];
const SUBDOMAINS = ['www', 'shop', 'm', 'order', 'forum', 'blog', 'new', 'my', 'ru', 'kz', 'en', 'mirror'];
const SUFFIXES = ['example', 'test', 'invalid'];
const TELEGRAM_SHARE = 0.25;
// Shares of hosts with one label below the registrable domain, and with two, as counted in public lists.
const SUBDOMAIN_SHARE = 0.35;
const DEEP_SHARE = 0.035;

/** A small seeded generator of numbers in [0, 1) (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function codeOf(index: number, offset: number): string {
  let rest = (index * STRIDE + offset) % CODES;
  let code = '';
  for (let at = 0; at < CODE_LENGTH; at++) {
    code += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return code;
}

function telegramName(code: string, random: () => number, pick: (words: string[]) => string): string {
  const tail = random() < 0.3 ? String(Math.floor(random() * 100)) : '';
  return `tg:${code}__${pick(WORDS)}${tail}`;
}

function hostName(code: string, random: () => number, pick: (words: string[]) => string): string {
  const shape = random();
  const label =
    shape < 0.3
      ? code
      : shape < 0.6
        ? `${pick(WORDS)}-${code}`
        : shape < 0.9
          ? `${code}-${pick(WORDS)}`
          : `${code}${pick(WORDS)}${Math.floor(random() * 1000)}`;
  const depth = random();
  const below =
    depth < DEEP_SHARE
      ? `${pick(SUBDOMAINS)}.${pick(SUBDOMAINS)}.`
      : depth < SUBDOMAIN_SHARE
        ? `${pick(SUBDOMAINS)}.`
        : '';
  return `host:${below}${label}.${pick(SUFFIXES)}`;
}

/** Different synthetic subjects without end of memory: each holds a code that no other has. */
export function* generate(seed: number, count: number): Generator<string> {
  const random = seeded(seed);
  const pick = (words: string[]) => words[Math.floor(random() * words.length)]!;
  const offset = Math.floor(random() * CODES);
  for (let index = 0; index < count; index++) {
    const code = codeOf(index, offset);
    yield random() < TELEGRAM_SHARE ? telegramName(code, random, pick) : hostName(code, random, pick);
  }
}

function numberOf(name: string, text: string | undefined, max: number): number {
  if (text !== undefined && /^[0-9]{1,10}$/.test(text) && Number(text) <= max) return Number(text);
  throw new Fault('usage', `--${name} is a whole number up to ${max}`, {
    hint: 'shekteu list generate --seed 1 --count 20000',
  });
}

/** Writes the list to standard output. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { seed: { type: 'string' }, count: { type: 'string' } } });
  const seed = numberOf('seed', values.seed, 4_294_967_295);
  const count = numberOf('count', values.count, MAX_COUNT);
  const out = new LineWriter();
  for (const subject of generate(seed, count)) if (out.add(subject)) await out.flush();
  await out.flush();
  return 0;
}
