// Starts a real browser with the extension in it: one face for Chromium (CDP) and Firefox (WebDriver BiDi).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, howToInstall } from '#scripts/start/browsers.mjs';
import type { Browser, BrowserName, Launch, LaunchOptions } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { Tab } from './tab.ts';

/** Launches a browser. @throws Error with the one command that would install it */
export async function launch(name: BrowserName, options: LaunchOptions = {}): Promise<Browser> {
  const executable = findBrowser(name);
  if (!executable) throw new Error(`no ${name} on this machine: ${howToInstall(name)}`);
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), `shekteu-${name}-`));
  const parts: Launch = { window: { width: 1280, height: 800 }, language: 'en', ...options, executable, profileDir };
  const browser = name === 'chromium' ? await launchChromium(parts) : await launchFirefox(parts);
  if (options.profileDir) return browser;
  return { ...browser, close: () => browser.close().then(() => removeFolder(profileDir)) };
}

/** Opens one of the extension's pages in a new tab. */
export async function openExtensionPage(browser: Browser, path: string): Promise<Tab> {
  const tab = await browser.newTab();
  await tab.goto(browser.extensionAddress(path));
  return tab;
}

// A browser may still be writing as it ends.
function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
