// Words that repeat on many screens.
import type { common as english } from '#lib/i18n/en/common.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Russian texts of this screen. */
export const common = {
  'common.back': 'Назад',
  'common.close': 'Закрыть',
  'common.cancel': 'Отмена',
  'common.next': 'Далее',
  'common.done': 'Готово',
  'common.retry': 'Попробовать снова',
  'common.more': 'Подробнее',
  'common.settings': 'Настройки',
  'common.copy': 'Копировать',
  'common.copied': 'Скопировано',
  'common.delete': 'Удалить',
  'common.change': 'Изменить',
  'common.turn_on': 'Включить',
  'common.turn_off': 'Выключить',
  'common.optional': 'необязательно',
  'common.name': 'Shekteu',
} as const satisfies Translated<typeof english>;
