// «This is a mistake».
// reviewed: no. No native reader has read these yet.
import type { mistake as english } from '#lib/i18n/en/mistake.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const mistake = {
  'mistake.title': 'Не дұрыс емес?',
  'mistake.lesson': 'Бұл — оқу материалы',
  'mistake.lawful': 'Бұл — жаңалық, медицина, заң немесе көмек',
  'mistake.owner': 'Бұл — менің сайтым немесе арнам',
  'mistake.other': 'Басқа себеп',
  'mistake.here_only': 'Осы құрылғыда енді ескертпеу',
  'mistake.send': 'Модераторларға жіберу',
  'mistake.sent': 'Модераторлар қайта қарайды. Оған дейін ескерту қала береді.',
} as const satisfies Translated<typeof english>;
