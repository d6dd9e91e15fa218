// The three kinds, inside a sentence, nominative only.
import type { kind as english } from '#lib/i18n/en/kind.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Russian texts of this screen. */
export const kind = {
  'kind.sale': 'продажа наркотиков',
  'kind.recruiting': 'вербовка курьеров',
  'kind.promotion': 'реклама наркотиков',
  'kind.sale_short': 'Продажа',
  'kind.recruiting_short': 'Курьер',
  'kind.promotion_short': 'Реклама',
  'kind.other_short': 'Другое',
  'kind.other': 'другое',
  'kind.mistake': 'ошибка',
} as const satisfies Translated<typeof english>;
