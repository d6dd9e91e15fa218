// Everything `npm start` runs: the desk on its own database, the practice pages, the extension built with the desk's root, and a browser.
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDesk } from '#desk/main.ts';
import type { Browser, BrowserName, LaunchOptions } from '#tests/kit/browser.ts';
import { launch } from '#tests/kit/launch.ts';
import { practiceSite } from '#tests/kit/practice.ts';
import { type Site, startSite } from '#tests/kit/site.ts';
import { build } from './build.mjs';
import { generateList, importList } from './lists.ts';
import { say } from './say.mjs';

/** The desk as `startDesk` gives it. */
export type Desk = Awaited<ReturnType<typeof startDesk>>;

/** A running demo; what was started last is stopped first. */
export interface Demo {
  desk: Desk;
  site: Site;
  extensionDir: string;
  /** Opens a browser that is stopped with the demo. */
  open(options: Omit<LaunchOptions, 'extensionDir' | 'site'>): Promise<Browser>;
  stop(): Promise<void>;
}

/** What a demo is made of. */
export interface DemoOptions {
  /** Folder of the desk's data and the built extension; made when it is missing. */
  folder: string;
  browser: BrowserName;
  lists: readonly string[];
  licence: string;
}

/** Names that lead to the practice pages in a demo's browser. */
export const practiceHosts = ['*.example', 't.me'] as const;

/** Lets PostgreSQL's own user through a private folder; it refuses root. Gives the folder. */
export function openFolder(folder: string): string {
  chmodSync(folder, 0o711);
  return folder;
}

/** Starts desk and practice pages, and builds the extension. */
export async function startDemo({ folder, browser, lists, licence }: DemoOptions): Promise<Demo> {
  const dataDir = join(folder, 'desk');
  mkdirSync(dataDir, { recursive: true });
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    say('Preparing a generated list of 20,000 entries.');
    const generated = await generateList(folder);
    for (const list of lists) {
      const { read, kept, duplicate, refused } = await importList(list, dataDir, licence);
      say(`Imported ${list}: ${read} lines read, ${kept} kept, ${duplicate} duplicate, ${refused} refused.`);
    }
    say('Starting the desk on its own PostgreSQL, and publishing the signed list.');
    const desk = await startDesk({ dataDir, generated });
    stops.push(() => desk.stop());
    const site = await startSite(practiceSite);
    stops.push(() => site.close());
    say(`Building the extension for ${browser} with the key of this desk.`);
    const into = join(folder, `extension-${browser}`);
    const { rootPath, repositoryUrl: repository } = desk;
    const extensionDir = await build(browser, { rootPath, repository, into, quiet: true });
    const open: Demo['open'] = async (options) => {
      const opened = await launch(browser, { ...options, extensionDir, site });
      stops.push(() => opened.close());
      return opened;
    };
    return { desk, site, extensionDir, open, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
