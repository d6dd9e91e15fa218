// Bare names (`@name`) in running text: whose they are is told by a word or a link of a platform beside them.
import { type PlatformRow, table } from './table.ts';

/** A part of a text. */
export interface Span {
  at: number;
  end: number;
}

/** A name, and the identity that it stands for. */
export interface Handle extends Span {
  identity: string;
}

// How far a bare name may stand from a word or link of its platform, in characters.
const NEAR = 40;
const HANDLE = /(?<![\p{L}\p{N}_.@/+-])@([a-z][a-z0-9_]{2,30}[a-z0-9])_{0,2}(?![a-z0-9_@]|\.[a-z0-9])/giu;
const WORD = /[\p{L}\p{N}_]+/gu;
const MAX_ENDING = 12;

// A short word that is also a sign of money is none after a figure: «5000 тг».
function isPrice(text: string, at: number): boolean {
  return /\d\s{0,2}$/.test(text.slice(Math.max(0, at - 3), at));
}

function isPlatformWord(word: string, platform: PlatformRow, text: string, at: number): boolean {
  if (platform.wholeWords.includes(word)) return !isPrice(text, at);
  return platform.words.some((stem) => word.startsWith(stem) && word.length - stem.length <= MAX_ENDING);
}

function wordsOf(text: string, platform: PlatformRow): Span[] {
  return [...text.matchAll(WORD)]
    .filter((found) => isPlatformWord(found[0].toLowerCase(), platform, text, found.index))
    .map((found) => ({ at: found.index, end: found.index + found[0].length }));
}

function gap(a: Span, b: Span): number {
  return Math.max(b.at - a.end, a.at - b.end, 0);
}

/** The names in a text that stand within 40 characters of a word of their platform, or of one of its links. */
export function findHandles(text: string, linksOf: (prefix: string) => readonly Span[]): Handle[] {
  const found = [...text.matchAll(HANDLE)];
  if (found.length === 0) return [];
  const named = table.platforms.filter(({ words }) => words.length > 0);
  return named.flatMap((platform) => {
    const signs = [...wordsOf(text, platform), ...linksOf(platform.prefix)].sort((a, b) => a.at - b.at);
    let next = 0;
    return found.flatMap((name) => {
      const span = { at: name.index, end: name.index + name[0].length };
      while (next < signs.length && signs[next]!.at < span.at) next++;
      const beside = signs.slice(Math.max(0, next - 3), next + 1);
      if (!beside.some((sign) => gap(sign, span) <= NEAR)) return [];
      return [{ ...span, identity: `${platform.prefix}:${name[1]!.toLowerCase()}` }];
    });
  });
}
