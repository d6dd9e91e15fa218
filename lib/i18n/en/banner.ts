// The bar inside a page; one line, no address form.

/** English texts of this screen. */
export const banner = {
  'banner.caution_sale': 'This page looks like a drug sale',
  'banner.caution_recruit': 'This ‘job’ looks like carrying drugs',
  'banner.caution_promotion': 'This page looks like drug advertising',
  'banner.danger_sale': 'Danger: this page is listed for selling drugs',
  'banner.danger_recruit': 'Danger: this page is listed for recruiting couriers',
  'banner.danger_promotion': 'Danger: this page is listed for advertising drugs',
  'banner.suspected': 'This page may be dangerous: very many red flags',
  'banner.label': 'Shekteu warning',
  'banner.caution_text': 'A guess by a program; no person has checked it.',
  'banner.danger_text': 'Just leave; nothing else is needed.',
} as const;
