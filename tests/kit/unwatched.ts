// A Chromium that no debugger is attached to: while one is, the browser prepares no page ahead. Only the addresses of its tabs are read.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, howToInstall } from '#scripts/start/browsers.mjs';
import type { Launch } from './browser.ts';
import { argumentsFor } from './chromium.ts';
import type { Site } from './site.ts';
import { until } from './until.ts';

/** A running Chromium. */
export interface Unwatched {
  /** Opens a tab. */
  open(address: string): Promise<void>;
  /** The addresses of its tabs. */
  addresses(): Promise<string[]>;
  close(): Promise<void>;
}

/** Launches Chromium with the extension before `site`. @throws Error with the one command that would install it */
export async function launchUnwatched({
  extensionDir,
  site,
}: {
  extensionDir: string;
  site: Site;
}): Promise<Unwatched> {
  const executable = findBrowser('chromium');
  if (!executable) throw new Error(`no chromium on this machine: ${howToInstall('chromium')}`);
  const profileDir = mkdtempSync(join(tmpdir(), 'shekteu-unwatched-'));
  const parts: Launch = {
    executable,
    profileDir,
    extensionDir,
    site,
    language: 'en',
    window: { width: 1280, height: 800 },
  };
  const own = ['--remote-debugging-port=0', `--user-data-dir=${profileDir}`, 'about:blank'];
  const child = spawn(executable, [...argumentsFor(parts), ...own], { stdio: 'ignore' });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const port = await until(
    'the browser to listen',
    () => readFileSync(join(profileDir, 'DevToolsActivePort'), 'utf8').split('\n')[0],
  );
  const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${port}/json/${path}`, { method });
  const addresses = async () => {
    const targets = (await (await ask('list')).json()) as { type: string; url: string }[];
    return targets.filter(({ type }) => type === 'page').map(({ url }) => url);
  };
  await until("the extension's first page", async () =>
    (await addresses()).some((url) => url.endsWith('/welcome.html')),
  );
  return {
    open: async (address) => void (await ask(`new?${address}`, 'PUT')),
    addresses,
    close: async () => {
      child.kill();
      await gone;
      rmSync(profileDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
