// Patterns of the table of platforms: literal text with {kinds} in it. Matched by hand, so that no text becomes code.
import { fromByteString, unescapeAll } from './percent.ts';
import { type KindRow, table } from './table.ts';

/** What each {kind} of a pattern took. */
export type Captures = Record<string, string>;

type Part = { literal: string } | { kind: string };

/** A pattern in parts. */
export type Pattern = readonly Part[];

interface Kind {
  letters: Set<string>;
  first: Set<string>;
  last: Set<string>;
  /** What may stand between the letters and means nothing. */
  drop: Set<string>;
  min: number;
  max: number;
  /** The only words that this kind takes, the longest first; empty if it takes any. */
  words: string[];
}

// `a-z0-9_` → each letter of it.
function lettersOf(ranges: string): Set<string> {
  const letters = new Set<string>();
  for (const [range] of ranges.matchAll(/.-.|./g)) {
    const to = range.charCodeAt(range.length - 1);
    for (let code = range.charCodeAt(0); code <= to; code++) letters.add(String.fromCharCode(code));
  }
  return letters;
}

function toKind({ letters = '', first = letters, last = letters, drop = '', min = 1, max = 64, words }: KindRow): Kind {
  return {
    letters: lettersOf(letters),
    first: lettersOf(first),
    last: lettersOf(last),
    drop: new Set(drop),
    min,
    max,
    words: words?.split(' ').sort((a, b) => b.length - a.length) ?? [],
  };
}

const kinds = new Map<string, Kind>(Object.entries(table.kinds).map(([name, row]) => [name, toKind(row)]));
const lower = new Set(table.lower);

/** Reads a pattern: `/c/{number}` is a literal and a kind. */
export function toPattern(text: string): Pattern {
  const parts = text.split(/\{([a-z]+)\}/);
  return parts.map((part, at) => (at % 2 === 1 ? { kind: part } : { literal: part }));
}

interface Taken {
  text: string;
  end: number;
}

function takeWord(kind: Kind, text: string, from: number): Taken | null {
  const word = kind.words.find((one) => text.slice(from, from + one.length).toLowerCase() === one);
  return word === undefined ? null : { text: word, end: from + word.length };
}

function take(kind: Kind, text: string, from: number, anyCase: boolean, exact: boolean): Taken | null {
  if (kind.words.length > 0) return takeWord(kind, text, from);
  const fits = (letters: Set<string>, letter: string | undefined) =>
    letter !== undefined && (letters.has(letter) || (anyCase && letters.has(letter.toLowerCase())));
  let taken = '';
  let end = from;
  for (; end < text.length && taken.length <= kind.max; end++) {
    if (fits(kind.letters, text[end])) taken += text[end];
    else if (exact || !kind.drop.has(text[end]!)) break;
  }
  if (taken.length < kind.min || taken.length > kind.max) return null;
  if (taken === '') return { text: '', end: from };
  return fits(kind.first, taken[0]) && fits(kind.last, taken.at(-1)) ? { text: taken, end } : null;
}

/**
 * Matches a pattern at the beginning of `text`: what its kinds took and where it ended, or null. Literals match in any case;
 * kinds whose case means nothing do too, unless `exact`.
 */
export function matchPattern(
  pattern: Pattern,
  text: string,
  exact = false,
): { captures: Captures; end: number } | null {
  const captures: Captures = {};
  let at = 0;
  for (const part of pattern) {
    if ('literal' in part) {
      if (text.slice(at, at + part.literal.length).toLowerCase() !== part.literal.toLowerCase()) return null;
      at += part.literal.length;
      continue;
    }
    const taken = take(kinds.get(part.kind)!, text, at, !exact && lower.has(part.kind), exact);
    if (taken === null) return null;
    captures[part.kind] = taken.text;
    at = taken.end;
  }
  return { captures, end: at };
}

// Names in other alphabets are in lower case too, and stand as escapes.
function lowered(text: string): string {
  const name = text.includes('%') ? fromByteString(unescapeAll(text)) : null;
  return name === null ? text.toLowerCase() : encodeURIComponent(name.toLowerCase()).toLowerCase();
}

/** Writes a pattern with what its kinds took, in lower case where case means nothing. */
export function fillPattern(pattern: Pattern, captures: Captures): string {
  return pattern
    .map((part) => {
      if ('literal' in part) return part.literal;
      return lower.has(part.kind) ? lowered(captures[part.kind]!) : captures[part.kind]!;
    })
    .join('');
}

/** The name among captures, in lower case: what a kind took whose case means nothing; empty if none did. */
export function nameIn(captures: Captures): string {
  const kind = Object.keys(captures).find((one) => lower.has(one));
  return kind === undefined ? '' : lowered(captures[kind]!);
}
