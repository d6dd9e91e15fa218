// Context menu.
// reviewed: no. No native reader has read these yet.
import type { menu as english } from '#lib/i18n/en/menu.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const menu = {
  'menu.report_page': 'Бұл бет туралы хабарлау',
  'menu.report_link': 'Бұл сілтеме туралы хабарлау',
  'menu.report_text': 'Белгіленген мәтін туралы хабарлау',
} as const satisfies Translated<typeof english>;
