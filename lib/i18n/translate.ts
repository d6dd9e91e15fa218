// One text of one language, filled in; over whichever set of texts it is given.
import { format, type Part, parts } from '#lib/i18n/format.ts';
import type { Arguments, Language, Translated } from '#lib/i18n/message.ts';

/** A set of English texts by key. */
export type Texts = Readonly<Record<string, string>>;

/** Fills in the text of a key; `parts` gives it in pieces, so that a value can be set in bold. */
export interface Translator<English extends Texts> {
  <K extends keyof English & string>(key: K, ...given: Arguments<English[K]>): string;
  parts<K extends keyof English & string>(key: K, ...given: Arguments<English[K]>): Part[];
  readonly language: Language;
}

/** A translator over some of the texts; what runs in a page takes only those it needs. */
export function translatorOf<English extends Texts>(
  language: Language,
  texts: Readonly<Record<Language, Translated<English>>>,
): Translator<English> {
  const chosen: Texts = texts[language];
  const text = (key: string, given: Record<string, string | number> = {}) => format(language, chosen[key]!, given);
  const inPieces = (key: string, given: Record<string, string | number> = {}) => parts(language, chosen[key]!, given);
  return Object.assign(text, { parts: inPieces, language }) as Translator<English>;
}
