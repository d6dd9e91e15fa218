// Tooltip of the toolbar icon.
import type { toolbar as english } from '#lib/i18n/en/toolbar.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Russian texts of this screen. */
export const toolbar = {
  'toolbar.clear': 'Shekteu: предупреждений нет',
  'toolbar.caution': 'Shekteu: стоит быть осторожнее',
  'toolbar.danger': 'Shekteu: опасная страница',
  'toolbar.trusted': 'Shekteu: надёжный сайт',
  'toolbar.off': 'Shekteu не проверяет эту страницу',
} as const satisfies Translated<typeof english>;
