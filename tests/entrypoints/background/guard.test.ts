import { beforeAll, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BASE, calls, fakeWorker, LISTED } from './fake-worker.ts';

fakeWorker();
const { guardNavigation } = await import('#entrypoints/background/guard.ts');
const { judgeFirst } = await import('#entrypoints/background/first.ts');
const { knowledge, learn } = await import('#entrypoints/background/knowledge.ts');
const { webNavigation, tabs } = fakeBrowser;

type Event = 'onBeforeNavigate' | 'onCommitted' | 'onHistoryStateUpdated' | 'onReferenceFragmentUpdated';

async function tell(event: Event, url: string, parts: object = {}): Promise<void> {
  await webNavigation[event].trigger({ tabId: 7, frameId: 0, url, timeStamp: 0, ...parts } as never);
  await new Promise((resolve) => setTimeout(resolve, 0));
}

const warnings = () =>
  calls.update.mock.calls.map(([tabId, { url }]) => [tabId, String(url).startsWith(`${BASE}warning.html?key=`)]);
const icons = () => calls.setIcon.mock.calls.map(([{ path }]) => /toolbar-(\w+)-/.exec(path[16])?.[1]);

beforeAll(() => guardNavigation());

beforeEach(async () => {
  await tabs.onRemoved.trigger(7, { windowId: 1, isWindowClosing: false });
  for (const spy of Object.values(calls)) spy.mockClear();
});

test('where nothing was synced, the first answer comes from the list in the package', async () => {
  expect(knowledge()).toBeNull();
  expect(await judgeFirst(LISTED)).toMatchObject({ verdict: { level: 'danger' }, decision: { shows: 'page' } });
  expect(await judgeFirst('https://clear.example/')).toMatchObject({ verdict: { level: 'clear' } });
});

test('a worker that has just woken stops a listed page once it knows the list', async () => {
  await tell('onBeforeNavigate', LISTED);
  await learn();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(warnings()).toEqual([[7, true]]);
});

test('a warm worker stops a listed page within the event', () => {
  void webNavigation.onBeforeNavigate.trigger({ tabId: 7, frameId: 0, url: LISTED, timeStamp: 0 } as never);
  expect(warnings()).toEqual([[7, true]]);
});

test('one navigation is stopped once, though several events tell of it', async () => {
  await tell('onBeforeNavigate', LISTED);
  await tell('onCommitted', LISTED);
  expect(warnings()).toEqual([[7, true]]);
});

test('the same address is stopped again on the next visit', async () => {
  await tell('onBeforeNavigate', LISTED);
  const { url } = calls.update.mock.lastCall![1];
  await tell('onCommitted', url);
  await tell('onCommitted', 'https://other.example/');
  await tell('onBeforeNavigate', LISTED);
  expect(warnings()).toEqual([
    [7, true],
    [7, true],
  ]);
});

test('the same address typed over its warning is stopped at once', async () => {
  await tell('onBeforeNavigate', LISTED);
  await tell('onCommitted', calls.update.mock.lastCall![1].url);
  await tell('onBeforeNavigate', LISTED);
  expect(warnings().length).toBe(2);
});

test.each(['onCommitted', 'onHistoryStateUpdated', 'onReferenceFragmentUpdated'] as const)(
  '%s judges too',
  async (event) => {
    await tell(event, LISTED);
    expect(warnings()).toEqual([[7, true]]);
  },
);

test('an identity in the fragment is looked up', async () => {
  await tell('onReferenceFragmentUpdated', 'https://web.telegram.org/k/#@practice__work');
  expect(warnings()).toEqual([[7, true]]);
});

test('a frame, and a page that is only being prepared, are not acted on', async () => {
  await tell('onBeforeNavigate', LISTED, { frameId: 4 });
  await tell('onBeforeNavigate', LISTED, { documentLifecycle: 'prerender' });
  expect(warnings()).toEqual([]);
});

test('the icon tells clear, off, and danger while the warning stands there', async () => {
  await tell('onCommitted', 'https://clear.example/');
  await tell('onCommitted', 'about:blank');
  await tell('onBeforeNavigate', LISTED);
  await tell('onCommitted', calls.update.mock.lastCall![1].url);
  expect(icons()).toEqual(['clear', 'off', 'danger']);
});

test('a state office is trusted', async () => {
  await tell('onCommitted', 'https://egov.kz/cms/kk');
  expect(icons()).toEqual(['trusted']);
});

test('a place where others publish is no trusted one', async () => {
  await tell('onCommitted', 'https://vk.com/');
  await tell('onCommitted', 'https://github.com/someone/something');
  expect(icons()).toEqual(['clear', 'clear']);
});
