// The full-page warning: made for one tab, reached by a random key, and the ways out of it.
import { randomSecret } from '#lib/base/ids.ts';
import { browser } from '#lib/browser.ts';
import type { Verdict } from '#lib/verdict/verdict.ts';
import { readWarning, type WarningRecord, writeWarning } from './session.ts';

// Records made in this wake of the worker, since storing takes longer than the browser needs to open the page.
const made = new Map<string, WarningRecord>();
// The last warning of each tab: one navigation is told by several events, and is stopped once.
const latest = new Map<number, { url: string; key: string; at: number; committed: boolean }>();
const SAME_NAVIGATION_MS = 1_500;
const BACK_MS = 700;

/** The address of the page that shows a warning; it tells nothing of the page warned about. */
export function warningAddress(key: string): string {
  return browser.runtime.getURL(`warning.html?key=${key}`);
}

/** The key of a warning's address, or null for another page. */
export function warningKey(url: string | undefined): string | null {
  const start = browser.runtime.getURL('warning.html?key=');
  return url?.startsWith(start) ? url.slice(start.length).replace(/#.*$/, '') : null;
}

/** A warning's record, while the browser runs. */
export async function warningRecord(key: string): Promise<WarningRecord | null> {
  return made.get(key) ?? (await readWarning(key));
}

async function record(parts: Omit<WarningRecord, 'key'>): Promise<string> {
  const warning: WarningRecord = { ...parts, key: randomSecret() };
  made.set(warning.key, warning);
  await writeWarning(warning);
  return warning.key;
}

/**
 * Lays the warning in place of a page. Before the navigation is committed a plain update leaves the history right in both browsers;
 * after it Firefox needs `loadReplace`, or Back loops, and Chromium knows no such thing (guard spike, section 6).
 */
export async function warnInPlace(
  tabId: number,
  parts: { url: string; verdict: Verdict; committed: boolean; through?: string },
): Promise<void> {
  const key = keyFor(tabId, parts);
  if (key === null) return;
  const warning: WarningRecord = { through: null, ...parts, key, originTab: null };
  made.set(key, warning);
  const replaced = parts.committed && import.meta.env.FIREFOX;
  // The update goes first: nothing that is awaited may stand between the event and it.
  await Promise.allSettled([
    browser.tabs.update(tabId, { url: warningAddress(key), ...(replaced && { loadReplace: true }) }),
    writeWarning(warning),
  ]);
}

// One navigation is stopped once, though several events tell of it. Firefox tells of a redirect's goal an instant before it is
// committed: then the update was too late to keep it out of the history, and the same warning is laid over it again.
function keyFor(tabId: number, { url, committed }: { url: string; committed: boolean }): string | null {
  const before = latest.get(tabId);
  const now = performance.now();
  const isSame = before?.url === url && now - before.at < SAME_NAVIGATION_MS;
  if (isSame && !(import.meta.env.FIREFOX && committed && !before.committed)) return null;
  const key = isSame ? before.key : randomSecret();
  latest.set(tabId, { url, key, at: now, committed });
  return key;
}

/** Opens the warning beside a page that stays as it is: the "more" of a bar. */
export async function explainBeside(tabId: number, parts: { url: string; verdict: Verdict }): Promise<void> {
  const key = await record({ ...parts, committed: true, originTab: tabId, through: null });
  const { index } = await browser.tabs.get(tabId);
  await browser.tabs.create({ url: warningAddress(key), index: index + 1, openerTabId: tabId });
}

/** Forgets that a tab was stopped: the warning stands there now, or the tab has gone, and the next visit is a new one. */
export function forgetWarned(tabId: number): void {
  latest.delete(tabId);
}

/** Forgets that a tab was stopped on its way to another address. */
export function forgetOtherWarning(tabId: number, url: string): void {
  if (latest.get(tabId)?.url !== url) latest.delete(tabId);
}

/** Leads back to where the tab was before; a tab that has no before gives way to a new one. */
export async function goBack(warning: WarningRecord, tabId: number): Promise<void> {
  if (warning.originTab !== null) {
    await leavePage(warning.originTab, () => isAt(warning.originTab!, (url) => url === warning.url));
    await browser.tabs.remove(tabId);
    return;
  }
  await leavePage(tabId, () => isAt(tabId, (url) => warningKey(url) === warning.key));
}

async function leavePage(tabId: number, isStill: () => Promise<boolean>): Promise<void> {
  const before = await browser.tabs.goBack(tabId).then(
    () => true,
    () => false, // Chromium says so when there is nothing to go back to; Firefox says nothing, so there one looks
  );
  if (before && !(import.meta.env.FIREFOX && (await stays(isStill)))) return;
  await browser.tabs.create({});
  await browser.tabs.remove(tabId);
}

async function stays(isStill: () => Promise<boolean>): Promise<boolean> {
  for (const end = performance.now() + BACK_MS; performance.now() < end; ) {
    if (!(await isStill())) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

async function isAt(tabId: number, matches: (url: string) => boolean): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  // A tab that loads has begun to leave, however slow the page before it answers.
  return tab?.url !== undefined && tab.status !== 'loading' && matches(tab.url);
}

/** Opens the page after all; the exception for it must be stored already. */
export async function openAfterAll(warning: WarningRecord, tabId: number): Promise<void> {
  if (warning.originTab === null) {
    forgetWarned(tabId);
    const url = warning.through ?? warning.url;
    await browser.tabs.update(tabId, { url, ...(import.meta.env.FIREFOX && { loadReplace: true }) });
    return;
  }
  await browser.tabs.update(warning.originTab, { active: true });
  await browser.tabs.remove(tabId);
}
