// The bar inside a page; one line, no address form.
import type { banner as english } from '#lib/i18n/en/banner.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Russian texts of this screen. */
export const banner = {
  'banner.caution_sale': 'Похоже, на этой странице продают наркотики',
  'banner.caution_recruit': 'Эта «работа» похожа на доставку наркотиков',
  'banner.caution_promotion': 'Страница похожа на рекламу наркотиков',
  'banner.danger_sale': 'Опасно: страница в списке мест, где продают наркотики',
  'banner.danger_recruit': 'Опасно: страница в списке мест, где вербуют курьеров',
  'banner.danger_promotion': 'Опасно: страница в списке мест, где рекламируют наркотики',
  'banner.suspected': 'Страница может быть опасной: тревожных признаков очень много',
  'banner.label': 'Предупреждение Shekteu',
  'banner.caution_text': 'Так считает программа, человек ещё не проверял.',
  'banner.danger_text': 'Можно просто уйти, больше ничего делать не нужно.',
} as const satisfies Translated<typeof english>;
