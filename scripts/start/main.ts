// `npm start` once everything is installed: the whole round trip on this machine, for a person or for a camera.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBrowsers, howToInstall } from './browsers.mjs';
import { type Demo, practiceHosts, startDemo } from './demo.ts';
import { dropLock, takeLock, tellLock } from './lock.ts';
import { help, readOptions, type StartOptions } from './options.ts';
import { driveRoundTrip } from './round-trip.ts';
import { root } from './run.mjs';
import { say, stop } from './say.mjs';

const lock = join(root, '.data', 'start.lock');
const options = parseOrStop();
if (options.help) say(help);
else process.exitCode = await startOnce(options);

function parseOrStop(): StartOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : error}\n${help}`);
  }
}

async function startOnce(options: StartOptions): Promise<number> {
  const holder = takeLock(lock);
  if (holder) {
    const where = holder.desk ? `, its desk at ${holder.desk}` : '';
    say(`Shekteu is already running here (process ${holder.pid}${where}). Ctrl-C in its window stops it.`);
    return 1;
  }
  try {
    return options.screenshot ? await photograph(options, options.screenshot) : await showPerson(options);
  } catch (error) {
    say(`It did not work: ${error instanceof Error ? error.message : error}`);
    if (process.env.DEBUG) throw error;
    return 1;
  } finally {
    dropLock(lock);
  }
}

// A camera's run is on a fresh desk that is thrown away, so that it always sees the same.
async function photograph(options: StartOptions, into: string): Promise<number> {
  const browser = await chooseBrowser(options);
  if (!browser) return 1;
  const folder = mkdtempSync(join(tmpdir(), 'shekteu-start-'));
  chmodSync(folder, 0o711); // PostgreSQL refuses root: its own user must get through
  const stopping = onSignal();
  try {
    const demo = await startDemo({ ...options, folder, browser });
    try {
      await Promise.race([
        driveRoundTrip(demo, resolve(into)),
        stopping.then(() => Promise.reject(new Error('stopped'))),
      ]);
    } finally {
      await demo.stop();
    }
    say(`Done: the pictures are in ${resolve(into)}, and everything that was started is stopped.`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function showPerson(options: StartOptions): Promise<number> {
  const headed = process.platform === 'darwin' || process.platform === 'win32' || hasDisplay();
  const browser = headed ? await chooseBrowser(options) : (options.browser ?? 'chromium');
  const demo = await startDemo({ ...options, folder: join(root, '.data', 'start'), browser: browser ?? 'chromium' });
  const stopping = onSignal();
  try {
    tellLock(lock, demo.desk.url);
    if (headed && browser) await openForPerson(demo, browser);
    tellNext(demo, headed && browser !== null);
    await stopping;
    say('Stopping.');
  } finally {
    await demo.stop();
  }
  return 0;
}

async function openForPerson(demo: Demo, browser: 'chromium' | 'firefox'): Promise<void> {
  const profileDir = join(root, '.data', 'start', `profile-${browser}`);
  const opened = await demo.open({ headed: true, profileDir, hosts: practiceHosts });
  await (await opened.newTab()).goto('http://start.example/');
}

function tellNext(demo: Demo, opened: boolean): void {
  const { desk, extensionDir } = demo;
  const [first = '', second = ''] = desk.signInLinks;
  say('');
  say(
    opened
      ? '1. The browser shows practice pages: open them and see what the extension says. Nothing is sold there.'
      : `1. There is no display here, so no browser was opened. The extension is in ${extensionDir}.`,
  );
  say(`2. In the extension's options, set where reports go: ${desk.url}`);
  say('3. Report an unlisted page: the extension\'s button, then "Report".');
  say(`4. Two people decide at the desk, each by a link that works once: ${first} and ${second}`);
  say(
    '5. After both agree and publish, refresh the list in the options: the page is now flagged. Ctrl-C stops everything.',
  );
}

async function chooseBrowser(options: StartOptions): Promise<'chromium' | 'firefox' | null> {
  const wanted = options.browser ? [options.browser] : (['chromium', 'firefox'] as const);
  for (const kind of wanted) if ((await ensureBrowsers([kind]))[kind]) return kind;
  say(
    `No browser was found, and none could be installed here. This brings one: ${howToInstall(wanted[0] ?? 'chromium')}`,
  );
  return null;
}

function hasDisplay(): boolean {
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function onSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
