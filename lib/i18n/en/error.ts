// Faults, each with what to do.

/** English texts of this screen. */
export const error = {
  'error.offline': 'No internet. Checking still works; reports go once there is a connection.',
  'error.storage': 'The browser couldn’t save this. Try restarting it.',
  'error.permission_lost':
    'Permission to read sites was taken away, so there are no warnings. It can be given again in the settings.',
  'error.wifi_login': 'The Wi-Fi asks for a sign-in first. After that, reports go by themselves.',
  'error.recipient_strange': 'The recipient gave an unexpected answer. Reports are kept and tried once a day.',
  'error.not_secure': 'No secure connection, so nothing was sent. Reports are kept.',
  'error.too_old': 'The extension is out of date. Reports go once it is updated.',
  'error.join_link': 'The join link isn’t valid. The school can give a new one.',
  'error.desk_down': 'The database can’t be reached and the decision was not saved. Try again shortly.',
  'error.unknown': 'Unexpected error, code: {code}. Reload the page.',
  'error.bad_address': 'That doesn’t look like an address. It begins with https://',
  'error.not_found': 'It is no longer there.',
} as const;
