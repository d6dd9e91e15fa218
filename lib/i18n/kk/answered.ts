// «I already answered such an offer»: pupil's form сен/ты; asks nothing, records nothing.
// reviewed: no. No native reader has read these yet.
import type { answered as english } from '#lib/i18n/en/answered.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const answered = {
  'answered.title': 'Қазір не істеуге болады',
  'answered.lead':
    'Мұндай ұсыныс әдейі кәдімгі жұмысқа ұқсатып жасалады, сондықтан көп адам жауап береді. Тоқтауға кеш емес.',
  'answered.stop': 'Бұдан былай жауап жазба, кездесуге барма, ештеңе алма.',
  'answered.data': 'Фото жіберме: құжаттың да, үйдің де, өзіңнің де. Жіберіп қойсаң, мұны да ересек адамға айт.',
  'answered.adult': 'Өзің сенетін ересек адамға айт: ата-анаңа, мұғаліміңе, мектеп психологына.',
  'answered.words': 'Былай бастауға болады: «Маған жұмыс ұсынды, бірақ ол қауіпті сияқты. Көмек керек».',
  'answered.keep': 'Чатты жойма: ол не болғанын түсіндіруге көмектеседі. Басқа ешкімге таратпа.',
  'answered.threat':
    'Қорқытса, жалғыз қалма. Дәл қазір қауіп болса, 102 нөміріне, ақылдасу керек болса, 111 нөміріне қоңырау шал.',
  'answered.carried':
    'Бірдеңе апарып немесе жасырып қойсаң да, айтуға кеш емес. Ересек адаммен бірге заңгерге барған жөн.',
  'answered.nothing_kept': 'Бұл бет сенен ештеңе сұрамайды, ештеңе сақтамайды.',
  'answered.report': 'Ұсыныс туралы хабарлау',
  'answered.adult_lead': 'Бала мұндай ұсынысқа жауап берген болса, ұрыспай тыңдаңыз. Ең бастысы — оның сізге айтқаны.',
  'answered.adult_next':
    'Чатты сақтап қойыңыз, 111 нөмірінен кеңес алыңыз. Балаға қауіп төнсе, 102 нөміріне қоңырау шалыңыз.',
} as const satisfies Translated<typeof english>;
