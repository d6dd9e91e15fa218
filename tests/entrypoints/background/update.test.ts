import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Files, makeSigners, publish } from '#tests/kit/repository.ts';
import { BASE, fakeWorker } from './fake-worker.ts';

fakeWorker();
const builtIn = globalThis.fetch;
const { followUpdates, listState, planFirstUpdate, resumeUpdates, update } = await import(
  '#entrypoints/background/update.ts'
);
const { attemptsStore } = await import('#entrypoints/background/stores.ts');
const { noAttempts } = await import('#lib/sync/attempts.ts');

const MINUTE = 60_000;
const mirrors = ['https://first.example/repository/', 'https://second.example/repository/'];
/** What each mirror does with a request for a path. */
const answers = new Map<string, (path: string) => Response | Promise<Response>>();
const asked: string[] = [];
let published: Files;
let held: Promise<unknown> = Promise.resolve();

beforeAll(async () => {
  published = await publish(await makeSigners(), 1, { now: Date.now() - 1_000 });
  vi.stubGlobal('navigator', {
    ...navigator,
    locks: {
      request: (_name: string, run: () => Promise<unknown>) => {
        const turn = held.then(run);
        held = turn.catch(() => undefined);
        return turn;
      },
    },
  });
  vi.stubGlobal('fetch', async (url: string) => {
    if (url === `${BASE}built-in/list.json`) {
      return Response.json({ ...(await (await builtIn(url)).json()), hasRoot: true });
    }
    if (url === `${BASE}built-in/root.json`) return new Response(published.get('metadata/1.root.json'));
    if (url === `${BASE}built-in/repository.json`) return Response.json({ mirrors });
    const mirror = mirrors.find((each) => url.startsWith(each));
    if (mirror === undefined) return builtIn(url);
    asked.push(url);
    return answers.get(mirror)!(url.slice(mirror.length));
  });
  followUpdates();
});

function serves(files: Files) {
  return (path: string) => {
    const bytes = files.get(path);
    return bytes ? new Response(bytes) : new Response(null, { status: 404 });
  };
}

const refuses = () => Promise.reject(new TypeError('no network'));

const alarmOf = (name: string) => ({ name, scheduledTime: 0, persistAcrossSessions: true });

beforeEach(async () => {
  await attemptsStore.write(noAttempts);
  await fakeBrowser.alarms.clear('sync');
  for (const mirror of mirrors) answers.set(mirror, serves(published));
  asked.length = 0;
});
afterEach(() => vi.useRealTimers());

/** Minutes from now to the next sync. */
async function planned(): Promise<number> {
  const alarm = await fakeBrowser.alarms.get('sync');
  return (alarm!.scheduledTime - Date.now()) / MINUTE;
}

test('before any sync the built-in list is in use, and has no age', async () => {
  expect(await listState()).toMatchObject({
    builtIn: true,
    version: 0,
    checkedAt: null,
    age: { kind: 'none', days: 0, clock: null },
    problem: null,
    hasRoot: true,
  });
});

test('mirrors that are all silent leave it in use, say why, and are asked again sooner', async () => {
  for (const mirror of mirrors) answers.set(mirror, refuses);
  await update();
  expect(asked.map((url) => new URL(url).host)).toEqual(expect.arrayContaining(['first.example', 'second.example']));
  expect(await listState()).toMatchObject({ builtIn: true, problem: 'unreachable' });
  expect(await planned()).toBeGreaterThan(14);
  expect(await planned()).toBeLessThan(31);
});

test('a mirror that asks for a pause gets it, beyond the usual time', async () => {
  const later = () => new Response(null, { status: 503, headers: { 'retry-after': String(3 * 60 * 60) } });
  for (const mirror of mirrors) answers.set(mirror, later);
  await update();
  expect(await planned()).toBeGreaterThan(179);
  asked.length = 0;
  await update();
  expect(asked).toEqual([]);
});

test('the second mirror serves where the first does not; then the new list is in memory at once', async () => {
  answers.set(mirrors[0]!, refuses);
  await update();
  expect(await listState()).toMatchObject({
    builtIn: false,
    version: 1,
    entries: 100,
    age: { kind: 'fresh', days: 0, clock: null },
    problem: null,
  });
  expect(await planned()).toBeGreaterThan(44);
  expect(await planned()).toBeLessThan(76);
});

test('who asks while a sync runs waits for that one', async () => {
  await Promise.all([update(), update(), update()]);
  expect(asked.filter((url) => url.endsWith('timestamp.json'))).toHaveLength(1);
});

test('another context that holds the lock is waited for', async () => {
  let release = () => {};
  void navigator.locks.request('shekteu.sync', () => new Promise<void>((resolve) => (release = resolve)));
  const running = update();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked).toEqual([]);
  release();
  await running;
  expect(asked.length).toBeGreaterThan(0);
});

test('the alarm of syncs starts one; another alarm does not', async () => {
  await fakeBrowser.alarms.onAlarm.trigger(alarmOf('another'));
  expect(asked).toEqual([]);
  await fakeBrowser.alarms.onAlarm.trigger(alarmOf('sync'));
  expect(asked.length).toBeGreaterThan(0);
});

test('a start plans a sync within a minute, but not within a backoff', async () => {
  await planFirstUpdate();
  expect(await planned()).toBeLessThanOrEqual(1);
  await attemptsStore.write({ ...noAttempts, failures: 2, nextAt: Date.now() + 20 * MINUTE });
  await planFirstUpdate();
  expect(await planned()).toBeGreaterThan(19);
});

test('a worker that wakes makes a lost alarm anew, and leaves one that is there', async () => {
  await resumeUpdates();
  expect(await planned()).toBeLessThanOrEqual(1);
  await fakeBrowser.alarms.create('sync', { when: Date.now() + 50 * MINUTE });
  await resumeUpdates();
  expect(await planned()).toBeGreaterThan(49);
});
