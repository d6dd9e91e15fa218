// What a report is about.
import type { subject as english } from '#lib/i18n/en/subject.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Russian texts of this screen. */
export const subject = {
  'subject.host': 'сайт',
  'subject.url': 'страница',
  'subject.tg': 'канал в Telegram',
  'subject.vk': 'страница ВКонтакте',
  'subject.ig': 'профиль в Instagram',
  'subject.tt': 'профиль в TikTok',
  'subject.yt': 'канал на YouTube',
  'subject.wa': 'контакт в WhatsApp',
  'subject.onion': 'onion-сайт',
  'subject.other': 'адрес',
} as const satisfies Translated<typeof english>;
