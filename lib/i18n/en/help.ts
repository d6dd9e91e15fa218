// Help lines: only what help-lines.json confirms.

/** English texts of this screen. */
export const help = {
  'help.title': 'Where to get help',
  'help.n111': '111 – contact centre on family and the rights of women and children',
  'help.n111_about': 'Free, day and night. No need to give a name.',
  'help.n111_text': 'Writing works too, through the QR code at school or college.',
  'help.n102': '102 – police',
  'help.n102_about': 'If there is danger right now. Free, day and night. The call is not anonymous.',
  'help.adult': 'An adult who can be trusted',
  'help.adult_about': 'A parent, a relative, a teacher, the school psychologist. Asking for help is normal.',
  'help.friend': 'It’s fine to ask for a friend.',
  'help.call': 'Call {number}',
  'help.no_record': 'No record is kept that this section was opened.',
  'help.checked': 'Numbers checked: {date}',
  'help.no_country': 'There is no confirmed number for this country. It’s best to tell an adult who can be trusted.',
  'help.n111_short': 'free, day and night, no name asked',
} as const;
