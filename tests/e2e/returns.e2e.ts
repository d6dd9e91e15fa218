// Listed pages that no click leads to: kept for Back, restored at a start, prepared unseen, asked for while the list's server is silent.
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { browserNames } from '#tests/kit/browser.ts';
import { startWalk, type Walk } from '#tests/kit/journey.ts';
import { openExtensionPage } from '#tests/kit/launch.ts';
import { t } from '#tests/kit/person.ts';
import { practiceSite } from '#tests/kit/practice.ts';
import { close, listen, startSite } from '#tests/kit/site.ts';
import type { Tab } from '#tests/kit/tab.ts';
import { until, within } from '#tests/kit/until.ts';
import { launchUnwatched } from '#tests/kit/unwatched.ts';

const listed = 'https://practice-shop.example/stays';
const body = `<!doctype html><meta charset="utf-8"><title>page</title><p>Text of the page</p><a href="https://drawing.example/next">Next</a>
<script>addEventListener('pageshow', (event) => event.persisted && navigator.sendBeacon('/kept'));</script>`;
const next = `<!doctype html><meta charset="utf-8"><title>next</title><button onclick="history.back()">Return</button>`;

async function goOnTo(walk: Walk, address: string): Promise<Tab> {
  const tab = await walk.browser.newTab();
  await tab.goto(address);
  await tab.waitForText(t('warning.sale_title'));
  await tab.clickNamed(t('warning.go_on'));
  await until('the page itself', async () => {
    if ((await tab.address()) === address) return true;
    if (await tab.has(t('warning.go_title'))) await tab.clickNamed(t('warning.go_on'));
    return false;
  });
  await tab.waitForText('Text of the page');
  return tab;
}

async function endExceptions(walk: Walk): Promise<void> {
  const options = await openExtensionPage(walk.browser, 'options.html');
  await options.clickNamed(t('popup.allowed_end'));
  await until('nothing to be allowed', async () => {
    if (!(await options.has(t('popup.allowed_end')))) return true;
    await within(options.clickNamed(t('popup.allowed_end')), 1_000).catch(() => null); // it may be gone by now
    return false;
  });
  await options.close();
}

describe.each(browserNames)('in %s', (name) => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await startWalk(name, inject('prepared'), { restores: true, keeps: true });
    // Firefox keeps no page over https that forbids storing it.
    walk.site.put('practice-shop.example/stays', { body, headers: { 'cache-control': 'no-cache' } });
    walk.site.put('practice-shop.example/kept', { body: '', status: 204 });
    walk.site.put('drawing.example/next', next);
  });
  afterAll(() => walk.stop());

  test('a page that was kept for Back is judged anew', async () => {
    const tab = await goOnTo(walk, listed);
    const leaves = async () => {
      await tab.clickNamed('Next');
      await tab.waitForAddress('drawing.example/next');
    };
    await leaves();
    await tab.clickNamed('Return');
    await until('the page to come back as it was kept', () =>
      walk.site.requests.some((each) => each.endsWith('//practice-shop.example/kept')),
    );
    await leaves();
    await endExceptions(walk);
    await tab.driver.show();
    await tab.clickNamed('Return');
    await tab.waitForAddress('warning.html');
    await tab.waitForText(t('warning.sale_title'));
    await tab.close();
  });

  // Firefox drops a temporary add-on at its end: what it restores comes before the extension does.
  const restored = name === 'chromium' ? test : null;
  restored?.('a tab that is restored when the browser starts is judged', async () => {
    await goOnTo(walk, listed);
    await walk.restart();
    const warned = await until(
      'the restored tab to show the warning',
      async () => {
        for (const { tab } of await walk.browser.openTabs()) {
          if ((await tab.address().catch(() => '')).includes('warning.html')) return tab;
        }
        return null;
      },
      40_000,
    );
    expect(await warned.waitForText(t('warning.sale_title'))).toContain('practice-shop.example');
    await warned.close();
  });

  test('a worker that wakes while the list’s server is silent does not wait for it', async () => {
    const silent = createServer(() => undefined); // takes the question, and never answers
    const server = { port: await listen(silent, inject('prepared').port), asked: 0 };
    silent.on('request', () => server.asked++);
    const options = await openExtensionPage(walk.browser, 'options.html');
    await options.clickNamed(t('list.update'));
    await until('the server to be asked', () => server.asked > 0);
    if (name === 'chromium') await walk.browser.stopWorker();
    const tab = await walk.browser.newTab();
    await tab.goto(listed);
    await tab.waitForAddress('warning.html', 10_000);
    await tab.waitForText(t('warning.sale_title'));
    await close(silent);
    await tab.close();
  });
});

test('in chromium, a page that was prepared unseen is judged when it is shown', async () => {
  const rules = '{"prerender":[{"urls":["/practice__shop/12"],"eagerness":"immediate"}]}';
  // The page goes on once it is told to, since no hand can reach it.
  const script = `setInterval(() => fetch('/go').then((answer) => answer.ok && location.assign('/practice__shop/12')), 100)`;
  const site = await startSite(practiceSite);
  site.put(
    't.me/practice__club/3',
    `<!doctype html><script type="speculationrules">${rules}</script><script>${script}</script>`,
  );
  site.put(
    't.me/practice__shop/12',
    `<!doctype html><script>fetch('/prepared-' + document.prerendering);
document.addEventListener('prerenderingchange', () => fetch('/shown'))</script>`,
  );
  const browser = await launchUnwatched({ extensionDir: inject('prepared').extensions.chromium, site });
  try {
    await browser.open('https://t.me/practice__club/3');
    await until('the page to be prepared', () => site.requests.includes('https://t.me/prepared-true'));
    expect(await browser.addresses()).toContain('https://t.me/practice__club/3');
    site.put('t.me/go', '');
    await until('the warning', async () =>
      (await browser.addresses()).some((each) => each.includes('/warning.html?key=')),
    );
    expect(site.requests).toContain('https://t.me/shown');
  } finally {
    await browser.close();
    await site.close();
  }
});
