// Lawful pages stay as they are: the team's own articles, and real saved pages that lie beside the checkout.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import * as z from 'zod';
import { browserNames } from '#tests/kit/browser.ts';
import { startWalk, type Walk } from '#tests/kit/journey.ts';
import { launch, openExtensionPage } from '#tests/kit/launch.ts';
import { readMessage, tabIdOf } from '#tests/kit/person.ts';
import type { SitePage } from '#tests/kit/site.ts';
import type { Tab } from '#tests/kit/tab.ts';
import { until } from '#tests/kit/until.ts';

const folder = resolve('..', 'shared', 'data', 'pages');
const row = z.object({
  id: z.string(),
  file: z.string(),
  url: z.string(),
  charset: z.string(),
  lang: z.string(),
  tags: z.array(z.string()),
});
const articles = ['ru', 'kk', 'en'].map((language) => `http://news-${language}.example/trial`);

interface State {
  verdict: { level: string; score: number | null } | null;
}

// All of them with LONG=1; else every 13th, after the ones that talk about drugs in Kazakh.
function chosenPages(): z.infer<typeof row>[] {
  if (!existsSync(folder)) return [];
  const lines = readFileSync(resolve(folder, 'index.jsonl'), 'utf8').split('\n').filter(Boolean);
  const all = lines.map((line) => row.parse(JSON.parse(line)));
  if (process.env.LONG) return all;
  const about = all.filter((each) => each.tags.includes('about-drugs') || each.lang === 'kk');
  return [...about.filter((_, at) => at % 4 === 0), ...all.filter((_, at) => at % 20 === 10)].slice(0, 16);
}

// Scripts are kept from running, so that the page is the same at each visit.
function served(page: z.infer<typeof row>): SitePage {
  return {
    body: gunzipSync(readFileSync(resolve(folder, page.file))),
    contentType: `text/html; charset=${page.charset}`,
    headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" },
  };
}

describe.each(browserNames)('in %s', (name) => {
  let walk: Walk;
  let reader: Tab;
  beforeAll(async () => {
    walk = await startWalk(name, inject('prepared'));
    reader = await openExtensionPage(walk.browser, 'popup.html');
  });
  afterAll(() => walk.stop());

  async function judged(address: string): Promise<string> {
    const tabId = await until(`a tab at ${address}`, () => tabIdOf(reader, address));
    const verdict = await until(`a verdict on ${address}`, async () => {
      const { verdict } = await readMessage<State>(reader, 'tab.state', { tabId });
      return verdict && (verdict.score !== null || verdict.level === 'trusted') && verdict;
    });
    return verdict.level;
  }

  test.each(articles)('an article about a trial gets no warning: %s', async (address) => {
    const tab = await walk.browser.newTab();
    await tab.goto(address);
    expect(await judged(address)).toBe('clear');
    expect(await tab.shadowText()).toBe('');
    await tab.close();
  });

  test.skipIf(!existsSync(folder))('real pages are neither flagged nor changed', async () => {
    const pages = chosenPages();
    const plain = await launch(name, { site: walk.site });
    const [there, here] = [await plain.newTab(), await walk.browser.newTab()];
    const found: Record<string, string> = {};
    for (const page of pages) {
      walk.site.put(page.url, served(page));
      const before = await visit(there, page.url);
      const after = await visit(here, page.url, async (address) => {
        found[page.id] = await judged(address);
      });
      if (before !== after) found[page.id] += ', changed';
    }
    await plain.close();
    await here.close();
    const wrong = Object.entries(found).filter(([, what]) => what !== 'clear' && what !== 'trusted');
    expect(Object.keys(found)).toHaveLength(pages.length);
    expect(wrong).toEqual([]);
  });
});

async function visit(tab: Tab, url: string, then?: (address: string) => Promise<void>): Promise<string> {
  await tab.goto(url);
  const address = await until(`the page ${url}`, () =>
    tab.read(
      (host: string) => document.readyState === 'complete' && location.host === host && location.href,
      new URL(url).host,
    ),
  );
  await then?.(address);
  return tab.read(() => document.documentElement.outerHTML);
}
