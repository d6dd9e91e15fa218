import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { begin } from '#entrypoints/page.content/visit.ts';
import type { Answer, Ask } from '#lib/messages/messages.ts';
import { verdict } from '#tests/entrypoints/worker.ts';
import { until } from '#tests/kit/until.ts';

type PageAnswer = Answer<'page.address'>;
const clear: PageAnswer = { verdict: verdict({}), shows: 'nothing', language: 'en', scan: true, banner: null };
const bar: PageAnswer = {
  ...clear,
  verdict: verdict({ level: 'caution' }),
  shows: 'banner',
  banner: { label: 'Shekteu', title: 'It looks like a sale', text: 'Text', more: 'More', close: 'Close' },
};

const asked: { kind: string; ask: unknown }[] = [];
const of = (kind: string) => asked.filter((each) => each.kind === kind).map(({ ask }) => ask);
const texts = () => of('page.text') as Ask<'page.text'>[];
let answerTo: (kind: string) => unknown;

fakeBrowser.reset();
Object.assign(fakeBrowser.runtime, { id: 'ours' });
fakeBrowser.runtime.onMessage.addListener((message: unknown, _sender: unknown, reply: (value: unknown) => void) => {
  const { kind, ask } = message as { kind: string; ask: unknown };
  asked.push({ kind, ask });
  reply(answerTo(kind));
  return true;
});

function answersWith(address: PageAnswer, text: PageAnswer = address): void {
  answerTo = (kind) => ({ ok: true, value: kind === 'page.text' ? text : kind === 'page.address' ? address : {} });
}

// The bar's host is the one element that is not the page's own.
const barShown = () => document.documentElement.querySelector(':scope > [popover]') !== null;

beforeEach(() => {
  asked.length = 0;
  document.title = 'Title';
  document.body.innerHTML = '<p>Words of the page</p>';
});
afterEach(() => {
  for (const host of document.documentElement.querySelectorAll(':scope > [popover]')) host.remove();
  vi.unstubAllGlobals();
});

test('the address is asked for, then the text is handed in', async () => {
  answersWith(clear);
  begin();
  await until('the text', () => texts().length > 0);
  expect(asked[0]).toEqual({ kind: 'page.address', ask: { fresh: true } });
  expect(texts()[0]).toMatchObject({ title: 'Title', part: 0 });
  expect(texts()[0]!.text).toContain('Words of the page');
  expect(barShown()).toBe(false);
});

test('a page whose text may not be read hands in none', async () => {
  answersWith({ ...clear, scan: false });
  begin();
  await until('the address', () => of('page.address').length > 0);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(texts()).toEqual([]);
});

test('an answer that is not ours changes nothing', async () => {
  answerTo = () => ({ ok: true, value: { shows: 'banner', banner: '<b>' } });
  begin();
  await until('the address', () => of('page.address').length > 0);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(barShown()).toBe(false);
  expect(texts()).toEqual([]);
});

test('the bar stands when the words come to it', async () => {
  answersWith(clear, bar);
  begin();
  await until('the bar', barShown);
});

test('a page that comes back as it was kept is asked for again, not as a new one', async () => {
  answersWith({ ...clear, scan: false });
  begin();
  await until('the address', () => of('page.address').length > 0);
  const before = of('page.address').length;
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await until('the second asking', () => of('page.address').length > before);
  expect(of('page.address').slice(before)).toContainEqual({ fresh: false });
});

test('a page that is only being prepared asks nothing until it is shown', async () => {
  answersWith(bar);
  Object.assign(document, { prerendering: true });
  begin();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(of('page.address')).toEqual([]);
  Object.assign(document, { prerendering: false });
  dispatchEvent(new Event('prerenderingchange'));
  await until('the address', () => of('page.address').length > 0);
  expect(of('page.address')[0]).toEqual({ fresh: false });
});

test('a new address in the same document takes the bar away, and its text is handed in', async () => {
  answersWith(bar);
  begin();
  await until('the bar', barShown);
  answersWith(clear);
  asked.length = 0;
  history.pushState(null, '', '#other');
  dispatchEvent(new Event('popstate'));
  await until('the bar to be gone', () => !barShown());
  await until('the text', () => texts().length > 0);
});
