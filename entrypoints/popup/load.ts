// What the popup has to know before it can say anything: which tab it is about, and what the worker knows of it.
import type { Subject } from '#lib/address/subject.ts';
import { browser } from '#lib/browser.ts';
import { type Language, languageOf } from '#lib/i18n/t.ts';
import type { Answer } from '#lib/messages/messages.ts';
import { send } from '#lib/messages/send.ts';
import { readSettings, type Settings } from '#lib/settings/settings.ts';

/** What was picked in a page's context menu. */
export type Prefill = Answer<'report.prefill'>;

export interface PopupData {
  readonly settings: Settings;
  readonly language: Language;
  readonly tabId: number | null;
  /** Null when the worker could not say. */
  readonly tab: Answer<'tab.state'> | null;
  readonly list: Answer<'list.state'> | null;
  readonly rows: Answer<'report.list'>;
  readonly prefill: Prefill | null;
}

/** The tab this is about: named in the query, else the active one; opened as a tab itself, the one used last before it. */
export async function findTab(query: URLSearchParams): Promise<number | null> {
  const named = Number.parseInt(query.get('tab') ?? '', 10);
  if (Number.isSafeInteger(named)) return named;
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  const own = await browser.tabs.getCurrent(); // the popup itself, where it is a tab: in the toolbar it is none
  if (own?.id === undefined || active?.id !== own.id) return active?.id ?? null;
  const others = (await browser.tabs.query({})).filter((tab) => tab.id !== own.id);
  others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return others[0]?.id ?? null;
}

/** The tab's state, or null when it cannot be told: the popup then says so instead of staying empty. */
async function tabState(tabId: number | null): Promise<PopupData['tab']> {
  if (tabId === null) return null;
  return send('tab.state', { tabId }).catch(() => null);
}

async function prefillOf(query: URLSearchParams): Promise<Prefill | null> {
  const key = query.get('draft');
  if (key === null) return null;
  return send('report.prefill', { key }).catch(() => ({ address: null, words: '' }));
}

/** Gathers it all at once. */
export async function loadPopup(query: URLSearchParams): Promise<PopupData> {
  const settings = await readSettings();
  const tabId = await findTab(query);
  const [tab, list, rows, prefill] = await Promise.all([
    tabState(tabId),
    send('list.state', {}).catch(() => null),
    send('report.list', {}).catch(() => []),
    prefillOf(query),
  ]);
  const language = languageOf(settings.language, browser.i18n.getUILanguage());
  return { settings, language, tabId, tab, list, rows, prefill };
}

/** Ends the exception that is in force for this page. */
export async function endException(tab: Answer<'tab.state'>): Promise<void> {
  const held = await send('exception.list', {});
  const subjects: Subject[] = held.filter(({ until }) => until === tab.exceptionUntil).map(({ subject }) => subject);
  for (const subject of subjects) await send('exception.end', { subject });
}

/** Leaves the page for good: a new empty tab takes its place. */
export async function leavePage(tabId: number): Promise<void> {
  await browser.tabs.create({});
  await browser.tabs.remove(tabId);
  window.close();
}

/** Opens the settings, or one of our pages, and closes the popup. */
export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
  window.close();
}

/** Opens "My reports" in a tab of its own. */
export async function openMyReports(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('my-reports.html' as never) });
  window.close();
}

/** Asks the browser for the permission to read sites; a person answers in the browser's own window. */
export async function allowSites(): Promise<void> {
  await browser.permissions.request({ origins: ['<all_urls>'] });
}
