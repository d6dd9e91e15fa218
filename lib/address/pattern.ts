// Patterns of the table of platforms: literal text with {kinds} in it. Matched by hand, so that no text becomes code.
import table from '#data/platforms.json' with { type: 'json' };

/** What each {kind} of a pattern took. */
export type Captures = Record<string, string>;

type Part = { literal: string } | { kind: string };

/** A pattern in parts. */
export type Pattern = readonly Part[];

interface Kind {
  letters: Set<string>;
  first: Set<string>;
  last: Set<string>;
  min: number;
  max: number;
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

const kinds = new Map<string, Kind>(
  Object.entries(table.kinds).map(([name, { letters, first, last, min, max }]) => [
    name,
    { letters: lettersOf(letters), first: lettersOf(first), last: lettersOf(last), min, max },
  ]),
);
const lower = new Set(table.lower);

/** Reads a pattern: `/c/{number}` is a literal and a kind. */
export function toPattern(text: string): Pattern {
  const parts = text.split(/\{([a-z]+)\}/);
  return parts.map((part, at) => (at % 2 === 1 ? { kind: part } : { literal: part }));
}

function take(kind: Kind, text: string, from: number, anyCase: boolean): string | null {
  const letterAt = (at: number) => (anyCase ? text[at]!.toLowerCase() : text[at]!);
  const fits = (letters: Set<string>, at: number) => letters.has(text[at]!) || letters.has(letterAt(at));
  let end = from;
  while (end < text.length && end - from <= kind.max && fits(kind.letters, end)) end++;
  if (end - from < kind.min || end - from > kind.max) return null;
  return fits(kind.first, from) && fits(kind.last, end - 1) ? text.slice(from, end) : null;
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
    const taken = take(kinds.get(part.kind)!, text, at, !exact && lower.has(part.kind));
    if (taken === null) return null;
    captures[part.kind] = taken;
    at += taken.length;
  }
  return { captures, end: at };
}

/** Writes a pattern with what its kinds took, in lower case where case means nothing. */
export function fillPattern(pattern: Pattern, captures: Captures): string {
  return pattern
    .map((part) => {
      if ('literal' in part) return part.literal;
      return lower.has(part.kind) ? captures[part.kind]!.toLowerCase() : captures[part.kind]!;
    })
    .join('');
}
