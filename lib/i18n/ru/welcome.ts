// First run; under a minute.
import type { welcome as english } from '#lib/i18n/en/welcome.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Russian texts of this screen. */
export const welcome = {
  'welcome.title': 'Shekteu установлен',
  'welcome.lead': 'Shekteu предупредит, если на странице продают наркотики или вербуют курьеров.',
  'welcome.limits': 'Расширение знает не всё: иногда ошибается, иногда что-то пропускает.',
  'welcome.who': 'Кто будет пользоваться?',
  'welcome.student': 'Ученик или студент',
  'welcome.student_hint': 'Короткие предупреждения, сообщение в два клика',
  'welcome.teacher': 'Учитель',
  'welcome.teacher_hint': 'Подробные сообщения, уроки',
  'welcome.parent': 'Родитель',
  'welcome.parent_hint': 'Режим предупреждений и PIN-код',
  'welcome.checked_title': 'Что проверяется',
  'welcome.checked_body': 'Адрес, текст и ссылки открытой страницы. Проверка идёт только на этом устройстве.',
  'welcome.never_title': 'Само никогда не отправляется',
  'welcome.never_body': 'Посещённые страницы, переписка, пароли, местоположение, номер устройства.',
  'welcome.only_report': 'Сообщение уходит, только если нажать «Отправить».',
  'welcome.permission':
    'Чтобы проверять страницы, нужно разрешение читать сайты. Прочитанное само никуда не отправляется.',
  'welcome.pin_never': 'PIN-код никогда не спрашивают внутри сайта.',
  'welcome.start': 'Начать',
} as const satisfies Translated<typeof english>;
