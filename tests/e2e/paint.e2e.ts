// The warning comes before the page: with the worker awake and a server that takes 50 ms, a listed page never paints first.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { browserNames } from '#tests/kit/browser.ts';
import { startWalk, type Walk } from '#tests/kit/journey.ts';
import { openExtensionPage } from '#tests/kit/launch.ts';
import type { Tab } from '#tests/kit/tab.ts';
import { until } from '#tests/kit/until.ts';

const rounds = process.env.LONG ? 50 : 12;
const delayMs = 50;

// The page's own word on its first contentful paint.
const body = `<!doctype html><meta charset="utf-8"><title>page</title><p style="font-size:80px">Text of the page</p>
<script>new PerformanceObserver((list) => { if (list.getEntriesByName('first-contentful-paint').length) navigator.sendBeacon('/painted' + location.search); })
.observe({ type: 'paint', buffered: true });</script>`;

describe.each(browserNames)('in %s', (name) => {
  let walk: Walk;
  let tab: Tab;
  beforeAll(async () => {
    walk = await startWalk(name, inject('prepared'), { idleMs: name === 'firefox' ? 1500 : undefined });
    for (const host of ['practice-shop.example', 'drawing.example']) {
      walk.site.put(`${host}/page`, { body, delayMs });
      walk.site.put(`${host}/painted`, { body: '', status: 204 });
    }
    await openExtensionPage(walk.browser, 'my-reports.html');
    tab = await walk.browser.newTab();
  });
  afterAll(() => walk.stop());

  const painted = (host: string, round: string) =>
    walk.site.requests.some((each) => each.endsWith(`//${host}/painted?${round}`));

  test('a page on no list paints, and says so', async () => {
    await tab.goto('http://drawing.example/page?control');
    await until('the page to paint', () => painted('drawing.example', 'control'));
  });

  test('a listed page never paints before the warning, the worker being awake', async () => {
    for (let round = 0; round < rounds; round++) {
      await tab.goto('http://drawing.example/');
      await until('the worker to be awake', () => walk.browser.workerRuns());
      await tab.goto(`http://practice-shop.example/page?warm${round}`);
      await tab.waitForAddress('warning.html');
    }
    const early = [...Array(rounds).keys()].filter((round) => painted('practice-shop.example', `warm${round}`));
    expect(early).toEqual([]);
  });

  test('a worker that sleeps warns too; how often the page is first is told, not promised', async () => {
    const cold = name === 'firefox' ? 4 : rounds;
    for (let round = 0; round < cold; round++) {
      await tab.goto('http://drawing.example/');
      await walk.browser.stopWorker();
      await tab.goto(`http://practice-shop.example/page?cold${round}`);
      await tab.waitForAddress('warning.html');
    }
    const early = [...Array(cold).keys()].filter((round) => painted('practice-shop.example', `cold${round}`));
    console.log(
      `${name}: with the worker asleep and ${delayMs} ms, the page painted first in ${early.length} of ${cold}`,
    );
  });
});
