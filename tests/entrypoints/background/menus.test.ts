import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BASE, fakeWorker } from './fake-worker.ts';

fakeWorker();
type Click = { menuItemId: string; linkUrl?: string; selectionText?: string };
const menus = { create: vi.fn(), removeAll: vi.fn(), clicked: [] as ((click: Click) => unknown)[] };
const opened = vi.fn();
Object.assign(fakeBrowser, {
  contextMenus: {
    create: menus.create,
    removeAll: (done: () => void) => {
      menus.removeAll();
      done();
    },
    onClicked: { addListener: (listener: (click: Click) => unknown) => menus.clicked.push(listener) },
  },
});
Object.assign(fakeBrowser.windows, {
  create: (options: unknown, done: (window: unknown) => void) => {
    opened(options);
    done({});
  },
});
const { followMenus, makeMenus } = await import('#entrypoints/background/menus.ts');
const { learn } = await import('#entrypoints/background/knowledge.ts');
const { readPrefill } = await import('#entrypoints/background/session.ts');
const { translator } = await import('#lib/i18n/t.ts');
followMenus();

beforeEach(() => vi.clearAllMocks());

async function prefillAfter(click: Click) {
  await menus.clicked[0]!(click);
  const { url, type } = opened.mock.lastCall![0] as { url: string; type: string };
  expect(type).toBe('popup');
  return readPrefill(url.slice(`${BASE}popup.html?draft=`.length));
}

test('one entry for links and one for selected words, in the language that is chosen', async () => {
  (await learn()).t = translator('kk');
  await makeMenus();
  expect(menus.removeAll).toHaveBeenCalledOnce();
  expect(menus.create.mock.calls.map(([entry]) => [entry.contexts, entry.title])).toEqual([
    [['link'], translator('kk')('menu.report_link')],
    [['selection'], translator('kk')('menu.report_text')],
  ]);
});

test('a link is reported without being opened, by an address that tells nothing of it', async () => {
  const linkUrl = 'https://shop.example/?a=b';
  expect(await prefillAfter({ menuItemId: 'report-link', linkUrl })).toEqual({ address: linkUrl, words: '' });
  expect(opened.mock.lastCall![0].url).not.toContain('shop');
});

test('selected words begin a report, a long selection cut', async () => {
  const selectionText = 'w'.repeat(5_000);
  expect(await prefillAfter({ menuItemId: 'report-text', selectionText })).toEqual({
    address: null,
    words: 'w'.repeat(2_000),
  });
});

test('an entry that is not ours opens nothing', async () => {
  await menus.clicked[0]!({ menuItemId: 'another' });
  expect(opened).not.toHaveBeenCalled();
});
