// The bar inside a page; one line, no address form.
// reviewed: no. No native reader has read these yet.
import type { banner as english } from '#lib/i18n/en/banner.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const banner = {
  'banner.caution_sale': 'Бұл бет есірткі сататын бетке ұқсайды',
  'banner.caution_recruit': 'Бұл «жұмыс» есірткі тасуға тартатын ұсынысқа ұқсайды',
  'banner.caution_promotion': 'Бұл бет есірткі жарнамасына ұқсайды',
  'banner.danger_sale': 'Қауіпті: бұл бет есірткі сататын орындар тізімінде',
  'banner.danger_recruit': 'Қауіпті: бұл бет курьерлікке тартатын орындар тізімінде',
  'banner.danger_promotion': 'Қауіпті: бұл бет есірткіні жарнамалайтын орындар тізімінде',
  'banner.suspected': 'Бұл бет қауіпті болуы мүмкін: қауіп белгілері өте көп',
  'banner.label': 'Shekteu ескертуі',
  'banner.caution_text': 'Бұл — бағдарламаның болжамы, адам тексерген жоқ.',
  'banner.danger_text': 'Шығып кетсе болды, басқа ештеңе істеудің керегі жоқ.',
} as const satisfies Translated<typeof english>;
