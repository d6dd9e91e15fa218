// The four verdicts, inside a sentence.
// reviewed: no. No native reader has read these yet.
import type { verdict as english } from '#lib/i18n/en/verdict.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const verdict = {
  'verdict.clear': 'ескерту жоқ',
  'verdict.caution': 'сақ болған жөн',
  'verdict.danger': 'қауіпті',
  'verdict.trusted': 'сенімді',
} as const satisfies Translated<typeof english>;
