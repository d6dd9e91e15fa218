// A small subset of ICU MessageFormat: {name}, {name, plural, one {# …} other {…}} and # inside a branch.
import type { Language } from '#lib/i18n/message.ts';

/** A piece of a filled-in text: its own words, or the value of a placeholder. */
export interface Part {
  /** Name of the placeholder; null for the text's own words. */
  readonly name: string | null;
  readonly text: string;
}

type Given = Readonly<Record<string, string | number>>;

/**
 * The tag that Intl is given for a language; English is British, as its dates are. Chromium ships no Kazakh data
 * (Intl then says "2026 M11 24"), and Kazakh writes numbers and times as Russian does, so it borrows them.
 */
export const intlTag = { kk: 'ru', ru: 'ru', en: 'en-GB' } as const satisfies Record<Language, string>;

const numbers = new Map<Language, Intl.NumberFormat>();
const plurals = new Map<Language, Intl.PluralRules>();

function cached<V>(cache: Map<Language, V>, language: Language, make: (tag: string) => V): V {
  const known = cache.get(language);
  if (known !== undefined) return known;
  const made = make(intlTag[language]);
  cache.set(language, made);
  return made;
}

/** A number as people of this language write it. */
export function numberText(language: Language, value: number): string {
  return cached(numbers, language, (tag) => new Intl.NumberFormat(tag)).format(value);
}

/** Index of the brace that closes the one at `open`; the text's length when none does. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return text.length;
}

/** Branches of a plural by category: `one {…} other {…}`. */
function branches(body: string): Map<string, string> {
  const found = new Map<string, string>();
  for (let i = 0; i < body.length; ) {
    const open = body.indexOf('{', i);
    if (open < 0) break;
    const close = closing(body, open);
    found.set(body.slice(i, open).trim(), body.slice(open + 1, close));
    i = close + 1;
  }
  return found;
}

// Kazakh knows one and other only (CLDR); its rules are not Russian ones.
function categoryOf(language: Language, value: number): string {
  if (language === 'kk') return value === 1 ? 'one' : 'other';
  return cached(plurals, language, (tag) => new Intl.PluralRules(tag)).select(value);
}

/** The branch for a number; a category that the text lacks falls back to `other`. */
function branchFor(language: Language, body: string, value: number): string {
  const all = branches(body);
  const category = categoryOf(language, value);
  return all.get(category) ?? all.get('other') ?? '';
}

function filled(language: Language, inside: string, given: Given): Part[] {
  const comma = inside.indexOf(',');
  const name = (comma < 0 ? inside : inside.slice(0, comma)).trim();
  const value = given[name];
  if (value === undefined) return [{ name: null, text: `{${name}}` }];
  if (comma < 0) return [{ name, text: typeof value === 'number' ? numberText(language, value) : value }];
  const body = inside.slice(inside.indexOf(',', comma + 1) + 1);
  const count = numberText(language, Number(value));
  return parts(language, branchFor(language, body, Number(value)), given).map((part) =>
    part.name === null ? { ...part, text: part.text.replaceAll('#', count) } : part,
  );
}

/** The pieces of a text with its placeholders filled in, in order. */
export function parts(language: Language, text: string, given: Given): Part[] {
  const result: Part[] = [];
  for (let i = 0; i < text.length; ) {
    const open = text.indexOf('{', i);
    if (open !== i) result.push({ name: null, text: text.slice(i, open < 0 ? text.length : open) });
    if (open < 0) break;
    const close = closing(text, open);
    result.push(...filled(language, text.slice(open + 1, close), given));
    i = close + 1;
  }
  return result;
}

/** A text with its placeholders filled in. */
export function format(language: Language, text: string, given: Given): string {
  return parts(language, text, given)
    .map((part) => part.text)
    .join('');
}
