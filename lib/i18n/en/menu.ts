// Context menu.

/** English texts of this screen. */
export const menu = {
  'menu.report_page': 'Report this page',
  'menu.report_link': 'Report this link',
  'menu.report_text': 'Report the selected text',
} as const;
