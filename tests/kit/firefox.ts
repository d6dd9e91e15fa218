// Firefox by puppeteer-core over WebDriver BiDi: a temporary add-on with a fixed address; closed shadow roots by serialisation.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Page, type Browser as Puppet } from 'puppeteer-core';
import type { Browser, Launch } from './browser.ts';
import { type Driver, type ShadowElement, Tab } from './tab.ts';
import { until, within } from './until.ts';

const addonId = 'shekteu@shekteu.example';
const uuid = '5e7e0000-2222-4333-8444-555555555555';
const base = `moz-extension://${uuid}/`;

/** Launches Firefox. */
export async function launchFirefox(launch: Launch): Promise<Browser> {
  const puppet = await puppeteer.launch({
    browser: 'firefox',
    executablePath: launch.executable,
    headless: !launch.headed,
    acceptInsecureCerts: true,
    userDataDir: launch.profileDir,
    args: ['--remote-allow-system-access', `--width=${launch.window.width}`, `--height=${launch.window.height}`], // moz-extension: pages need it
    extraPrefsFirefox: preferencesFor(launch),
    defaultViewport: launch.headed ? null : launch.window,
    handleSIGINT: false,
  });
  if (launch.extensionDir) await puppet.installExtension(launch.extensionDir);
  return {
    name: 'firefox',
    newTab: async () => tabOf(await puppet.newPage()),
    extensionAddress: (path) => base + path,
    openTabs: async () => (await puppet.pages()).map((page) => ({ address: page.url(), tab: tabOf(page) })),
    nextTab: (action) => nextTab(puppet, action),
    // The browser stops it by itself once it is idle (LaunchOptions.idleMs); here one waits for that.
    stopWorker: () => until('the background to idle out', async () => !(await workerRuns(puppet)), 40_000).then(ignore),
    workerRuns: () => workerRuns(puppet),
    close: () => (launch.restores ? end(puppet, launch.profileDir) : puppet.close()),
  };
}

function preferencesFor({ site, idleMs, language, dark, restores }: Launch): Record<string, string | number | boolean> {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
    // A temporary add-on is gone after a restart; what it stored stays, as with an installed one.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.background.idle.timeout': idleMs ?? 30_000,
    'dom.security.https_first': false,
    'security.cert_pinning.enforcement_level': 0, // a saved page may stand at an address whose certificate the browser pins
    ...(restores && {
      'browser.startup.page': 3,
      'browser.sessionstore.resume_from_crash': true,
      'browser.sessionstore.restore_on_demand': false,
      'browser.sessionstore.interval': 500,
    }),
    'intl.locale.requested': language,
    'intl.accept_languages': language,
    'ui.systemUsesDarkTheme': dark ? 1 : 0,
    'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
    'ui.prefersReducedMotion': 1,
    ...(site && {
      'network.dns.forceResolve': '127.0.0.1',
      'network.socket.forcePort': `80=${site.httpPort};443=${site.httpsPort}`,
    }),
  };
}

// A browser that is closed by its driver closes its tabs first, and has none to restore: it is ended once they are on disk.
async function end(puppet: Puppet, profileDir: string): Promise<void> {
  const since = Date.now();
  await puppet.newPage(); // news, so that it writes once more
  const kept = join(profileDir, 'sessionstore-backups', 'recovery.jsonlz4');
  await until('the tabs to be on disk', () => statSync(kept).mtimeMs > since);
  const gone = new Promise((resolve) => puppet.process()?.once('exit', resolve));
  puppet.process()?.kill('SIGKILL');
  await gone;
}

async function nextTab(puppet: Puppet, action: () => Promise<void>): Promise<Tab> {
  const before = new Set(await puppet.pages());
  await action();
  const page = await until('a new tab', async () => (await puppet.pages()).find((each) => !before.has(each)));
  return tabOf(page);
}

// The view of a running background is seen from any of the extension's pages, without waking it.
async function workerRuns(puppet: Puppet): Promise<boolean> {
  for (const page of await within(puppet.pages())) {
    const seen = await within(page.evaluate(viewsExpression)).catch(() => null);
    if (seen !== null) return seen === true;
  }
  throw new Error('open one of the extension’s pages first: only there can it be seen whether the background runs');
}

