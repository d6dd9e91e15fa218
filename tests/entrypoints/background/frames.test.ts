import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BASE, calls, fakeWorker, frames, LISTED, senderFrom, tabs, view } from './fake-worker.ts';

fakeWorker();
const { handlers } = await import('#entrypoints/background/answer.ts');
const { guardNavigation, judgeOpenTabs } = await import('#entrypoints/background/guard.ts');
const { learn } = await import('#entrypoints/background/knowledge.ts');
guardNavigation();

const { webNavigation } = fakeBrowser;
const whole = view.width * view.height;
const listedFrame = senderFrom('page', { frameId: 4, url: LISTED });
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const stopped = () => calls.update.mock.calls.map(([tabId]) => tabId);
/** Frames that were asked how much of them is seen. */
const looked = () =>
  calls.script.mock.calls.filter(([{ files }]) => files?.[0] === '/frame.js').map(([{ target }]) => target.frameIds[0]);

beforeEach(async () => {
  tabs.clear();
  frames.length = 0;
  await learn();
  await fakeBrowser.tabs.onRemoved.trigger(7, { windowId: 1, isWindowClosing: false });
  for (const spy of Object.values(calls)) spy.mockClear();
});

async function commits(url: string, parts: object = {}): Promise<void> {
  await webNavigation.onCommitted.trigger({ tabId: 7, frameId: 4, url, timeStamp: 0, ...parts } as never);
  await settle();
}

test('a listed frame is asked how much of it is seen; another is not touched', async () => {
  await commits('https://clear.example/');
  await commits('about:blank');
  await commits(LISTED, { documentLifecycle: 'prerender' });
  expect(looked()).toEqual([]);
  await commits(LISTED);
  expect(looked()).toEqual([4]);
  expect(stopped()).toEqual([]);
});

test('a listed frame that fills three fifths of the view is stopped, a smaller one is not', async () => {
  await handlers['frame.seen']({ area: 0.59 * whole }, listedFrame);
  expect(stopped()).toEqual([]);
  await handlers['frame.seen']({ area: 0.6 * whole }, listedFrame);
  expect(stopped()).toEqual([7]);
});

test('the warning is about the frame, and going on leads to the page that holds it', async () => {
  await handlers['frame.seen']({ area: whole }, listedFrame);
  const key = String(calls.update.mock.lastCall![1].url).slice(`${BASE}warning.html?key=`.length);
  expect(await handlers['warning.state']({ key }, senderFrom('warning'))).toMatchObject({ address: LISTED });
  await handlers['warning.go-on']({ key }, senderFrom('warning'));
  expect(calls.update.mock.lastCall![1]).toMatchObject({ url: view.url });
  // What a person went on to is let be for the hour.
  calls.update.mockClear();
  await handlers['frame.seen']({ area: whole }, listedFrame);
  expect(stopped()).toEqual([]);
  await handlers['exception.end']({ subject: 'host:practice-shop.example' as never }, senderFrom('options'));
});

test('a frame nobody listed may say what it likes, and the page itself is no frame', async () => {
  await handlers['frame.seen']({ area: whole }, senderFrom('page', { frameId: 4 }));
  await handlers['frame.seen']({ area: whole }, senderFrom('page', { url: LISTED }));
  expect(stopped()).toEqual([]);
});

test('a page that returns, or was prepared, has its frames judged', async () => {
  frames.push({ frameId: 0, url: 'https://outer.example/' }, { frameId: 9, url: LISTED });
  const page = senderFrom('page', { url: 'https://outer.example/' });
  await handlers['page.address']({ fresh: true }, page);
  await settle();
  expect(looked()).toEqual([]);
  await handlers['page.address']({ fresh: false }, page);
  await settle();
  expect(looked()).toEqual([9]);
});

test('tabs that stand open at a start are judged: what they show, and what they are on the way to', async () => {
  tabs.set(1, { id: 1, url: LISTED });
  tabs.set(2, { id: 2, url: 'https://clear.example/', pendingUrl: LISTED });
  tabs.set(3, { id: 3, url: 'https://clear.example/' });
  tabs.set(4, { id: 4, url: LISTED, discarded: true });
  await judgeOpenTabs();
  await settle();
  expect(stopped().sort()).toEqual([1, 2]);
});
