// First run; under a minute.

/** English texts of this screen. */
export const welcome = {
  'welcome.title': 'Shekteu is installed',
  'welcome.lead': 'Shekteu warns when a page sells drugs or recruits couriers.',
  'welcome.limits': 'It doesn’t know everything: it can be wrong, and it can miss things.',
  'welcome.who': 'Who will use it?',
  'welcome.student': 'Pupil or student',
  'welcome.student_hint': 'Short warnings, reporting in two clicks',
  'welcome.teacher': 'Teacher',
  'welcome.teacher_hint': 'Fuller reports, lessons',
  'welcome.parent': 'Parent',
  'welcome.parent_hint': 'Warning mode and a PIN',
  'welcome.checked_title': 'What is checked',
  'welcome.checked_body': 'The address, text and links of the open page. Checking happens only on this device.',
  'welcome.never_title': 'Never sent on its own',
  'welcome.never_body': 'Pages visited, chats, passwords, location, a device number.',
  'welcome.only_report': 'A report goes only when ‘Send’ is pressed.',
  'welcome.permission': 'To check pages, Shekteu needs permission to read sites. Nothing it reads is sent on its own.',
  'welcome.pin_never': 'A PIN is never asked for inside a website.',
  'welcome.start': 'Start',
} as const;
