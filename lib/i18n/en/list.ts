// Age and state of the list.

/** English texts of this screen. */
export const list = {
  'list.updated_on': 'List updated: {date}',
  'list.age': 'List updated {count, plural, one {# day} other {# days}} ago',
  'list.old': 'The list is old but works. New addresses may be missing.',
  'list.expired': 'The list is over 180 days old. It no longer stops pages; it only warns.',
  'list.none': 'No list yet. For now only the text of pages is checked.',
  'list.update': 'Update now',
  'list.updating': 'Updating…',
  'list.failed': 'The update failed. The earlier list works, and it will try again by itself.',
  'list.rejected': 'The new list’s signature didn’t match, so it was refused. The earlier one works.',
  'list.clock': 'The device’s date seems wrong. Check the date and time.',
  'list.entries': '{count, plural, one {# entry} other {# entries}}',
  'list.of': 'List of {date}',
  'list.practice_of': 'Practice list of {date}',
  'list.checked_on': 'Last checked: {date}',
  'list.built_in': 'Built-in list',
  'list.built_in_practice': 'Built-in practice list',
} as const;
