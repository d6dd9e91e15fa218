// `npm run screenshots`: every page a person sees, in three languages, light and dark, into screenshots/ (or a folder named).
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Language, languageNames, languages } from '#lib/i18n/message.ts';
import { translator } from '#lib/i18n/t.ts';
import type { Browser } from '#tests/kit/browser.ts';
import { openExtensionPage } from '#tests/kit/launch.ts';
import { joinDesk, openPopup, proposeAtDesk, reportPage, t } from '#tests/kit/person.ts';
import { until } from '#tests/kit/until.ts';
import { type Demo, openFolder, startDemo } from './start/demo.ts';
import { say } from './start/say.mjs';

const window = { width: 1100, height: 800 };
const into = resolve(process.argv[2] ?? 'screenshots');

/** The addresses that stand for each verdict. */
const listed = 'http://practice-shop.example/catalog';
const suspectedIn = (language: Language) => `http://unlisted-${language}.example/`;

mkdirSync(into, { recursive: true });
const folder = openFolder(mkdtempSync(join(tmpdir(), 'shekteu-screenshots-')));
const demo = await startDemo({ folder, browser: 'chromium', lists: [], licence: 'none' });
try {
  const links = [...demo.desk.signInLinks];
  for (const dark of [false, true]) await photograph(demo, dark, links.shift() ?? '');
} finally {
  await demo.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
say(`The pictures are in ${into}.`);

async function photograph(demo: Demo, dark: boolean, link: string): Promise<void> {
  const browser = await demo.open({ window, dark });
  const look = dark ? 'dark' : 'light';
  await reportOnce(demo, browser);
  await deskIn(browser, link, look, dark);
  for (const language of languages) {
    say(`${language}, ${look}`);
    await speak(browser, language);
    await pagesIn(browser, language, (name) => join(into, `${name}.${language}.${look}.png`));
  }
  await browser.close();
}

async function reportOnce({ desk }: Demo, browser: Browser): Promise<void> {
  await (await joinDesk(browser, desk.url)).close();
  const tab = await browser.newTab();
  await tab.goto(suspectedIn('ru'));
  await tab.waitForShadow(t('banner.caution_sale'));
  await reportPage(browser, suspectedIn('ru'));
  await tab.close();
}

async function pagesIn(browser: Browser, language: Language, picture: (name: string) => string): Promise<void> {
  const said = translator(language);
  const tab = await browser.newTab();
  await tab.goto(suspectedIn(language));
  await tab.waitForShadow(said('banner.caution_sale'));
  await tab.screenshot(picture('banner'));
  const popup = await openPopup(browser, suspectedIn(language));
  await popup.waitForText(said('popup.caution_title'));
  await popup.screenshot(picture('popup'), 'main');
  await popup.clickNamed(said('kind.sale_short'));
  await popup.waitForText(said('report.question'));
  await popup.screenshot(picture('popup-report'), 'main');
  await popup.close();
  await tab.goto(listed);
  await tab.waitForText(said('warning.sale_title'));
  await tab.screenshotWhole(picture('warning'));
  await tab.close();
  for (const name of ['options', 'welcome', 'my-reports']) {
    const page = await openExtensionPage(browser, `${name}.html`);
    await page.waitFor('h1');
    await page.screenshotWhole(picture(name));
    await page.close();
  }
}

// The desk's own pages choose their language in their bar.
async function deskIn(browser: Browser, link: string, look: string, proposed: boolean): Promise<void> {
  const subject = new URL(suspectedIn('ru')).host;
  const desk = proposed ? await proposeAtDesk(browser, link, subject) : await browser.newTab();
  if (!proposed) await desk.goto(link);
  await desk.waitForText(subject, 60_000);
  for (const language of languages) {
    await desk.clickNamed(languageNames[language]);
    await until('the language to change', () =>
      desk.read((wanted: string) => document.documentElement.lang === wanted, language),
    );
    await desk.screenshot(join(into, `${proposed ? 'desk-case' : 'desk'}.${language}.${look}.png`));
  }
  await desk.close();
}

// By the language buttons in the bar of the options.
async function speak(browser: Browser, language: Language): Promise<void> {
  const options = await openExtensionPage(browser, 'options.html');
  await options.clickNamed(languageNames[language]);
  await until('the language to change', () =>
    options.read((wanted: string) => document.documentElement.lang === wanted, language),
  );
  await options.close();
}
