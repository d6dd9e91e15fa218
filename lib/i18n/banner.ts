// The few texts that the content script carries into every page, so that it need not carry the rest.
import { banner as en } from '#lib/i18n/en/banner.ts';
import { common as enCommon } from '#lib/i18n/en/common.ts';
import { banner as kk } from '#lib/i18n/kk/banner.ts';
import { common as kkCommon } from '#lib/i18n/kk/common.ts';
import type { Language } from '#lib/i18n/message.ts';
import { banner as ru } from '#lib/i18n/ru/banner.ts';
import { common as ruCommon } from '#lib/i18n/ru/common.ts';
import { type Translator, translatorOf } from '#lib/i18n/translate.ts';

const english = { ...enCommon, ...en } as const;

/** The words of the banner in one language. */
export function bannerTranslator(language: Language): Translator<typeof english> {
  return translatorOf<typeof english>(language, {
    kk: { ...kkCommon, ...kk },
    ru: { ...ruCommon, ...ru },
    en: english,
  });
}
