// The whole round trip once, as people would go through it, with a picture of each place on the way.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  approveAtDesk,
  joinDesk,
  openPopup,
  proposeAtDesk,
  publishAtDesk,
  refreshList,
  reportPage,
  t,
} from '#tests/kit/person.ts';
import type { Demo } from './demo.ts';
import { say } from './say.mjs';

/** Goes through it and leaves the pictures in `folder`. @throws Error when something a person would expect does not come */
export async function driveRoundTrip({ desk, open }: Demo, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const picture = (name: string) => join(folder, name);
  const browser = await open({ window: { width: 1100, height: 760 } });
  const tab = await browser.newTab();

  say('A listed page: the warning stands in its place.');
  await tab.goto('http://practice-shop.example/catalog');
  await tab.waitForText(t('warning.sale_title'), 60_000);
  await tab.screenshot(picture('warning.png'));

  say('A page on no list: a bar says what it looks like.');
  const address = 'http://unlisted-ru.example/';
  await tab.goto(address);
  await tab.waitForShadow(t('banner.caution_sale'));
  await tab.screenshot(picture('banner.png'));

  say('The popup says why, and takes a report before any desk is known.');
  const popup = await openPopup(browser, address);
  await popup.waitForText(t('popup.caution_title'));
  await popup.screenshot(picture('popup.png'), 'main');
  await popup.close();
  await reportPage(browser, address, { saved: t('report.saved_no_desk') });

  say('In the options the desk is chosen, and the report may go there.');
  const options = await joinDesk(browser, desk.url);
  await options.screenshotWhole(picture('options.png'));
  await options.close();

  say('At the desk one person proposes, the other approves, and the list is published.');
  const [first = '', second = ''] = desk.signInLinks;
  const proposed = await proposeAtDesk(browser, first, 'unlisted-ru.example');
  await proposed.screenshot(picture('desk-proposed.png'));
  await proposed.close();
  const approved = await approveAtDesk(browser, second, 'unlisted-ru.example');
  await approved.screenshot(picture('desk.png'));
  await approved.close();
  const { version } = await refreshList(browser, (list) => list.version > 0);
  await publishAtDesk(browser, desk.url);
  await refreshList(browser, (list) => list.version > version);

  say('The extension has synced the list: the reported page is now flagged.');
  await tab.show();
  await tab.goto(address);
  await tab.waitForText(t('warning.sale_title'), 60_000);
  await tab.screenshot(picture('flagged.png'));
}
