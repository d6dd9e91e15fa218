// Help lines: only what help-lines.json confirms.
import type { help as english } from '#lib/i18n/en/help.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Russian texts of this screen. */
export const help = {
  'help.title': 'Где помогут',
  'help.n111': '111 — контакт-центр по вопросам семьи, защиты прав женщин и детей',
  'help.n111_about': 'Бесплатно, круглосуточно. Имя можно не называть.',
  'help.n111_text': 'Можно и написать: через QR-код в школе или колледже.',
  'help.n102': '102 — полиция',
  'help.n102_about': 'Если опасно прямо сейчас. Бесплатно, круглосуточно. Звонок не анонимный.',
  'help.adult': 'Взрослый, которому можно доверять',
  'help.adult_about': 'Родители, родственник, учитель, школьный психолог. Просить о помощи — нормально.',
  'help.friend': 'Спросить можно и за друга.',
  'help.call': 'Позвонить: {number}',
  'help.no_record': 'Открытие этого раздела нигде не записывается.',
  'help.checked': 'Номера проверены: {date}',
  'help.no_country': 'Для этой страны проверенных номеров нет. Лучше рассказать взрослому, которому можно доверять.',
  'help.n111_short': 'бесплатно, круглосуточно, анонимно',
} as const satisfies Translated<typeof english>;
