// The toolbar popup; no address form, since all three roles read it.
// reviewed: no. No native reader has read these yet.
import type { popup as english } from '#lib/i18n/en/popup.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const popup = {
  'popup.loading': 'Бет тексеріліп жатыр…',
  'popup.clear_title': 'Ескерту жоқ',
  'popup.clear_body': 'Мекенжай тізімде жоқ, бетте қауіп белгілері байқалмады. Бірақ бұл — кепілдік емес.',
  'popup.caution_title': 'Сақ болған жөн',
  'popup.caution_sale': 'Бұл бет есірткі сататын бетке ұқсайды. Оны әлі ешкім тексерген жоқ.',
  'popup.caution_recruit': 'Бұл «жұмыс» есірткі тасуға тартатын ұсынысқа ұқсайды. Бетті әлі ешкім тексерген жоқ.',
  'popup.caution_promotion': 'Бұл бет есірткі жарнамасына ұқсайды. Оны әлі ешкім тексерген жоқ.',
  'popup.danger_title': 'Бұл бет қауіпті',
  'popup.danger_sale': 'Бұл мекенжай есірткі сататын орындар тізімінде тұр.',
  'popup.danger_recruit': 'Бұл мекенжай есірткі тасуға адам тартатын орындар тізімінде тұр.',
  'popup.danger_promotion': 'Бұл мекенжай есірткіні жарнамалайтын орындар тізімінде тұр.',
  'popup.suspected_title': 'Бұл бет қауіпті болуы мүмкін',
  'popup.suspected_body': 'Мекенжай тізімде жоқ, бірақ бетте қауіп белгілері өте көп.',
  'popup.trusted_title': 'Сенімді сайт',
  'popup.trusted_body':
    'Бұл сайт сенімді сайттар тізімінде тұр: мемлекеттік, медициналық, оқу, жаңалықтар немесе көмек сайты.',
  'popup.practice_title': 'Жаттығу беті',
  'popup.practice_body': 'Бұл бет сабақ үшін жасалған. Мұнда ештеңе сатылмайды.',
  'popup.not_ours': 'Shekteu бұл бетте ескерту көрсетіп тұрған жоқ. Бет ішіндегі ескерту — біздікі емес.',
  'popup.off_title': 'Мұнда тексеру өшірулі',
  'popup.off_body': 'Браузер Shekteu кеңейтіміне бұл сайтты оқуға рұқсат бермей тұр.',
  'popup.off_allow': 'Рұқсат беру',
  'popup.browser_page': 'Браузердің өз беттері тексерілмейді.',
  'popup.too_big':
    'Бет өте үлкен, сондықтан мәтіннің бір бөлігі ғана тексерілді. Мекенжай тізіммен толық салыстырылды.',
  'popup.error_title': 'Тексеру мүмкін болмады',
  'popup.error_body': 'Бетті жаңартып көруге болады. Қайталана берсе, браузерді жауып, қайта ашып көрген жөн.',
  'popup.private_note': 'Инкогнито терезесі: жіберілген хабарламадан басқа ештеңе сақталмайды.',
  'popup.allowed_until': 'Уақытша рұқсат бар. Аяқталатын уақыты: {time}',
  'popup.allowed_end': 'Рұқсатты тоқтату',
  'popup.report': 'Хабарлау',
  'popup.report_other': 'Басқа мекенжай туралы хабарлау',
  'popup.leave': 'Беттен шығу',
  'popup.why': 'Неге?',
  'popup.help': 'Көмек алу',
  'popup.my_reports': 'Менің хабарламаларым',
  'popup.waiting': '{count} хабарлама кезекте тұр',
  'popup.held': 'Алушымен байланыс жоқ. Хабарламалар осы құрылғыда сақтаулы тұр.',
  'popup.nearly_full': 'Хабарламаларға арналған орын толып келеді: {percent} %',
  'popup.enough_title': 'Бүгінге осы да жетеді',
  'popup.enough_body': 'Көмекке рақмет. Мұндай беттерді әдейі іздеудің қажеті жоқ.',
  'popup.held_no_desk': 'Алушы әлі таңдалмаған. Хабарламалар осы құрылғыда сақталады.',
  'popup.report_too': 'Мен де хабарлаймын',
  'popup.practice_list': 'Бұл — жаттығу тізімі: ондағы мекенжайлардың бәрі ойдан құрастырылған.',
  'popup.choose_recipient': 'Алушыны таңдау',
} as const satisfies Translated<typeof english>;
