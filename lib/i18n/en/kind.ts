// The three kinds, inside a sentence, nominative only.

/** English texts of this screen. */
export const kind = {
  'kind.sale': 'drug sale',
  'kind.recruiting': 'courier recruiting',
  'kind.promotion': 'drug advertising',
  'kind.sale_short': 'Sale',
  'kind.recruiting_short': 'Courier job',
  'kind.promotion_short': 'Advertising',
  'kind.other_short': 'Other',
  'kind.other': 'something else',
  'kind.mistake': 'a mistake',
} as const;
