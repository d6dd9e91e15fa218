// One handler for each kind of message.

import { systemClock } from '#lib/base/clock.ts';
import { Fault } from '#lib/base/fault.ts';
import { browser } from '#lib/browser.ts';
import type { Answer, Ask } from '#lib/messages/messages.ts';
import type { Handlers } from '#lib/messages/receive.ts';
import { decide } from '#lib/warning/decide.ts';
import { holding } from '#lib/warning/exceptions.ts';
import { lookAtEndpoint, setEndpoint } from './endpoints.ts';
import { frameSeen } from './frames.ts';
import { hostsOf } from './hosts.ts';
import { isWeb, judgeAddress } from './judge.ts';
import { endException, except, learn } from './knowledge.ts';
import { answerPage, answerText, closeBanner, explain, giveWay } from './pages.ts';
import { listReports, saveReport, undoReport } from './reports.ts';
import { readPrefill, readTabRecord, type WarningRecord } from './session.ts';
import { listState, update } from './update.ts';
import { goBack, openAfterAll, warningKey, warningRecord } from './warn.ts';

/** The handlers of the whole table. */
export const handlers: Handlers = {
  'page.address': (ask, sender) => answerPage(ask, sender),
  'page.text': (ask, sender) => answerText(ask, sender),
  'page.closed': (_ask, sender) => closeBanner(sender),
  'page.hidden': (_ask, sender) => giveWay(sender),
  'page.more': (_ask, sender) => explain(sender),
  'frame.seen': (ask, sender) => frameSeen(ask, sender),
  'tab.state': (ask) => tabState(ask),
  'list.state': () => listState(),
  'list.refresh': async () => {
    await update();
    return listState();
  },
  'report.save': (ask) => saveReport(ask),
  'report.undo': (ask) => undoReport(ask),
  'report.list': () => listReports(),
  'report.prefill': (ask) => found(readPrefill(ask.key)),
  'endpoint.look': (ask) => lookAtEndpoint(ask),
  'endpoint.set': (ask) => setEndpoint(ask),
  'warning.state': (ask) => warningState(ask),
  'warning.back': async (ask, { tabId }) => {
    const warning = await found(warningRecord(ask.key));
    if (tabId !== null) await goBack(warning, tabId);
    return {};
  },
  'warning.go-on': async (ask, { tabId }) => {
    const warning = await found(warningRecord(ask.key));
    await letThrough(warning);
    if (tabId !== null) await openAfterAll(warning, tabId);
    return {};
  },
  'exception.list': async () => holding((await learn()).exceptions, systemClock.now()),
  'exception.end': async (ask) => {
    await endException(ask.subject);
    return {};
  },
};

async function found<T>(looked: Promise<T | null>): Promise<T> {
  const value = await looked;
  if (value === null) throw new Fault('not-found', 'the browser was closed since');
  return value;
}

// Going on past a listed page needs the PIN in warning mode; until one can be set there is none that would fit.
async function letThrough(warning: WarningRecord): Promise<void> {
  const known = await learn();
  if (decide(warning.verdict, known.settings.strength).goOn === 'pin') throw new Fault('not-allowed', 'needs the PIN');
  const { subject } = judgeAddress(known, warning.url);
  const excepted = warning.verdict.subject ?? subject;
  if (excepted !== null) await except(excepted);
}

async function tabState({ tabId }: Ask<'tab.state'>): Promise<Answer<'tab.state'>> {
  const known = await learn();
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const key = warningKey(tab?.url);
  const warning = key === null ? null : await warningRecord(key);
  const url = warning?.url ?? tab?.url;
  if (!isWeb(url)) {
    const off = url === undefined ? 'no-permission' : 'browser-page';
    return { url: null, ascii: null, verdict: null, off, exceptionUntil: null, shows: 'nothing' };
  }
  const record = await readTabRecord(tabId);
  const judged = judgeAddress(known, url, record?.url === url ? record.judgement : null);
  return {
    url,
    ascii: hostsOf(url).ascii,
    verdict: warning?.verdict ?? judged.verdict,
    off: null,
    exceptionUntil: judged.exceptionUntil,
    shows: warning === null ? judged.decision.shows : 'page',
  };
}

async function warningState({ key }: Ask<'warning.state'>): Promise<Answer<'warning.state'>> {
  const [known, warning] = await Promise.all([learn(), found(warningRecord(key))]);
  const { name, operator, publishedAt, version, practice } = known.protection.about;
  const { role, strength } = known.settings;
  return {
    verdict: warning.verdict,
    ...hostsOf(warning.url),
    address: warning.url,
    list: { name, operator, publishedAt, version, practice },
    goOn: decide(warning.verdict, strength).goOn,
    role,
    strength,
    committed: warning.committed,
  };
}
