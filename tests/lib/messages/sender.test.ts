import { expect, test } from 'vitest';
import type { Runtime } from '#lib/browser.ts';
import { senderOf } from '#lib/messages/sender.ts';

const ourselves = { id: 'our-id', base: 'chrome-extension://our-id/' };
const tab = { id: 7, incognito: false } as Runtime.MessageSender['tab'];

test('a content script is its page, in the frame that the browser names', () => {
  const sender = senderOf({ id: 'our-id', tab, frameId: 0, url: 'https://page.example/a' }, ourselves);
  expect(sender).toMatchObject({ name: 'page', tabId: 7, frameId: 0, url: 'https://page.example/a' });
});

test.each(['popup', 'options', 'warning', 'welcome', 'my-reports'])('%s.html is that page of ours', (name) => {
  const url = `chrome-extension://our-id/${name}.html?tab=3#x`;
  expect(senderOf({ id: 'our-id', url, origin: 'chrome-extension://our-id' } as never, ourselves)?.name).toBe(name);
});

test.each([
  ['another extension', { id: 'other', tab, frameId: 0, url: 'https://page.example/' }],
  ['nobody with an address', { id: 'our-id', tab, frameId: 0 }],
  ['a page without a tab', { id: 'our-id', frameId: 0, url: 'https://page.example/' }],
  ['a page without a frame', { id: 'our-id', tab, url: 'https://page.example/' }],
  ['a file', { id: 'our-id', tab, frameId: 0, url: 'file:///a.html' }],
  ['a page of ours in a frame', { id: 'our-id', tab, frameId: 3, url: 'chrome-extension://our-id/popup.html' }],
  ['an unknown page of ours', { id: 'our-id', url: 'chrome-extension://our-id/other.html' }],
  ['a page named page', { id: 'our-id', url: 'chrome-extension://our-id/page.html' }],
  [
    'our address with another origin',
    { id: 'our-id', url: 'chrome-extension://our-id/popup.html', origin: 'https://page.example' },
  ],
  ['a name that only begins like ours', { id: 'our-id', url: 'chrome-extension://our-id.example/popup.html' }],
])('%s is a stranger', (_name, raw) => {
  expect(senderOf(raw as never, ourselves)).toBeNull();
});
