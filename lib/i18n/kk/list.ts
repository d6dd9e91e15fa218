// Age and state of the list.
// reviewed: no. No native reader has read these yet.
import type { list as english } from '#lib/i18n/en/list.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const list = {
  'list.updated_on': 'Тізім жаңартылған күн: {date}',
  'list.age': 'Тізім {count} күн бұрын жаңартылған',
  'list.old': 'Тізім ескірген, бірақ жұмыс істеп тұр. Онда жаңа мекенжайлар болмауы мүмкін.',
  'list.expired': 'Тізім 180 күннен астам жаңартылмаған. Енді ол беттерді жаппайды, тек ескертеді.',
  'list.none': 'Тізім әлі жоқ. Әзірге беттердің мәтіні ғана тексеріледі.',
  'list.update': 'Қазір жаңарту',
  'list.updating': 'Жаңартылып жатыр…',
  'list.failed': 'Жаңарту мүмкін болмады. Бұрынғы тізім жұмыс істеп тұр, жаңарту кейін өзі қайталанады.',
  'list.rejected': 'Жаңа тізімнің қолтаңбасы сәйкес келмеді, сондықтан ол қолданылмайды. Бұрынғысы жұмыс істеп тұр.',
  'list.clock': 'Құрылғыдағы күн дұрыс емес сияқты. Күн мен уақытты тексерген жөн.',
  'list.entries': '{count, plural, one {# жазба} other {# жазба}}',
  'list.of': 'Тізім: {date}',
  'list.practice_of': 'Жаттығу тізімі: {date}',
  'list.checked_on': 'Соңғы тексеру: {date}',
  'list.built_in': 'Кеңейтімге қосылған тізім',
  'list.built_in_practice': 'Кеңейтімдегі жаттығу тізімі',
} as const satisfies Translated<typeof english>;
