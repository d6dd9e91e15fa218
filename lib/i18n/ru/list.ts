// Age and state of the list.
import type { list as english } from '#lib/i18n/en/list.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Russian texts of this screen. */
export const list = {
  'list.updated_on': 'Список обновлён: {date}',
  'list.age': 'Список обновлён {count, plural, one {# день} few {# дня} many {# дней} other {# дня}} назад',
  'list.old': 'Список старый, но работает. Новых адресов в нём может не быть.',
  'list.expired': 'Списку больше 180 дней. Теперь он не закрывает страницы, а только предупреждает.',
  'list.none': 'Списка пока нет. Проверяется только текст страниц.',
  'list.update': 'Обновить сейчас',
  'list.updating': 'Обновляется…',
  'list.failed': 'Обновить не удалось. Работает прежний список, попытка повторится сама.',
  'list.rejected': 'Подпись нового списка не сошлась, он отклонён. Работает прежний.',
  'list.clock': 'Похоже, на устройстве неверная дата. Стоит проверить дату и время.',
  'list.entries': '{count, plural, one {# запись} few {# записи} many {# записей} other {# записи}}',
  'list.of': 'Список от {date}',
  'list.practice_of': 'Учебный список от {date}',
  'list.checked_on': 'Последняя проверка: {date}',
  'list.built_in': 'Встроенный список',
  'list.built_in_practice': 'Встроенный учебный список',
} as const satisfies Translated<typeof english>;
