// Tooltip of the toolbar icon.

/** English texts of this screen. */
export const toolbar = {
  'toolbar.clear': 'Shekteu: no warning',
  'toolbar.caution': 'Shekteu: be careful here',
  'toolbar.danger': 'Shekteu: dangerous page',
  'toolbar.trusted': 'Shekteu: trusted site',
  'toolbar.off': 'Shekteu isn’t checking this page',
} as const;
