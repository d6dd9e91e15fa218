// What a report is about.

/** English texts of this screen. */
export const subject = {
  'subject.host': 'site',
  'subject.url': 'page',
  'subject.tg': 'Telegram channel',
  'subject.vk': 'VK page',
  'subject.ig': 'Instagram profile',
  'subject.tt': 'TikTok profile',
  'subject.yt': 'YouTube channel',
  'subject.wa': 'WhatsApp contact',
  'subject.onion': 'onion site',
  'subject.other': 'address',
} as const;
