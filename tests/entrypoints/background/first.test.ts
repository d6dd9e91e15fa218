import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parseSubject } from '#lib/address/subject.ts';
import { buildList } from '#lib/blocklist/build.ts';
import { makeConnect } from '#lib/storage/database.ts';
import { makeSyncStore } from '#lib/storage/sync-store.ts';
import { firstState } from '#lib/sync/state.ts';
import { until } from '#tests/kit/until.ts';
import { calls, fakeWorker } from './fake-worker.ts';

fakeWorker();
// What an earlier worker has synced.
const custom = { name: 'List', operator: 'Desk', practice: false, entries: 2, publishedAt: '2026-11-24T00:00:00Z' };
const list = buildList(
  [
    { subject: parseSubject('host:synced-shop.example'), kind: 'sale' },
    { subject: parseSubject('url:host.example/shop'), kind: 'sale' },
  ],
  { salt: new Uint8Array(16) },
);
await makeSyncStore(makeConnect()).write({
  ...firstState('a', new Uint8Array([1])),
  ...{ targets: new Uint8Array([4]), list, version: 1, publishedAt: Date.UTC(2026, 10, 24), custom: custom as never },
});
const { judgeFirst } = await import('#entrypoints/background/first.ts');
const { guardNavigation } = await import('#entrypoints/background/guard.ts');
const { knowledge } = await import('#entrypoints/background/knowledge.ts');
const { attemptsStore } = await import('#entrypoints/background/stores.ts');

test('an address is judged from records alone, as the whole list would judge it', async () => {
  expect(await judgeFirst('http://www.synced-shop.example/x')).toMatchObject({
    verdict: { level: 'danger', subject: 'host:synced-shop.example' },
    decision: { shows: 'page' },
  });
  expect(await judgeFirst('http://host.example/shop/12')).toMatchObject({ verdict: { level: 'danger' } });
  expect(await judgeFirst('http://host.example/')).toMatchObject({ verdict: { level: 'clear' } });
  expect(knowledge()).toBeNull();
});

test('a list that may be too old to stop anybody is asked whole', async () => {
  const attempts = await attemptsStore.read();
  await attemptsStore.write({ ...attempts, daysInVain: 30 });
  expect(await judgeFirst('http://synced-shop.example/')).toBeNull();
  await attemptsStore.write(attempts);
});

test('a worker that has just woken stops a listed page before the whole list is in memory', async () => {
  let knew: boolean | null = null;
  calls.update.mockImplementation(() => {
    knew ??= knowledge() !== null;
  });
  guardNavigation();
  const details = { tabId: 7, frameId: 0, url: 'http://synced-shop.example/', timeStamp: 0 };
  void fakeBrowser.webNavigation.onBeforeNavigate.trigger(details as never);
  await until('the page to be stopped', () => knew !== null);
  expect(knew).toBe(false);
  await until('the whole list to be in memory', () => knowledge() !== null);
  expect(calls.update).toHaveBeenCalledTimes(1);
});
