// A page on no list, whose words look like a sale or a lure, gets a bar that explains itself; it is never stopped.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { browserNames } from '#tests/kit/browser.ts';
import { startWalk, type Walk } from '#tests/kit/journey.ts';
import { openPopup, t } from '#tests/kit/person.ts';
import { until } from '#tests/kit/until.ts';

const cases = (['ru', 'kk', 'en'] as const).flatMap((language) => [
  { address: `http://unlisted-${language}.example/`, title: t('banner.caution_sale') },
  { address: `https://job-${language}.example/`, title: t('banner.caution_recruit') },
]);

describe.each(browserNames)('in %s', (name) => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await startWalk(name, inject('prepared'));
  });
  afterAll(() => walk.stop());

  test.each(cases)('$address gets the bar', async ({ address, title }) => {
    const tab = await walk.browser.newTab();
    await tab.goto(address);
    await tab.waitForShadow(title);
    expect(await tab.address()).toBe(address);
    await tab.close();
  });

  test('the popup says which words counted', async () => {
    const tab = await walk.browser.newTab();
    await tab.goto('http://unlisted-ru.example/');
    await tab.waitForShadow(t('banner.caution_sale'));
    const popup = await openPopup(walk.browser, 'http://unlisted-ru.example/');
    await popup.waitForText(t('popup.caution_title'));
    const text = await popup.waitForText(t('warning.why_signs'));
    const words = (await tab.text()).split(/\s+/).filter((word) => word.length > 4);
    expect(words.filter((word) => text.includes(word))).not.toEqual([]);
    await popup.close();
    await tab.close();
  });

  test('a bar that was closed stays closed', async () => {
    const tab = await walk.browser.newTab();
    await tab.goto('http://unlisted-en.example/');
    await tab.waitForShadow(t('banner.caution_sale'));
    // A click right after the bar appeared counts as meant for the page: a person presses again.
    await until('the bar to be closed', async () => {
      if ((await tab.shadowText()) === '') return true;
      await tab.clickShadow(t('common.close'));
      return false;
    });
    await tab.close();
  });
});
