// Context menu.
import type { menu as english } from '#lib/i18n/en/menu.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Russian texts of this screen. */
export const menu = {
  'menu.report_page': 'Сообщить об этой странице',
  'menu.report_link': 'Сообщить об этой ссылке',
  'menu.report_text': 'Сообщить о выделенном тексте',
} as const satisfies Translated<typeof english>;
