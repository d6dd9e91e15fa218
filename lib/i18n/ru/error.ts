// Faults, each with what to do.
import type { error as english } from '#lib/i18n/en/error.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Russian texts of this screen. */
export const error = {
  'error.offline': 'Нет интернета. Проверка работает, сообщения уйдут, когда будет связь.',
  'error.storage': 'Браузер не дал сохранить данные. Стоит перезапустить браузер.',
  'error.permission_lost': 'Разрешение читать сайты отозвано, предупреждений не будет. Вернуть его можно в настройках.',
  'error.wifi_login': 'Сначала нужно войти в сеть Wi-Fi. После входа сообщения уйдут сами.',
  'error.recipient_strange': 'Получатель ответил непонятно. Сообщения хранятся, раз в день будет новая попытка.',
  'error.not_secure': 'Защищённая связь не установлена, ничего не отправлено. Сообщения хранятся.',
  'error.too_old': 'Расширение устарело. После обновления сообщения уйдут.',
  'error.join_link': 'Ссылка подключения недействительна. Новую может дать школа.',
  'error.desk_down': 'Нет связи с базой, решение не сохранено. Повторите чуть позже.',
  'error.unknown': 'Непредвиденная ошибка, код: {code}. Можно обновить страницу.',
  'error.bad_address': 'Не похоже на адрес. Он начинается с https://',
  'error.not_found': 'Этого уже нет.',
} as const satisfies Translated<typeof english>;
