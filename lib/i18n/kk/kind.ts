// The three kinds, inside a sentence, nominative only.
// reviewed: no. No native reader has read these yet.
import type { kind as english } from '#lib/i18n/en/kind.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const kind = {
  'kind.sale': 'есірткі сату',
  'kind.recruiting': 'курьерлікке тарту',
  'kind.promotion': 'есірткі жарнамасы',
  'kind.sale_short': 'Сату',
  'kind.recruiting_short': 'Курьер',
  'kind.promotion_short': 'Жарнама',
  'kind.other_short': 'Басқа',
  'kind.other': 'басқа',
  'kind.mistake': 'қате',
} as const satisfies Translated<typeof english>;
