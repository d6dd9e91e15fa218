// What a report is about.
// reviewed: no. No native reader has read these yet.
import type { subject as english } from '#lib/i18n/en/subject.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const subject = {
  'subject.host': 'сайт',
  'subject.url': 'бет',
  'subject.tg': 'Telegram арнасы',
  'subject.vk': 'VK парақшасы',
  'subject.ig': 'Instagram парақшасы',
  'subject.tt': 'TikTok парақшасы',
  'subject.yt': 'YouTube арнасы',
  'subject.wa': 'WhatsApp байланысы',
  'subject.onion': 'onion-сайт',
  'subject.other': 'мекенжай',
} as const satisfies Translated<typeof english>;
