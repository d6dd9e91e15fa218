import { expect, it } from 'vitest';
import { noAttempts } from '#lib/sync/attempts.ts';
import { ageOf, expired, expiresAt } from '#lib/sync/freshness.ts';
import { firstState } from '#lib/sync/state.ts';
import { Client, DAY_MS, makeSigners, publish, publishedMs } from '#tests/kit/repository.ts';

const files = await publish(await makeSigners(), 1, { now: publishedMs });
const root = files.get('metadata/1.root.json')!;

it('runs out with the timestamp, three days after it was signed', async () => {
  const client = new Client(root);
  await client.sync(files);
  const state = client.store.state!;
  expect(expiresAt(state)).toBe(publishedMs + 3 * DAY_MS);
  expect(expired(state, publishedMs + 3 * DAY_MS - 1)).toBe(false);
  expect(expired(state, publishedMs + 3 * DAY_MS)).toBe(true);
});

it('has nothing to say before the first sync', () => {
  const state = firstState('', root);
  expect([expiresAt(state), expired(state, publishedMs + 1000 * DAY_MS)]).toEqual([null, false]);
});

it('says how old the list is, in plain states', async () => {
  const client = new Client(root);
  expect(ageOf(null, noAttempts, publishedMs)).toEqual({ kind: 'none', days: 0, clock: null });
  client.now = publishedMs + 3_600_000;
  await client.sync(files);
  const age = (days: number, daysInVain = 0) =>
    ageOf(client.store.state, { ...noAttempts, daysInVain }, client.now + days * DAY_MS);
  expect([age(0).kind, age(2.9).kind, age(3).kind, age(179, 179).kind]).toEqual(['fresh', 'fresh', 'old', 'old']);
  expect(age(4)).toEqual({ kind: 'old', days: 4, clock: null });
  expect([age(180, 30).kind, age(180, 29).kind, age(1000, 0).kind]).toEqual(['only-cautions', 'old', 'old']);
});

it('says that the clock is beyond all that was ever signed, or before the list', async () => {
  const client = new Client(root);
  await client.sync(files);
  const clock = (days: number) => ageOf(client.store.state, noAttempts, publishedMs + days * DAY_MS).clock;
  expect([clock(-2), clock(0), clock(364), clock(366)]).toEqual(['behind', null, null, 'ahead']);
});

it('counts from when the list was last found current, and not from a time to come', async () => {
  const client = new Client(root);
  await client.sync(files);
  const state = { ...client.store.state!, checkedAt: publishedMs + 100 * DAY_MS };
  const days = (at: number) => ageOf(state, noAttempts, publishedMs + at * DAY_MS).days;
  expect([days(50), days(101)]).toEqual([50, 1]);
});
