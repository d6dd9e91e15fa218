// Settings.
import type { options as english } from '#lib/i18n/en/options.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Russian texts of this screen. */
export const options = {
  'options.title': 'Настройки',
  'options.role': 'Кто пользуется',
  'options.language': 'Язык',
  'options.strength': 'Как показывать предупреждение',
  'options.strength_badge': 'Значок; полоса — на страницах из списка',
  'options.strength_banner': 'Обычный: полоса или предупреждение',
  'options.strength_mode': 'Режим предупреждений',
  'options.strength_mode_hint': 'Закрываются и подозрительные страницы; для опасной нужен PIN-код.',
  'options.recipient': 'Кто получает сообщения',
  'options.recipient_change': 'Сменить получателя',
  'options.recipient_code': 'Ссылка или код подключения',
  'options.recipient_test': 'Проверить связь',
  'options.recipient_ok': 'Связь есть: {operator}',
  'options.recipient_fail': 'Связи нет. Стоит проверить адрес и интернет.',
  'options.recipient_confirm': 'Новый получатель: {operator}. Отправлять сообщения этой организации?',
  'options.recipient_unknown':
    'Этого получателя нет в списке известных. Для подтверждения нужно вписать имя сайта вручную.',
  'options.recipient_queue': 'Сообщения для прежнего получателя уйдут ему же.',
  'options.keep_nothing': 'Не хранить отправленное',
  'options.allowed': 'Временные разрешения',
  'options.allowed_empty': 'Сейчас таких нет.',
  'options.enforced': 'Задано школой, здесь не изменить',
  'options.suggested': 'Предложено школой, можно изменить',
  'options.list_code': 'Контрольный код списка: {code}',
  'options.list_code_hint': 'Его можно сравнить с кодом на открытой странице получателя.',
  'options.language_auto': 'Как в браузере',
  'options.strength_badge_name': 'Только значок',
  'options.strength_badge_hint': 'На странице из списка будет и полоса.',
  'options.strength_standard_name': 'Обычный',
  'options.strength_standard_hint':
    'На подозрительных — полоса; страницы из списка закрываются, открыть можно одним нажатием.',
  'options.recipient_address': 'Адрес получателя',
  'options.recipient_look': 'Проверить',
  'options.recipient_yes': 'Отправлять сюда',
  'options.recipient_held':
    'На этом устройстве {count, plural, one {ждёт # сообщение} few {ждут # сообщения} many {ждут # сообщений} other {ждут # сообщения}}',
  'options.recipient_held_send': 'Отправить и их этому получателю',
  'options.recipient_privacy': 'Как обращаются с данными',
  'options.list': 'Список',
  'options.list_from': 'Чей список: {operator}',
  'options.list_built_in': 'Сейчас работает список, встроенный в расширение.',
  'options.root_yes': 'Обновления сверяются с ключом в этой сборке.',
  'options.root_no': 'В этой сборке нет ключа для проверки обновлений, поэтому список не меняется.',
  'options.allowed_until': 'Действует до {time}',
  'options.role_hint': 'От этого зависит форма сообщения.',
  'options.pin_later': 'В этой версии PIN-код пока не задаётся.',
} as const satisfies Translated<typeof english>;
