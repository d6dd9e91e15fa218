// Help lines: only what help-lines.json confirms.
// reviewed: no. No native reader has read these yet.
import type { help as english } from '#lib/i18n/en/help.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const help = {
  'help.title': 'Қайдан көмек алуға болады',
  'help.n111': '111 — отбасы, әйелдер мен балалардың құқықтарын қорғау жөніндегі байланыс орталығы',
  'help.n111_about': 'Тегін, тәулік бойы. Аты-жөнді айтпаса да болады.',
  'help.n111_text': 'Жазуға да болады: мектеп пен колледждегі QR-код арқылы.',
  'help.n102': '102 — полиция',
  'help.n102_about': 'Дәл қазір қауіп болса. Тегін, тәулік бойы. Қоңырау анонимді емес.',
  'help.adult': 'Сенуге болатын ересек адам',
  'help.adult_about': 'Ата-ана, туыс, мұғалім, мектеп психологы. Көмек сұрау — қалыпты нәрсе.',
  'help.friend': 'Дос үшін де сұрауға болады.',
  'help.call': 'Қоңырау шалу: {number}',
  'help.no_record': 'Бұл бөлімнің ашылғаны еш жерге жазылмайды.',
  'help.checked': 'Нөмірлер тексерілген күн: {date}',
  'help.no_country': 'Бұл ел үшін расталған нөмір жоқ. Сенуге болатын ересек адамға айтқан жөн.',
  'help.n111_short': 'тегін, тәулік бойы, анонимді',
} as const satisfies Translated<typeof english>;
