// What a journey walks through: a browser with the extension, the practice pages, and a desk behind a proxy.
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Prepared } from '#tests/e2e/setup.ts';
import type { Browser, BrowserName, LaunchOptions } from './browser.ts';
import { startTestDesk, type TestDesk } from './desk.ts';
import { launch } from './launch.ts';
import { practiceSite } from './practice.ts';
import { type NetworkProxy, startProxy } from './proxy.ts';
import { type Site, startSite } from './site.ts';

/** A desk of its own for one journey, on an empty database, and the proxy that the extension reaches it by. */
export interface JourneyDesk {
  desk: TestDesk;
  /** The address the extension knows. */
  address: string;
  proxy: NetworkProxy;
  stop(): Promise<void>;
}

/** A browser before the practice pages. */
export interface Walk {
  browser: Browser;
  site: Site;
  /** Closes the browser and starts it again with the same profile. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a desk on a copy of the prepared keys; `prepare` may put sources into its folder first. */
export async function startJourneyDesk(
  { template, port }: Prepared,
  prepare: (dataDir: string) => Promise<unknown> = async () => null,
): Promise<JourneyDesk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shekteu-desk-'));
  cpSync(template, dataDir, { recursive: true });
  chmodSync(dataDir, 0o711); // PostgreSQL refuses root: its own user must get through
  await prepare(dataDir);
  const desk = await startTestDesk({ dataDir });
  const proxy = await startProxy(desk.url, port);
  return {
    desk,
    address: `http://127.0.0.1:${port}`,
    proxy,
    stop: async () => {
      await proxy.close();
      await desk.stop();
      remove(dataDir);
    },
  };
}

/** Starts a browser with the prepared extension before the practice pages. */
export async function startWalk(
  name: BrowserName,
  prepared: Prepared,
  options: Pick<LaunchOptions, 'idleMs' | 'dark' | 'restores' | 'keeps'> = {},
): Promise<Walk> {
  const site = await startSite(practiceSite);
  const profileDir = mkdtempSync(join(tmpdir(), `shekteu-${name}-`));
  const open = () => launch(name, { ...options, extensionDir: prepared.extensions[name], site, profileDir });
  const walk: Walk = {
    browser: await open(),
    site,
    restart: async () => {
      await walk.browser.close();
      walk.browser = await open();
    },
    stop: async () => {
      await walk.browser.close();
      await site.close();
      remove(profileDir);
    },
  };
  return walk;
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
