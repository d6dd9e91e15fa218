import { expect, it } from 'vitest';
import { expired, expiresAt } from '#lib/sync/freshness.ts';
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
