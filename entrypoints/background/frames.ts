// A listed page in a frame: stopped like a page once it fills the view; a small one (a button, a counter) stays, and nothing is said.
import { browser } from '#lib/browser.ts';
import type { Ask } from '#lib/messages/messages.ts';
import type { Sender } from '#lib/messages/sender.ts';
import { isWeb, judgeAddress } from './judge.ts';
import { learn } from './knowledge.ts';
import { warnInPlace } from './warn.ts';

/** From this share of the view a frame is what a person looks at. */
const FILLS = 0.6;

type Frame = { tabId: number; frameId: number; url: string };

/** Asks a listed frame how much of it is seen; every other frame costs one look-up. */
export async function judgeFrame({ tabId, frameId, url }: Frame): Promise<void> {
  if (!isWeb(url)) return;
  const { verdict, decision } = judgeAddress(await learn(), url);
  if (verdict.level !== 'danger' || decision.shows !== 'page') return;
  const target = { tabId, frameIds: [frameId] };
  // A frame that has gone meanwhile is no matter.
  await browser.scripting
    .executeScript({ target, files: ['/frame.js'], injectImmediately: true })
    .catch(() => undefined);
}

/** Judges the frames a tab already holds: of a page that was prepared, restored or kept, nothing tells of them again. */
export async function judgeFrames(tabId: number): Promise<void> {
  const frames = (await browser.webNavigation.getAllFrames({ tabId }).catch(() => null)) ?? [];
  const inner = frames.filter(({ frameId }) => frameId !== 0);
  await Promise.all(inner.map(({ frameId, url }) => judgeFrame({ tabId, frameId, url })));
}

/** A listed frame says how much of it can be seen. */
export async function frameSeen({ area }: Ask<'frame.seen'>, sender: Sender): Promise<Record<never, never>> {
  const { tabId, frameId, url } = sender;
  if (tabId === null || frameId === 0) return {};
  const { verdict, decision } = judgeAddress(await learn(), url);
  if (decision.shows !== 'page') return {};
  const view = await viewOf(tabId);
  if (view === null || area < FILLS * view.width * view.height) return {};
  await warnInPlace(tabId, { url, verdict, committed: true, through: view.url });
  return {};
}

interface View {
  url: string;
  width: number;
  height: number;
}

// Asked of the page's own frame, since no frame within may know it.
async function viewOf(tabId: number): Promise<View | null> {
  const target = { tabId, frameIds: [0] };
  const func = () => ({ url: location.href, width: innerWidth, height: innerHeight });
  const [found] = await browser.scripting.executeScript({ target, func }).catch(() => []);
  return (found?.result as View | undefined) ?? null;
}
