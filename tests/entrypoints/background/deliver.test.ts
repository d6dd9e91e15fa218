import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parseSubject } from '#lib/address/subject.ts';
import { UNDO_MS } from '#lib/outbox/outbox.ts';
import { changeSettings } from '#lib/settings/settings.ts';
import { fakeWorker } from './fake-worker.ts';

fakeWorker();
const { deliverNow, followDeliveries, planDelivery, resumeTimer } = await import('#entrypoints/background/deliver.ts');
const { listReports, resumeDelivery, saveReport } = await import('#entrypoints/background/reports.ts');

/** Another desk for each test: what one made of it pauses none of the others. */
let desk = '';
let desks = 0;
const draft = {
  kind: 'sale',
  subject: parseSubject('host:shop.example'),
  where: null,
  classCode: '',
  role: 'student',
  language: 'kk',
  listVersion: 0,
  verdict: 'clear',
  address: null,
  words: '',
  excerpt: '',
} as const;
/** Ids in each batch the desk was sent. */
const sent: string[][] = [];
type Run = (lock: object | null) => unknown;
let locked = false;

vi.stubGlobal('navigator', {
  ...navigator,
  locks: {
    // With options it asks only for a lock that is free, as deliveries do; settings wait for theirs.
    request: (_name: string, ...[first, second]: unknown[]) =>
      typeof first === 'function' ? first({}) : (second as Run)(locked ? null : {}),
  },
});
followDeliveries();

/** What the desk does with a batch. */
let answer: (ids: string[]) => Response | Promise<Response>;

async function idsOf(init: RequestInit): Promise<string[]> {
  const text = await new Response(new Response(init.body).body!.pipeThrough(new DecompressionStream('gzip'))).text();
  return (JSON.parse(text) as { reports: { id: string }[] }).reports.map(({ id }) => id);
}

const alarmOf = (name: string) => ({ name, scheduledTime: 0, persistAcrossSessions: true });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  desk = `https://desk-${++desks}.example`;
  await changeSettings({ endpoint: { url: desk, operator: 'Operator' } });
  await fakeBrowser.alarms.clearAll();
  sent.length = 0;
  locked = false;
  answer = (ids) => Response.json({ protocol: 1, items: ids.map((id) => ({ id, outcome: 'accepted' })) });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (url !== `${desk}/v1/reports`) return new Response(null, { status: 404 });
    const ids = await idsOf(init);
    sent.push(ids);
    return answer(ids);
  });
});
afterEach(() => vi.useRealTimers());

const stateOf = async (id: string) => (await listReports()).find((row) => row.id === id)?.state;
const alarm = () => fakeBrowser.alarms.get('deliver');

// First, since it is about a worker that has done nothing yet.
test('a worker that wakes goes on with what was planned, and plans nothing where nothing was', async () => {
  await resumeTimer();
  expect(vi.getTimerCount()).toBe(0);
  await fakeBrowser.alarms.create('deliver', { when: Date.now() + 30_000 });
  await resumeTimer();
  expect(vi.getTimerCount()).toBe(1);
});

test('a report leaves once the time to undo is over, by a timer, and an alarm stands behind it', async () => {
  const { id } = await saveReport({ draft });
  expect((await alarm())!.scheduledTime - Date.now()).toBeGreaterThan(29_000);
  await vi.advanceTimersByTimeAsync(UNDO_MS - 1);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1);
  await vi.waitFor(async () => expect(await stateOf(id)).toBe('acknowledged'));
  expect(sent).toEqual([[id]]);
});

test('the alarm of deliveries sends what is due; another alarm does not', async () => {
  const { id } = await saveReport({ draft });
  vi.setSystemTime(Date.now() + UNDO_MS + 1);
  await fakeBrowser.alarms.onAlarm.trigger(alarmOf('another'));
  expect(sent).toEqual([]);
  await fakeBrowser.alarms.onAlarm.trigger(alarmOf('deliver'));
  await vi.waitFor(() => expect(sent).toEqual([[id]]));
});

test('a desk that does not answer is asked again later, and the report is still there', async () => {
  answer = () => Promise.reject(new TypeError('no network'));
  const { id } = await saveReport({ draft });
  vi.setSystemTime(Date.now() + UNDO_MS + 1);
  await deliverNow();
  expect(sent).toEqual([[id]]);
  expect(await stateOf(id)).toBe('queued');
  expect(await alarm()).toBeDefined();
});

test('a delivery that runs elsewhere is left alone, and an alarm looks after it', async () => {
  locked = true;
  vi.setSystemTime(Date.now() + UNDO_MS + 1);
  await deliverNow();
  expect(sent).toEqual([]);
  expect(await alarm()).toBeDefined();
});

test('a plan beyond the life of a worker is left to the alarm alone', async () => {
  await planDelivery(60_000);
  expect(vi.getTimerCount()).toBe(0);
  expect((await alarm())!.scheduledTime - Date.now()).toBeGreaterThan(59_000);
});

test('a browser that starts plans a delivery only where something waits', async () => {
  await saveReport({ draft });
  await fakeBrowser.alarms.clearAll();
  await resumeDelivery();
  expect(await alarm()).toBeDefined();
});
