// First run; under a minute.
// reviewed: no. No native reader has read these yet.
import type { welcome as english } from '#lib/i18n/en/welcome.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const welcome = {
  'welcome.title': 'Shekteu орнатылды',
  'welcome.lead': 'Есірткі сататын немесе курьерлікке тартатын бет кездессе, Shekteu ескертеді.',
  'welcome.limits': 'Ол бәрін біле бермейді: кейде қателеседі, кейде байқамай қалады.',
  'welcome.who': 'Кім қолданады?',
  'welcome.student': 'Оқушы немесе студент',
  'welcome.student_hint': 'Қысқа ескерту, екі рет басып хабарлау',
  'welcome.teacher': 'Мұғалім',
  'welcome.teacher_hint': 'Толығырақ хабарлау, сабақ өткізу',
  'welcome.parent': 'Ата-ана',
  'welcome.parent_hint': 'Ескерту режимі және PIN-код',
  'welcome.checked_title': 'Не тексеріледі',
  'welcome.checked_body': 'Ашық тұрған беттің мекенжайы, мәтіні және сілтемелері. Тексеру тек осы құрылғыда жүреді.',
  'welcome.never_title': 'Өздігінен ешқашан жіберілмейді',
  'welcome.never_body': 'Ашылған беттер, чаттар, құпиясөздер, орналасқан жер, құрылғы нөмірі.',
  'welcome.only_report': 'Хабарлама «Жіберу» батырмасы басылғанда ғана кетеді.',
  'welcome.permission':
    'Беттерді тексеру үшін сайттарды оқуға рұқсат керек. Оқылған мәтін өздігінен ешқайда жіберілмейді.',
  'welcome.pin_never': 'PIN-код сайттың ішінде ешқашан сұралмайды.',
  'welcome.start': 'Бастау',
} as const satisfies Translated<typeof english>;
