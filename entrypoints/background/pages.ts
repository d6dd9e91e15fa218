// What a page's own script is told, and what its words come to.
import { Fault } from '#lib/base/fault.ts';
import type { T } from '#lib/i18n/t.ts';
import type { Answer, Ask } from '#lib/messages/messages.ts';
import type { Sender } from '#lib/messages/sender.ts';
import { judgeText } from '#lib/verdict/judge.ts';
import type { Judgement, Verdict } from '#lib/verdict/verdict.ts';
import { judgeFrames } from './frames.ts';
import { stopFirst, stopIfListed } from './guard.ts';
import { judgeAddress } from './judge.ts';
import { type Knowledge, knowledge, learn } from './knowledge.ts';
import { readTabRecord, type TabRecord, writeTabRecord } from './session.ts';
import { showInToolbar } from './toolbar.ts';
import { explainBeside, warnInPlace } from './warn.ts';

type PageAnswer = Answer<'page.address'>;

/** The verdict on the address a page's script runs at. Also the net beneath navigation events, which a browser's start may lack. */
export async function answerPage({ fresh }: Ask<'page.address'>, sender: Sender): Promise<PageAnswer> {
  if (knowledge() === null) stopFirst(tabOf(sender), sender.url);
  const known = await learn();
  if (fresh) await writeTabRecord(tabOf(sender), blank(sender));
  else void judgeFrames(tabOf(sender));
  return told(known, sender, await recordOf(sender));
}

/** Judges a slice of a page's text; the worst of one document stays. */
export async function answerText(ask: Ask<'page.text'>, sender: Sender): Promise<PageAnswer> {
  const known = await learn();
  const record = await recordOf(sender);
  if (judgeAddress(known, sender.url).scan) {
    const judgement = judgeText(await known.protection.judge(), { title: ask.title, text: ask.text, links: ask.links });
    await writeTabRecord(tabOf(sender), {
      ...record,
      judgement: worse(record.judgement, { ...judgement, cut: judgement.cut || ask.cut }),
    });
  }
  return told(known, sender, await recordOf(sender));
}

/** Notes that a person closed the bar: it stays away until the tab goes elsewhere. */
export async function closeBanner(sender: Sender): Promise<Record<never, never>> {
  await writeTabRecord(tabOf(sender), { ...(await recordOf(sender)), closed: true });
  return {};
}

/** A page kept taking the bar of a listed place away: the full page stands in its place. For a suspicion the icon alone goes on telling. */
export async function giveWay(sender: Sender): Promise<Record<never, never>> {
  const { verdict, decision } = judgeAddress(await learn(), sender.url);
  if (verdict.level === 'danger' && decision.shows === 'banner') {
    await warnInPlace(tabOf(sender), { url: sender.url, verdict, committed: true });
  }
  return {};
}

/** Opens the page that explains a verdict. */
export async function explain(sender: Sender): Promise<Record<never, never>> {
  const known = await learn();
  const { verdict, decision } = judgeAddress(known, sender.url, (await recordOf(sender)).judgement);
  if (decision.shows !== 'nothing') await explainBeside(tabOf(sender), { url: sender.url, verdict });
  return {};
}

function tabOf(sender: Sender): number {
  if (sender.tabId === null || sender.frameId !== 0) throw new Fault('not-allowed', 'only the page itself is judged');
  return sender.tabId;
}

async function recordOf(sender: Sender): Promise<TabRecord> {
  const record = await readTabRecord(tabOf(sender));
  return record?.url === sender.url ? record : blank(sender);
}

function blank(sender: Sender): TabRecord {
  return { url: sender.url, judgement: null, closed: false };
}

/** The judgement that says more; a part that was cut off stays told. */
export function worse(a: Judgement | null, b: Judgement): Judgement {
  if (a === null) return b;
  // Each kind has its own threshold, so the level speaks before the score.
  const isWorse = a.level === b.level ? b.score > a.score : b.level === 'caution';
  const worst = isWorse ? b : a;
  return { ...worst, cut: a.cut || b.cut };
}

function told(known: Knowledge, sender: Sender, record: TabRecord): PageAnswer {
  const judged = judgeAddress(known, sender.url, record.judgement);
  const tabId = tabOf(sender);
  stopIfListed(tabId, sender.url, judged, true);
  void showInToolbar(tabId, judged.decision.icon, known.t);
  const shows = record.closed && judged.decision.shows === 'banner' ? 'nothing' : judged.decision.shows;
  const banner = shows === 'banner' ? bannerTexts(known.t, judged.verdict) : null;
  return { verdict: judged.verdict, shows, language: known.t.language, scan: judged.scan, banner };
}

const titles = {
  caution: { sale: 'banner.caution_sale', recruiting: 'banner.caution_recruit', promotion: 'banner.caution_promotion' },
  danger: { sale: 'banner.danger_sale', recruiting: 'banner.danger_recruit', promotion: 'banner.danger_promotion' },
} as const;

// The bar's words go with the answer, so that no page has to load the catalogues.
function bannerTexts(t: T, verdict: Verdict): PageAnswer['banner'] {
  const level = verdict.level === 'danger' ? 'danger' : 'caution';
  return {
    label: t('banner.label'),
    title: t(verdict.kind === null ? 'banner.suspected' : titles[level][verdict.kind]),
    text: t(`banner.${level}_text`),
    more: t('common.more'),
    close: t('common.close'),
  };
}
