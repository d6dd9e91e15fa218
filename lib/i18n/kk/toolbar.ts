// Tooltip of the toolbar icon.
// reviewed: no. No native reader has read these yet.
import type { toolbar as english } from '#lib/i18n/en/toolbar.ts';
import type { Translated } from '#lib/i18n/message.ts';

/** Kazakh texts of this screen. */
export const toolbar = {
  'toolbar.clear': 'Shekteu: ескерту жоқ',
  'toolbar.caution': 'Shekteu: сақ болған жөн',
  'toolbar.danger': 'Shekteu: қауіпті бет',
  'toolbar.trusted': 'Shekteu: сенімді сайт',
  'toolbar.off': 'Shekteu бұл бетті тексермейді',
} as const satisfies Translated<typeof english>;
