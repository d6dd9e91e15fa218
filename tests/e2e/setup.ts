// Once for all journeys: the keys of a desk, and both extensions built with their root, as `npm start` builds one.
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from '#scripts/start/build.mjs';
import type { BrowserName } from '#tests/kit/browser.ts';
import { startTestDesk } from '#tests/kit/desk.ts';
import { startProxy } from '#tests/kit/proxy.ts';

/** What every journey is handed. */
export interface Prepared {
  /** A desk's data folder with its keys and first publication, to be copied. */
  template: string;
  /** The port that the extension's repository and endpoint are on. */
  port: number;
  extensions: Record<BrowserName, string>;
}

declare module 'vitest' {
  interface ProvidedContext {
    prepared: Prepared;
  }
}

/** Prepares, and gives what undoes it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'shekteu-e2e-'));
  chmodSync(folder, 0o711);
  const port = await freePort();
  const dataDir = join(folder, 'first-desk');
  const desk = await startTestDesk({ dataDir });
  const template = join(folder, 'template');
  for (const part of ['keys', 'repository']) cpSync(join(dataDir, part), join(template, part), { recursive: true });
  const options = { rootPath: desk.rootPath, repository: `http://127.0.0.1:${port}/repository/`, quiet: true };
  const chromium = await build('chromium', { ...options, into: join(folder, 'chromium') });
  const firefox = await build('firefox', { ...options, into: join(folder, 'firefox') });
  await desk.stop();
  project.provide('prepared', { template, port, extensions: { chromium, firefox } });
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

async function freePort(): Promise<number> {
  const proxy = await startProxy('http://127.0.0.1:9');
  await proxy.close();
  return proxy.port;
}
