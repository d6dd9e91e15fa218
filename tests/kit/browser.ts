// What a journey may ask of a real browser with the extension in it; launch.ts starts one.
import type { Site } from './site.ts';
import type { Tab } from './tab.ts';

/** The browsers that every journey runs in. */
export const browserNames = ['chromium', 'firefox'] as const;
/** One of them. */
export type BrowserName = (typeof browserNames)[number];

/** How to launch one. */
export interface LaunchOptions {
  /** The unpacked extension; none is loaded without it. */
  extensionDir?: string;
  /** Kept across launches when given; otherwise made and removed. */
  profileDir?: string;
  /** Names on ports 80 and 443 lead there. */
  site?: Pick<Site, 'httpPort' | 'httpsPort' | 'certificate'>;
  /** Chromium only: the names that lead to the site, such as `*.example`; all when left out. */
  hosts?: readonly string[];
  /** Firefox only: after how long an idle background is stopped, milliseconds. */
  idleMs?: number;
  /** Opens again the tabs that were open when the profile was last closed. */
  restores?: boolean;
  /** Chromium only: pages that were left are kept for Back, as a person's browser does. */
  keeps?: boolean;
  headed?: boolean;
  dark?: boolean;
  /** BCP 47; the browser's own language. */
  language?: string;
  window?: { width: number; height: number };
}

/** What a driver module is handed: the options with nothing left open. */
export interface Launch extends LaunchOptions {
  executable: string;
  profileDir: string;
  window: { width: number; height: number };
  language: string;
}

/** A running browser. */
export interface Browser {
  readonly name: BrowserName;
  /** Opens a new tab in front. */
  newTab(): Promise<Tab>;
  /** The address of one of the extension's own pages. */
  extensionAddress(path: string): string;
  /** The tabs that are open, each with its address, oldest first. */
  openTabs(): Promise<{ address: string; tab: Tab }[]>;
  /** Waits for the next tab the browser opens by itself (a link, `tabs.create`). */
  nextTab(action: () => Promise<void>): Promise<Tab>;
  /** Stops the extension's background, as the browser does to an idle one; resolves when it is gone. */
  stopWorker(): Promise<void>;
  /** True while the background runs. */
  workerRuns(): Promise<boolean>;
  close(): Promise<void>;
}
