// "Report this link", "report the selected text": a report without opening what it is about.
import { randomSecret } from '#lib/base/ids.ts';
import { browser, type Menus } from '#lib/browser.ts';
import { learn } from './knowledge.ts';
import { type Prefill, writePrefill } from './session.ts';

const entries = {
  'report-link': { contexts: ['link'], title: 'menu.report_link' },
  'report-text': { contexts: ['selection'], title: 'menu.report_text' },
} as const;

/** Registers the clicks on our entries. Call it in the first tick. */
export function followMenus(): void {
  browser.contextMenus.onClicked.addListener((info) => begin(info));
}

/** Makes our entries anew, in the language now chosen. */
export async function makeMenus(): Promise<void> {
  const { t } = await learn();
  await browser.contextMenus.removeAll();
  for (const [id, { contexts, title }] of Object.entries(entries)) {
    browser.contextMenus.create({ id, contexts: [...contexts], title: t(title) });
  }
}

async function begin(info: Menus.OnClickData): Promise<void> {
  const prefill = prefillOf(info);
  if (prefill === null) return;
  const key = randomSecret();
  await writePrefill(key, prefill);
  const url = browser.runtime.getURL(`popup.html?draft=${key}`);
  await browser.windows.create({ url, type: 'popup', width: 420, height: 680 });
}

function prefillOf(info: Menus.OnClickData): Prefill | null {
  if (info.menuItemId === 'report-link') return { address: info.linkUrl ?? null, words: '' };
  if (info.menuItemId === 'report-text') return { address: null, words: (info.selectionText ?? '').slice(0, 2_000) };
  return null;
}