const viewsExpression = `globalThis.browser?.extension?.getViews
  ? browser.extension.getViews().some((view) => view.location.pathname.includes('generated_background'))
  : null`;

function tabOf(page: Page): Tab {
  const driver: Driver = {
    // Of moz-extension: pages, and of pages that are replaced before they commit, no event ever comes.
    goto: (address) => within(page.goto(address, { waitUntil: [] }), 1_500).then(ignore, ignore),
    evaluate: (expression) => page.evaluate(expression),
    clickAt: ({ x, y }) => page.mouse.click(x, y),
    press: (key) => press(page, key),
    typeText: (text) => page.keyboard.type(text),
    select: (selector, value) => page.select(selector, value).then(ignore),
    screenshot: (path, part) =>
      page
        .screenshot({ path: path as `${string}.png`, ...(part === 'whole' ? { fullPage: true } : { clip: part }) })
        .then(ignore),
    show: () => page.bringToFront(),
    close: () => page.close(),
    closedShadow: () => closedShadow(page),
  };
  return new Tab(driver);
}

async function press(page: Page, keys: string): Promise<void> {
  const names = keys.split('+') as Parameters<Page['keyboard']['press']>[0][];
  for (const name of names.slice(0, -1)) await page.keyboard.down(name);
  await page.keyboard.press(names.at(-1) ?? 'Enter');
  for (const name of names.slice(0, -1)) await page.keyboard.up(name);
}

interface BidiNode {
  type: string;
  sharedId?: string;
  value?: {
    nodeType: number;
    localName?: string;
    nodeValue?: string;
    attributes?: Record<string, string>;
    mode?: string;
    children?: BidiNode[];
    shadowRoot?: BidiNode | null;
  };
}

// Puppeteer does not show its connection in its types; BiDi alone can serialise a closed root.
interface Wire {
  connection: { send(method: string, parameters: object): Promise<{ result: { result: unknown } }> };
}

async function closedShadow(page: Page): Promise<ShadowElement[]> {
  const answer = await wireOf(page).send('script.evaluate', {
    expression: 'document.documentElement',
    target: { context: contextOf(page) },
    awaitPromise: false,
    serializationOptions: { maxDomDepth: 64, includeShadowTree: 'all' },
  });
  return closedRoots(answer.result.result as BidiNode).flatMap((root) => elementsOf(page, root));
}

function closedRoots(node: BidiNode): BidiNode[] {
  const shadow = node.value?.shadowRoot;
  return [...(shadow?.value?.mode === 'closed' ? [shadow] : []), ...(node.value?.children ?? []).flatMap(closedRoots)];
}

function elementsOf(page: Page, node: BidiNode): ShadowElement[] {
  const element: ShadowElement = {
    name: node.value?.localName ?? '#root',
    attributes: node.value?.attributes ?? {},
    text: textOf(node),
    centre: async () => {
      const answer = await wireOf(page).send('script.callFunction', {
        functionDeclaration:
          '(e) => { const b = e.getBoundingClientRect(); return JSON.stringify({ x: b.x + b.width / 2, y: b.y + b.height / 2 }); }',
        target: { context: contextOf(page) },
        arguments: [{ sharedId: node.sharedId }],
        awaitPromise: false,
      });
      return JSON.parse((answer.result.result as { value: string }).value);
    },
  };
  const inner = (node.value?.children ?? []).filter(
    (each) => each.value?.nodeType === 1 && each.value.localName !== 'style',
  );
  return [element, ...inner.flatMap((each) => elementsOf(page, each))];
}

function textOf(node: BidiNode): string {
  if (node.value?.nodeType === 3) return node.value.nodeValue ?? '';
  if (node.value?.localName === 'style') return '';
  return (node.value?.children ?? []).map(textOf).join(' ');
}

function wireOf(page: Page): Wire['connection'] {
  return (page.browser() as unknown as Wire).connection;
}

function contextOf(page: Page): string {
  return (page.mainFrame() as unknown as { _id: string })._id;
}

function ignore(): void {}
