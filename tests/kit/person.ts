// What people do: a person before the extension, and two people at the desk. Only what a hand can do; reading aside.
import { translator } from '#lib/i18n/t.ts';
import type { Browser } from './browser.ts';
import { openExtensionPage } from './launch.ts';
import type { Tab } from './tab.ts';
import { until } from './until.ts';

/** The texts of the language that the browsers are started in. */
export const t = translator('en');

/** Opens the popup as a tab that is about the tab at `address` (as Firefox for Android opens it). */
export async function openPopup(browser: Browser, address: string): Promise<Tab> {
  const popup = await openExtensionPage(browser, 'popup.html');
  const tabId = await until(`a tab at ${address}`, () => tabIdOf(popup, address));
  await popup.goto(browser.extensionAddress(`popup.html?tab=${tabId}`));
  return popup;
}

/** Reports the page at `address` as a sale, in two clicks, and waits until the popup says what is true of it. */
export async function reportPage(
  browser: Browser,
  address: string,
  { words, saved = t('report.saved_body') }: { words?: string; saved?: string } = {},
): Promise<void> {
  const popup = await openPopup(browser, address);
  await popup.clickNamed(t('kind.sale_short'));
  if (words) await popup.fillNamed(t('report.words'), words);
  await popup.clickNamed(t('report.send'));
  await popup.waitForText(saved);
  await popup.close();
}

/** Chooses the desk at `address` in the options, agrees to whom it is, and lets held reports go there. Gives the options page. */
export async function joinDesk(browser: Browser, address: string): Promise<Tab> {
  const options = await openExtensionPage(browser, 'options.html');
  await options.fillNamed(t('options.recipient_address'), address);
  await options.clickNamed(t('options.recipient_look'));
  await options.clickNamed(t('options.recipient_yes'));
  await options.waitForText(t('options.recipient_test'));
  return options;
}

/** What the extension says of its list. */
export interface ListState {
  version: number;
  entries: number;
  problem: string | null;
}

/** Presses "update" in the options until the list is as `done` wants it. */
export async function refreshList(browser: Browser, done: (state: ListState) => boolean): Promise<ListState> {
  const options = await openExtensionPage(browser, 'options.html');
  const state = await until(
    'the list to be updated',
    async () => {
      if (await options.has(t('list.update'))) await options.clickNamed(t('list.update'));
      const seen = await readMessage<ListState>(options, 'list.state');
      return done(seen) && seen;
    },
    60_000,
  );
  await options.close();
  return state;
}

/** The first person proposes the case of `subject`. Gives the page of the case. */
export async function proposeAtDesk(browser: Browser, link: string, subject: string): Promise<Tab> {
  const desk = await openCase(browser, link, subject);
  await desk.clickNamed(t('desk.propose_list'));
  await desk.fillNamed(t('desk.grounds'), 'Prices and dead drops on the page');
  await desk.clickNamed(t('desk.propose_list'));
  await desk.waitForText(t('desk.own_proposal'));
  return desk;
}

/** The second person looks at the evidence and approves. Gives the page of the case. */
export async function approveAtDesk(browser: Browser, link: string, subject: string): Promise<Tab> {
  const desk = await openCase(browser, link, subject);
  await desk.clickNamed(t('desk.evidence_show'));
  await until('the evidence to open', async () => !(await desk.has(t('desk.evidence_show'))));
  await desk.clickNamed(t('desk.approve'));
  await until('the approval to stand', async () => !(await desk.has(t('desk.approve'))));
  return desk;
}

/** Whoever is signed in publishes. Gives the page of the publication. */
export async function publishAtDesk(browser: Browser, url: string): Promise<Tab> {
  const desk = await browser.newTab();
  await desk.goto(`${url}/desk/publication`);
  await desk.clickNamed(t('desk.publish'));
  await desk.waitForText(t('desk.published', { version: 0 }).replace('0', ''));
  return desk;
}

async function openCase(browser: Browser, link: string, subject: string): Promise<Tab> {
  const desk = await browser.newTab();
  await desk.goto(link);
  await desk.waitForText(subject);
  await desk.clickNamed(subject);
  await desk.waitForText(t('desk.evidence'));
  return desk;
}

// The part of the browsers' API that is read here, inside a page.
interface Api {
  tabs: { query(what: object): Promise<{ id?: number; url?: string }[]> };
  runtime: { sendMessage(message: object): Promise<unknown> };
}
declare const browser: Api | undefined;
declare const chrome: Api;

/** The id of the tab whose address starts with `address`, read in one of the extension's pages. */
export function tabIdOf(page: Tab, address: string): Promise<number | null> {
  return page.read(async (start: string) => {
    const tabs = await (typeof browser === 'undefined' ? chrome : browser).tabs.query({});
    return tabs.find((each) => each.url?.startsWith(start))?.id ?? null;
  }, address);
}

/** What a message answers, asked as the page it is asked in; for reading only. */
export async function readMessage<T>(
  page: Tab,
  kind: 'tab.state' | 'list.state' | 'report.list',
  ask: object = {},
): Promise<T> {
  const reply = await page.read(
    (message: object) => (typeof browser === 'undefined' ? chrome : browser).runtime.sendMessage(message),
    { kind, ask },
  );
  const { ok, value } = reply as { ok: boolean; value: T };
  if (!ok) throw new Error(`${kind}: ${JSON.stringify(reply)}`);
  return value;
}
