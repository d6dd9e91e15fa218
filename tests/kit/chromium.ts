// Chromium by playwright-core: a persistent context with the unpacked extension; closed shadow roots by CDP.
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import type { Browser, Launch } from './browser.ts';
import { type Driver, type ShadowElement, Tab } from './tab.ts';
import { until } from './until.ts';

/** Launches Chromium. */
export async function launchChromium(launch: Launch): Promise<Browser> {
  const context = await chromium.launchPersistentContext(launch.profileDir, {
    executablePath: launch.executable,
    headless: false, // the flag below decides: Playwright's own headless mode has no extensions
    args: argumentsFor(launch),
    ignoreDefaultArgs: ['--disable-extensions', ...(launch.keeps ? ['--disable-back-forward-cache'] : [])],
    viewport: launch.headed ? null : launch.window,
    colorScheme: launch.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    handleSIGINT: false,
  });
  const base = launch.extensionDir ? await extensionBase(context, launch) : 'about:blank#';
  return {
    name: 'chromium',
    newTab: async () => tabOf(context, await context.newPage()),
    extensionAddress: (path) => base + path,
    openTabs: () =>
      Promise.all(context.pages().map(async (page) => ({ address: page.url(), tab: await tabOf(context, page) }))),
    nextTab: async (action) => {
      const [page] = await Promise.all([context.waitForEvent('page'), action()]);
      return tabOf(context, page);
    },
    stopWorker: () => stopWorker(context, base),
    workerRuns: () => workerRuns(context, base),
    close: () => context.close(),
  };
}

/** What Chromium is started with, whoever starts it. */
export function argumentsFor(launch: Launch): string[] {
  const { extensionDir, headed, language, window } = launch;
  return [
    ...(headed ? [] : ['--headless=new']),
    ...(headed && process.getuid?.() !== 0 ? [] : ['--no-sandbox']),
    ...(extensionDir && !isBranded(launch)
      ? [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`]
      : ['--enable-unsafe-extension-debugging']),
    ...siteArguments(launch),
    `--lang=${language}`,
    `--window-size=${window.width},${window.height}`,
    '--disable-features=HttpsUpgrades,DisableLoadExtensionCommandLineSwitch',
    '--no-first-run',
    ...(launch.restores ? ['--restore-last-session'] : []),
  ];
}

// Where only some names lead to the site, a person may browse elsewhere too: then only the site's own certificate is excused.
function siteArguments({ site, hosts }: Launch): string[] {
  if (!site) return [];
  const map = (hosts ?? ['*']).flatMap((host) => [
    `MAP ${host}:80 127.0.0.1:${site.httpPort}`,
    `MAP ${host}:443 127.0.0.1:${site.httpsPort}`,
  ]);
  const trust = hosts
    ? `--ignore-certificate-errors-spki-list=${site.certificate.spki}`
    : '--ignore-certificate-errors';
  return [`--host-resolver-rules=${map.join(',')}`, trust];
}

// Google Chrome (137 and later) and Edge ignore --load-extension; the debugging pipe loads one there.
function isBranded({ executable }: Launch): boolean {
  return /google|microsoft|msedge|(^|[\\/])chrome(\.exe)?$/i.test(executable);
}

async function extensionBase(context: BrowserContext, launch: Launch): Promise<string> {
  if (isBranded(launch)) {
    const session = await context.browser()?.newBrowserCDPSession();
    await session?.send('Extensions.loadUnpacked', { path: launch.extensionDir ?? '' });
  }
  const address = await until("the extension's worker", () => context.serviceWorkers()[0]?.url());
  return `chrome-extension://${new URL(address).host}/`;
}

// A page that still has something to say wakes it at once, and a worker stopped while it starts is started again by the browser:
// so it is let do what it woke for before it is stopped again.
const STOP_AGAIN_MS = 1_500;

async function stopWorker(context: BrowserContext, base: string): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  let stoppedAt = 0;
  await until('the worker to be gone', async () => {
    if (Date.now() - stoppedAt > STOP_AGAIN_MS) {
      await session.send('ServiceWorker.stopAllWorkers');
      stoppedAt = Date.now();
    }
    return !(await workerRuns(context, base));
  });
  await session.detach();
}

async function workerRuns(context: BrowserContext, base: string): Promise<boolean> {
  const session = await context.browser()?.newBrowserCDPSession();
  const targets = await session?.send('Target.getTargets');
  await session?.detach();
  return targets?.targetInfos.some((each) => each.type === 'service_worker' && each.url.startsWith(base)) ?? false;
}

const pages = new WeakMap<Tab, Page>();

/** Playwright's own page behind a tab of Chromium, for tools that ask for one. */
export function playwrightPage(tab: Tab): Page {
  const page = pages.get(tab);
  if (!page) throw new Error('this tab is not in Chromium');
  return page;
}

async function tabOf(context: BrowserContext, page: Page): Promise<Tab> {
  const session = await context.newCDPSession(page);
  await session.send('DOM.enable');
  const driver: Driver = {
    // A listed page is left before it commits, which ends the navigation.
    goto: (address) => page.goto(address, { waitUntil: 'commit' }).then(ignore, ignore),
    evaluate: (expression) => evaluate(session, expression),
    clickAt: ({ x, y }) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
    typeText: (text) => page.keyboard.insertText(text),
    select: (selector, value) => page.selectOption(selector, value).then(ignore),
    screenshot: (path, part) =>
      page
        .screenshot({ path, animations: 'disabled', ...(part === 'whole' ? { fullPage: true } : { clip: part }) })
        .then(ignore),
    show: () => page.bringToFront(),
    close: () => page.close(),
    closedShadow: () => closedShadow(session),
  };
  const tab = new Tab(driver);
  pages.set(tab, page);
  return tab;
}

async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const answer = await session.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
  if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? 'the page threw');
  return answer.result.value;
}

interface CdpNode {
  nodeId: number;
  nodeName: string;
  nodeValue?: string;
  attributes?: string[];
  children?: CdpNode[];
  shadowRoots?: (CdpNode & { shadowRootType?: string })[];
}

async function closedShadow(session: CDPSession): Promise<ShadowElement[]> {
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: CdpNode };
  return closedRoots(root).flatMap((shadow) => elementsOf(session, shadow));
}

function closedRoots(node: CdpNode): CdpNode[] {
  const own = (node.shadowRoots ?? []).filter((each) => each.shadowRootType === 'closed');
  return [...own, ...(node.children ?? []).flatMap(closedRoots)];
}

function elementsOf(session: CDPSession, node: CdpNode): ShadowElement[] {
  const element: ShadowElement = {
    name: node.nodeName.toLowerCase(),
    attributes: Object.fromEntries(pairs(node.attributes ?? [])),
    text: textOf(node),
    centre: async () => {
      const { model } = await session.send('DOM.getBoxModel', { nodeId: node.nodeId });
      const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
      return { x: (left + right) / 2, y: (top + bottom) / 2 };
    },
  };
  const inner = (node.children ?? []).filter((each) => !each.nodeName.startsWith('#') && each.nodeName !== 'STYLE');
  return [element, ...inner.flatMap((each) => elementsOf(session, each))];
}

function textOf(node: CdpNode): string {
  if (node.nodeName === '#text') return node.nodeValue ?? '';
  if (node.nodeName === 'STYLE') return '';
  return (node.children ?? []).map(textOf).join(' ');
}

function pairs(flat: string[]): [string, string][] {
  return flat.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, flat[at + 1] ?? '']] : []));
}

function ignore(): void {}
