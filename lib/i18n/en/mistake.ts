// «This is a mistake».

/** English texts of this screen. */
export const mistake = {
  'mistake.title': 'What is wrong?',
  'mistake.lesson': 'This is lesson material',
  'mistake.lawful': 'This is news, medicine, law or help',
  'mistake.owner': 'This is my site or channel',
  'mistake.other': 'Another reason',
  'mistake.here_only': 'Don’t warn on this device again',
  'mistake.send': 'Send to moderators',
  'mistake.sent': 'Moderators will look again. Until then the warning stays.',
} as const;
