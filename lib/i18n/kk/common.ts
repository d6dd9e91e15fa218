// Words that repeat on many screens.
// reviewed: no. No native reader has read these yet.
import type { common as english } from '#lib/i18n/en/common.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const common = {
  'common.back': 'Артқа',
  'common.close': 'Жабу',
  'common.cancel': 'Болдырмау',
  'common.next': 'Әрі қарай',
  'common.done': 'Дайын',
  'common.retry': 'Қайталап көру',
  'common.more': 'Толығырақ',
  'common.settings': 'Баптаулар',
  'common.copy': 'Көшіру',
  'common.copied': 'Көшірілді',
  'common.delete': 'Жою',
  'common.change': 'Өзгерту',
  'common.turn_on': 'Қосу',
  'common.turn_off': 'Өшіру',
  'common.optional': 'міндетті емес',
  'common.name': 'Shekteu',
} as const satisfies Translated<typeof english>;
