// «This is a mistake».
import type { mistake as english } from '#lib/i18n/en/mistake.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Russian texts of this screen. */
export const mistake = {
  'mistake.title': 'Что не так?',
  'mistake.lesson': 'Это учебный материал',
  'mistake.lawful': 'Это новости, медицина, право или помощь',
  'mistake.owner': 'Это мой сайт или канал',
  'mistake.other': 'Другая причина',
  'mistake.here_only': 'Больше не предупреждать на этом устройстве',
  'mistake.send': 'Отправить модераторам',
  'mistake.sent': 'Модераторы посмотрят ещё раз. До этого предупреждение остаётся.',
} as const satisfies Translated<typeof english>;
