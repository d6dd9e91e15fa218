// Words that repeat on many screens.

/** English texts of this screen. */
export const common = {
  'common.back': 'Back',
  'common.close': 'Close',
  'common.cancel': 'Cancel',
  'common.next': 'Next',
  'common.done': 'Done',
  'common.retry': 'Try again',
  'common.more': 'More',
  'common.settings': 'Settings',
  'common.copy': 'Copy',
  'common.copied': 'Copied',
  'common.delete': 'Delete',
  'common.change': 'Change',
  'common.turn_on': 'Turn on',
  'common.turn_off': 'Turn off',
  'common.optional': 'optional',
  'common.name': 'Shekteu',
} as const;
