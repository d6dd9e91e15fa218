// From a key to the words of a language. A key that English lacks, or a placeholder that is not given, does not compile.
import { all as en } from '#lib/i18n/en/all.ts';
import { all as kk } from '#lib/i18n/kk/all.ts';
import { type Language, languages } from '#lib/i18n/message.ts';
import { all as ru } from '#lib/i18n/ru/all.ts';
import { type Translator, translatorOf } from '#lib/i18n/translate.ts';

export type { Part } from '#lib/i18n/format.ts';
export type { Language } from '#lib/i18n/message.ts';

/** Any text of the product. */
export type Key = keyof typeof en;

/** The translator of the whole product. */
export type T = Translator<typeof en>;

/** The words of one language. */
export function translator(language: Language): T {
  return translatorOf<typeof en>(language, { kk, ru, en });
}

/** The language to speak: the one that was chosen, or the browser's; without either, Russian, which most schools share. */
export function languageOf(setting: Language | 'auto', uiLanguage: string): Language {
  if (setting !== 'auto') return setting;
  const wanted = uiLanguage.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === wanted) ?? (wanted === undefined || wanted === '' ? 'ru' : 'en');
}
