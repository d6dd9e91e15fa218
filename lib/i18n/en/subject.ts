// What a report is about.

/** English texts of this screen. */
export const subject = {
  'subject.host': 'site',
  'subject.url': 'page',
  'subject.tg': 'Telegram channel',
  'subject.onion': 'onion site',
  'subject.other': 'address',
} as const;
