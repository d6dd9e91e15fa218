// A listed page is met by the warning, before any list was synced: the practice list is in the package.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { browserNames } from '#tests/kit/browser.ts';
import { startWalk, type Walk } from '#tests/kit/journey.ts';
import { t } from '#tests/kit/person.ts';
import { until } from '#tests/kit/until.ts';

describe.each(browserNames)('in %s', (name) => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await startWalk(name, inject('prepared'));
  });
  afterAll(() => walk.stop());

  test.each(['http', 'https'])('a listed domain over %s is met by the full-page warning', async (scheme) => {
    const tab = await walk.browser.newTab();
    await tab.goto(`${scheme}://practice-shop.example/catalog`);
    await tab.waitForAddress('warning.html');
    const text = await tab.waitForText(t('warning.sale_title'));
    expect(text).toContain('practice-shop.example');
    expect(await tab.has(t('warning.back'))).toBe(true);
    await tab.close();
  });

  test('a host below a listed one is met by it too', async () => {
    const tab = await walk.browser.newTab();
    await tab.goto('https://www.practice-shop.example/');
    await tab.waitForText(t('warning.sale_title'));
    await tab.close();
  });

  test.each(['https://t.me/practice__shop/12', 'https://t.me/s/practice__shop'])(
    'a page of a listed channel, %s, is met by it',
    async (address) => {
      const tab = await walk.browser.newTab();
      await tab.goto(address);
      await tab.waitForAddress('warning.html');
      await tab.waitForText(t('warning.sale_title'));
      await tab.close();
    },
  );

  test('another channel of the same messenger is not', async () => {
    const tab = await walk.browser.newTab();
    await tab.goto('https://t.me/practice__club/3');
    await tab.waitForText('Post 12');
    expect(await tab.shadowText()).toBe('');
    await tab.close();
  });

  test('going on shows the page, after one question', async () => {
    const tab = await walk.browser.newTab();
    await tab.goto('http://practice-shop.example/');
    await tab.waitForText(t('warning.sale_title'));
    await tab.clickNamed(t('warning.go_on'));
    await until('the page itself', async () => {
      if ((await tab.address()).startsWith('http://practice-shop.example/')) return true;
      if (await tab.has(t('warning.go_title'))) await tab.clickNamed(t('warning.go_on'));
      return false;
    });
    await tab.waitForText('Магазин «Практика»');
    await tab.close();
  });

  test('back to safety leads to the page before', async () => {
    const tab = await walk.browser.newTab();
    await tab.goto('http://start.example/');
    await tab.waitForText('Practice pages');
    // By a click: a page that nobody touched is left out of the way back by Chromium itself.
    await tab.clickNamed('A listed channel');
    await tab.waitForText(t('warning.sale_title'));
    await tab.clickNamed(t('warning.back'));
    await tab.waitForAddress('http://start.example/');
    await tab.close();
  });
});
