// Each navigation of a tab → verdict → toolbar, and the warning in place of a listed page.
import { browser, type Tabs, type WebNavigation } from '#lib/browser.ts';
import { decide } from '#lib/warning/decide.ts';
import { judgeFirst } from './first.ts';
import { judgeFrame, judgeFrames } from './frames.ts';
import { isWeb, type Judged, judgeAddress } from './judge.ts';
import { type Knowledge, knowledge, learn } from './knowledge.ts';
import { forgetTabRecord } from './session.ts';
import { showInToolbar } from './toolbar.ts';
import { forgetOtherWarning, forgetWarned, warnInPlace, warningKey, warningRecord } from './warn.ts';

type Details = Pick<WebNavigation.OnCommittedDetailsType, 'tabId' | 'frameId' | 'url'> & { documentLifecycle?: string };

// Where each tab is going, so that an answer which comes late is not laid over another page.
const going = new Map<number, { url: string; committed: boolean }>();

/** Registers the navigation listeners. Call it in the first tick. */
export function guardNavigation(): void {
  const { webNavigation, tabs } = browser;
  webNavigation.onBeforeNavigate.addListener((details) => navigated(details, false));
  webNavigation.onCommitted.addListener((details) => navigated(details, true));
  webNavigation.onHistoryStateUpdated.addListener((details) => navigated(details, true));
  webNavigation.onReferenceFragmentUpdated.addListener((details) => navigated(details, true));
  tabs.onRemoved.addListener((tabId) => {
    going.delete(tabId);
    forgetWarned(tabId);
    return forgetTabRecord(tabId);
  });
}

function navigated(details: Details, committed: boolean): void {
  // A page that is only being prepared is judged when it asks for itself.
  if (details.documentLifecycle === 'prerender') return;
  if (details.frameId !== 0) {
    if (committed) void judgeFrame(details);
    return;
  }
  const { tabId, url } = details;
  going.set(tabId, { url, committed });
  const known = knowledge();
  if (known !== null) act(known, tabId, url);
  else {
    stopFirst(tabId, url);
    void learn().then((learned) => {
      if (going.get(tabId)?.url === url) act(learned, tabId, url);
    });
  }
}

/** In a worker that has just woken: stops a listed page without waiting until the whole list is in memory. */
export function stopFirst(tabId: number, url: string): void {
  if (!isWeb(url)) return;
  void judgeFirst(url).then((judged) => {
    const now = going.get(tabId);
    if (judged !== null && (now === undefined || now.url === url)) {
      stopIfListed(tabId, url, judged, now?.committed ?? true);
    }
  });
}

function act(known: Knowledge, tabId: number, url: string): void {
  const committed = going.get(tabId)?.committed ?? true;
  const key = warningKey(url);
  if (key === null) forgetOtherWarning(tabId, url);
  else if (committed) forgetWarned(tabId);
  if (key !== null) void showWarned(known, tabId, key);
  else if (isWeb(url)) actOnWeb(known, tabId, url, committed);
  else if (committed) void showInToolbar(tabId, 'off', known.t);
}

function actOnWeb(known: Knowledge, tabId: number, url: string, committed: boolean): void {
  const judged = judgeAddress(known, url);
  stopIfListed(tabId, url, judged, committed);
  if (committed) void showInToolbar(tabId, judged.decision.icon, known.t);
}

/** Judges what stands in the tabs already: of pages that were restored, or asked for while the browser started, no event may ever come. */
export async function judgeOpenTabs(): Promise<void> {
  const known = await learn();
  const tabs: (Tabs.Tab & { pendingUrl?: string })[] = await browser.tabs.query({});
  for (const { id, url, pendingUrl, discarded } of tabs) {
    const address = pendingUrl ?? url;
    if (id === undefined || address === undefined || discarded) continue; // a discarded tab navigates once it is looked at
    if (!going.has(id)) going.set(id, { url: address, committed: pendingUrl === undefined });
    act(known, id, address);
    void judgeFrames(id);
  }
}

// The toolbar tells about the page that was asked for, while our own stands in its place.
async function showWarned(known: Knowledge, tabId: number, key: string): Promise<void> {
  const warning = await warningRecord(key);
  if (warning === null) return;
  await showInToolbar(tabId, decide(warning.verdict, known.settings.strength).icon, known.t);
}

/** Lays the warning in place of a page, if that is what its verdict comes to. */
export function stopIfListed(tabId: number, url: string, judged: Judged, committed: boolean): void {
  if (judged.decision.shows !== 'page') return;
  void warnInPlace(tabId, { url, verdict: judged.verdict, committed });
}
