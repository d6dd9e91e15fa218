// Runs a module of ours in a page of Chromium: bundled by Vite, with fine timers (a page that is isolated has 5 us), nothing from the network.
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { Fault } from '#lib/base/fault.ts';
import { findBrowser } from '#scripts/start/browsers.mjs';
import type { Figure, Measured } from './figure.ts';

const ORIGIN = 'https://bench.example';
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * Runs `run` of the module at `entry` (a path of this repository) with `files` beside it under /files/NAME, and says where.
 * @throws Fault `not-found` where there is no Chromium
 */
export async function runInChromium(entry: string, files: Readonly<Record<string, string>>): Promise<Figure[]> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Fault('not-found', 'no Chromium here', { hint: 'set CHROMIUM to its path' });
  const script = await bundle(entry);
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const page = await browser.newPage();
    await page.route('**/*', (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      const body =
        name === 'run.js' ? script : (files[name.replace('files/', '')] ?? '<!doctype html><title>bench</title>');
      const contentType = name === 'run.js' ? 'text/javascript' : name === '' ? 'text/html' : 'text/plain';
      return route.fulfill({ body, contentType, headers: isolation });
    });
    await page.goto(`${ORIGIN}/`);
    // As text: a tool that runs this file must not rewrite what the page is to import.
    const measured = (await page.evaluate("import('/run.js').then((module) => module.run())")) as Measured[];
    const where = `chromium ${browser.version().split('.')[0]}`;
    return measured.map(({ rounds, ...figure }) => ({ ...figure, where, rounds }));
  } finally {
    await browser.close();
  }
}

/** One module of ours with all that it imports, as text. */
export async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, target: 'esnext', lib: { entry, formats: ['es'], fileName: 'run' } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Fault('internal', 'no bundle');
  return output.output[0].code;
}
