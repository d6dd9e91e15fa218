// The four verdicts, inside a sentence.
import type { verdict as english } from '#lib/i18n/en/verdict.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Russian texts of this screen. */
export const verdict = {
  'verdict.clear': 'предупреждений нет',
  'verdict.caution': 'осторожно',
  'verdict.danger': 'опасно',
  'verdict.trusted': 'надёжный',
} as const satisfies Translated<typeof english>;
