// What the browser is to the worker in tests: built-in files by fetch, a spied toolbar and spied tabs.
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { buildList } from '#lib/blocklist/build.ts';
import type { Sender, SenderName } from '#lib/messages/sender.ts';
import { parsePractice } from '#scripts/built-in.ts';

export const BASE = 'chrome-extension://our-id/';
/** A listed host and a listed channel of the test's own list. */
export const LISTED = 'http://practice-shop.example/a?b';

const list = buildList(parsePractice('practice-shop.example\tsale\ntg:practice__work\trecruiting\n'), {
  salt: new Uint8Array(16),
});
const about = { name: 'Test list', operator: 'Test', practice: true, entries: 2, publishedAt: null, hasRoot: false };

/** Calls of the browser that a test may look at. */
export const calls = { update: vi.fn(), create: vi.fn(), remove: vi.fn(), setIcon: vi.fn(), script: vi.fn() };

// The polyfill asks by callback, as it asks the real Chrome.
function answering(spy: (...args: unknown[]) => unknown, value: unknown) {
  return (...args: unknown[]) => {
    const callback = args.at(-1);
    const asked = typeof callback === 'function' ? args.slice(0, -1) : args;
    const answer = spy(...asked) ?? value;
    if (typeof callback === 'function') callback(answer);
    return Promise.resolve(answer);
  };
}

/** Puts the fakes in place; call it before the worker's modules are imported. */
export function fakeWorker(): void {
  const fake = fakeBrowser as unknown as Record<string, Record<string, unknown>>;
  Object.assign(fake.runtime!, { getURL: (path: string) => BASE + path.replace(/^\//, '') });
  Object.assign(fake.action!, {
    setIcon: answering(calls.setIcon, undefined),
    setTitle: answering(() => undefined, undefined),
  });
  Object.assign(fake.tabs!, {
    update: answering(calls.update, {}),
    create: answering(calls.create, {}),
    remove: answering(calls.remove, undefined),
    get: answering((id) => ({ id, index: 3, url: tabUrls.get(id as number) }), undefined),
  });
  Object.assign(fake.tabs!, { query: answering(() => [...tabs.values()], []) });
  Object.assign(fake.webNavigation!, { getAllFrames: answering(() => frames, []) });
  fake.scripting = { executeScript: answering(calls.script, [{ result: view }]) };
  fake.i18n = { getUILanguage: () => 'en' };
  vi.stubGlobal('fetch', async (url: string) => new Response(fileOf(url)));
}

/** The tabs that are open, the frames of each, and what its page says of its view. */
export const tabs = new Map<number, object>();
export const frames: { frameId: number; url: string }[] = [];
export const view = { url: 'https://outer.example/', width: 1_000, height: 800 };

/** What stands at a tab, as `tabs.get` tells. */
export const tabUrls = new Map<number, string>();

function fileOf(url: string): Uint8Array<ArrayBuffer> | string {
  if (url === `${BASE}built-in/list`) return list;
  if (url === `${BASE}built-in/list.json`) return JSON.stringify(about);
  if (url === `${BASE}built-in/rule-pack.json`) return readFileSync(resolve('data/rule-pack.json'), 'utf8');
  throw new TypeError(`no such file: ${url}`);
}

/** A sender as the browser would vouch for it. */
export function senderFrom(name: SenderName, parts: Partial<Sender> = {}): Sender {
  const url = name === 'page' ? 'https://page.example/' : `${BASE}${name}.html`;
  return { name, tabId: 7, frameId: 0, url, documentId: null, incognito: false, ...parts };
}
