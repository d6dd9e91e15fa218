// The full-page warning; the child reads it, adults too, so no address form.
// reviewed: no. No native reader has read these yet.
import type { warning as english } from '#lib/i18n/en/warning.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const warning = {
  'warning.page_title': 'Ескерту — Shekteu',
  'warning.sale_title': 'Бұл бет есірткі сататын орындар тізімінде',
  'warning.sale_lead': 'Бет көрсетілген жоқ. Шығып кетсе болды, басқа ештеңе істеудің қажеті жоқ.',
  'warning.recruit_title': 'Бұл бет есірткі тасуға тартатын орындар тізімінде',
  'warning.recruit_lead': 'Мұндай «жұмыс» оңай ақша болып көрінеді. Ал бар қауіп курьердің өзіне қалады.',
  'warning.promotion_title': 'Бұл бет есірткіні жарнамалайтын орындар тізімінде',
  'warning.promotion_lead': 'Бет көрсетілген жоқ. Мұндай беттер көбіне сатушыға апарады.',
  'warning.suspected_title': 'Бұл бет қауіпті болуы мүмкін',
  'warning.suspected_lead':
    'Бет мәтінінде қауіп белгілері көп, бірақ бетті әлі ешкім тексерген жоқ. Қате болуы да мүмкін.',
  'warning.link_title': 'Бұл сілтеме тізімдегі мекенжайға апарады',
  'warning.nobody_told': 'Кеңейтім мұнда кім кіргенін ешкімге айтқан жоқ.',
  'warning.counts_note': 'Ата-ана бір аптадағы ескертулердің саны мен түрін ғана көреді. Мекенжайлар сақталмайды.',
  'warning.address': 'Мекенжай: {host}',
  'warning.address_ascii': 'Браузер оны былай жазады: {host}',
  'warning.back': 'Беттен шығу',
  'warning.report': 'Ашпай хабарлау',
  'warning.mistake': 'Бұл — қате',
  'warning.go_on': 'Бәрібір ашу',
  'warning.answered': 'Мен жауап беріп қойдым',
  'warning.why_title': 'Ескерту неге шықты?',
  'warning.why_by': 'Тізімге қосқан: {operator}',
  'warning.why_list': 'Тізім: {list}',
  'warning.why_added': 'Қосылған күні: {date}',
  'warning.why_verified': 'Соңғы тексерілген күні: {date}',
  'warning.why_kind': 'Түрі: {kind}',
  'warning.why_two': 'Бұл шешімді екі адам бекіткен.',
  'warning.why_signs': 'Байқалған белгілер',
  'warning.why_program': 'Белгілерді бағдарлама тапты, адам әлі қараған жоқ.',
  'warning.go_title': 'Бәрібір ашылсын ба?',
  'warning.go_body': 'Рұқсат тек осы мекенжайға, бір сағатқа беріледі. Ол баптауларда көрініп тұрады.',
  'warning.pin': 'PIN-код',
  'warning.pin_hint': 'PIN-кодты ескерту режимін қосқан ересек адам біледі.',
  'warning.pin_wrong': 'PIN-код дұрыс емес. Қалған мүмкіндік: {count}',
  'warning.pin_wait': 'Келесі мүмкіндікке дейін: {time}',
  'warning.pin_forgot': 'PIN-код есте жоқ',
  'warning.gone_title': 'Бұл ескертудің мерзімі өтті',
  'warning.gone_lead': 'Бетті жаба салуға болады.',
  'warning.answered_hint': 'Қазір не істеуге болады. Әлі кеш емес.',
  'warning.pin_needed': 'Ашу үшін PIN-код керек',
  'warning.list_number': '№ {number}, {date}',
} as const satisfies Translated<typeof english>;
