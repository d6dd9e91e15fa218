// The pages that people see pass axe's rules, light and dark, in a browser that lays them out.
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { playwrightPage } from '#tests/kit/chromium.ts';
import { startWalk, type Walk } from '#tests/kit/journey.ts';
import { openExtensionPage } from '#tests/kit/launch.ts';
import { openPopup, t } from '#tests/kit/person.ts';
import type { Tab } from '#tests/kit/tab.ts';

async function problemsOf(tab: Tab): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: playwrightPage(tab) }).analyze();
  return violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

describe.each([{ dark: false }, { dark: true }])('dark: $dark', ({ dark }) => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await startWalk('chromium', inject('prepared'), { dark });
  });
  afterAll(() => walk.stop());

  test.each(['options.html', 'welcome.html', 'my-reports.html'])('%s', async (path) => {
    const tab = await openExtensionPage(walk.browser, path);
    await tab.waitFor('h1');
    expect(await problemsOf(tab)).toEqual([]);
    await tab.close();
  });

  test('the warning page', async () => {
    const tab = await walk.browser.newTab();
    await tab.goto('http://practice-shop.example/');
    await tab.waitForText(t('warning.sale_title'));
    expect(await problemsOf(tab)).toEqual([]);
    await tab.close();
  });

  test('the popup', async () => {
    const tab = await walk.browser.newTab();
    await tab.goto('http://unlisted-en.example/');
    await tab.waitForShadow(t('banner.caution_sale'));
    const popup = await openPopup(walk.browser, 'http://unlisted-en.example/');
    await popup.waitForText(t('popup.caution_title'));
    expect(await problemsOf(popup)).toEqual([]);
    await popup.clickNamed(t('kind.sale_short'));
    await popup.waitForText(t('report.question'));
    expect(await problemsOf(popup)).toEqual([]);
  });
});
