// From a listener's call in a worker that has just woken to its first answer from disk, at a million entries.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Subject } from '#lib/address/subject.ts';
import { buildList } from '#lib/blocklist/build.ts';
import { findBrowser } from '#scripts/start/browsers.mjs';
import { bundle } from './chromium.ts';
import { type Figure, median, rounded } from './figure.ts';

const ENTRIES = 1_000_000;
const WAKINGS = 25;

interface Answer {
  ms: number;
  isFirst: boolean;
  value: unknown;
}

/** Two figures: the first answer, and the whole list read back. */
export async function benchCold(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shekteu-cold-'));
  try {
    await writeExtension(folder);
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function writeExtension(folder: string): Promise<void> {
  const entries = Array.from({ length: ENTRIES }, (_, i) => ({
    subject: `host:${nameOf(i)}` as Subject,
    kind: 'sale' as const,
  }));
  const manifest = {
    manifest_version: 3,
    name: 'bench',
    version: '1',
    permissions: ['unlimitedStorage'],
    background: { service_worker: 'worker.js', type: 'module' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'worker.js'), await bundle('scripts/bench/cold-worker.ts'));
  writeFileSync(join(folder, 'page.html'), '<!doctype html><title>bench</title>');
  writeFileSync(join(folder, 'list'), buildList(entries, { salt: new Uint8Array(16) }));
}

function nameOf(i: number): string {
  return `listed-${i}.example`;
}

async function measure(folder: string): Promise<Figure[]> {
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: findBrowser('chromium') ?? '',
    headless: false, // the flag below decides: Playwright's own headless mode has no extensions
    args: ['--headless=new', '--no-sandbox', `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
    ignoreDefaultArgs: ['--disable-extensions'],
  });
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const page = await context.newPage();
    await page.goto(new URL('page.html', worker.url()).href);
    await send(page, { kind: 'fill' });
    const first = await wakings(context, page, (i) => {
      const host = i % 2 === 0 ? nameOf(39_999 * i) : `unlisted-${i}.example`;
      return {
        kind: 'first',
        subjects: [`url:www.${host}/a/b`, `url:www.${host}/a`, `host:www.${host}`, `host:${host}`],
      };
    });
    const all = await wakings(context, page, () => ({ kind: 'all' }));
    const where = `chromium ${context.browser()?.version().split('.')[0]}, extension worker`;
    return [figure('cold.first-answer', first, where), figure('cold.whole-list', all, where)];
  } finally {
    await context.close();
  }
}

function figure(name: string, times: readonly number[], where: string): Figure {
  const ours = rounded(median(times));
  return { name, n: ENTRIES, ours, peer: null, ratio: ours, unit: 'ms', where, rounds: times.length };
}

/** Times of as many questions, each asked of a worker that was stopped before. */
async function wakings(context: BrowserContext, page: Page, askOf: (i: number) => object): Promise<number[]> {
  const times: number[] = [];
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  for (let i = 0; i < WAKINGS; i++) {
    await session.send('ServiceWorker.stopAllWorkers');
    await page.waitForTimeout(300);
    const ask = askOf(i);
    const { ms, isFirst, value } = await send(page, ask);
    if (!isFirst) throw new Error('the worker was not stopped');
    if ('subjects' in ask) requireRight(value, i % 2 === 0);
    times.push(ms);
  }
  return times;
}

function requireRight(value: unknown, isListed: boolean): void {
  const { hit } = value as { hit: unknown };
  if ((hit !== null) !== isListed) throw new Error(`a wrong answer: ${JSON.stringify(value)}`);
}

function send(page: Page, ask: object): Promise<Answer> {
  return page.evaluate((message) => {
    const { runtime } = (
      globalThis as unknown as { chrome: { runtime: { sendMessage(ask: object): Promise<Answer> } } }
    ).chrome;
    return runtime.sendMessage(message);
  }, ask);
}
