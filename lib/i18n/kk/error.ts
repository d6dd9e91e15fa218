// Faults, each with what to do.
// reviewed: no. No native reader has read these yet.
import type { error as english } from '#lib/i18n/en/error.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const error = {
  'error.offline': 'Интернет жоқ. Тексеру жұмыс істей береді, хабарламалар байланыс болғанда жіберіледі.',
  'error.storage': 'Браузер сақтауға мүмкіндік бермеді. Браузерді қайта ашып көрген жөн.',
  'error.permission_lost':
    'Сайттарды оқу рұқсаты қайтарып алынған, сондықтан ескерту шықпайды. Рұқсатты баптауларда қайта беруге болады.',
  'error.wifi_login': 'Алдымен Wi-Fi желісіне кіру керек. Кірген соң хабарламалар өздері жіберіледі.',
  'error.recipient_strange': 'Алушы түсініксіз жауап берді. Хабарламалар сақтаулы, жіберу күніне бір рет қайталанады.',
  'error.not_secure': 'Қорғалған байланыс орнамады, ештеңе жіберілген жоқ. Хабарламалар сақтаулы.',
  'error.too_old': 'Кеңейтім ескірген. Оны жаңартқан соң хабарламалар жіберіледі.',
  'error.join_link': 'Қосылу сілтемесі жарамсыз. Жаңасын мектеп бере алады.',
  'error.desk_down': 'Дерекқормен байланыс жоқ, шешім сақталмады. Біраздан кейін қайталаңыз.',
  'error.unknown': 'Күтпеген қате, коды: {code}. Бетті жаңартып көруге болады.',
  'error.bad_address': 'Бұл мекенжайға ұқсамайды. Ол https:// деп басталады',
  'error.not_found': 'Ол енді жоқ.',
} as const satisfies Translated<typeof english>;
