// F3 (T18): nobody signs any more, for 4, 15 and 200 days; then somebody does.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Subject } from '#lib/address/subject.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import type { Signer } from '#lib/publication/keys.ts';
import type { RoleName } from '#lib/publication/metadata.ts';
import { ageOf } from '#lib/sync/freshness.ts';
import { Device, injected, Mirror, seeded } from '#tests/kit/fault-world.ts';
import { DAY_MS, makeSigners, publish, publishedMs } from '#tests/kit/repository.ts';

let signers: Record<RoleName, Signer[]>;
let root: Uint8Array<ArrayBuffer>;
let mirror: Mirror;
let device: Device;

beforeAll(async () => {
  signers = await makeSigners();
  const files = await publish(signers, 1, { now: publishedMs });
  root = files.get('metadata/1.root.json')!;
  mirror = await Mirror.over(files);
  device = new Device(root, publishedMs);
  await device.turn(seeded(), mirror);
});

afterAll(() => mirror.close());

const age = () => ageOf(device.store.state!, device.attempts, device.now);
const isListed = () => {
  const list = BlockList.open(device.store.state!.list!);
  return list.lookup('host:version-1-7.example' as Subject) !== null;
};

/** The browser runs once on each of these days and tries in vain. */
async function frozenUntil(day: number): Promise<void> {
  const random = seeded();
  const today = Math.floor((device.now - publishedMs) / DAY_MS);
  for (let next = today + 1; next <= day; next++) {
    device.now = publishedMs + next * DAY_MS;
    await device.turn(random, mirror);
  }
  injected('F3', `a repository that nobody has signed for ${day} days`);
}

it('says the age from day 3 on, and works', async () => {
  device.now = publishedMs + 2.9 * DAY_MS;
  expect(age().kind).toBe('fresh');
  await frozenUntil(4);
  expect([age(), isListed()]).toEqual([{ kind: 'old', days: 4, clock: null }, true]);
  expect(device.attempts.problem).toMatchObject({ step: 'timestamp', code: 'expired', file: 'timestamp.json' });
  await frozenUntil(15);
  expect([age().kind, age().days, isListed()]).toEqual(['old', 15, true]);
});

it('only cautions after 180 days with tries in vain on 30 of them, and not before', async () => {
  await frozenUntil(179);
  expect([age().kind, isListed()]).toEqual(['old', true]);
  await frozenUntil(200);
  expect([age(), isListed()]).toEqual([{ kind: 'only-cautions', days: 200, clock: null }, true]);
});

it('unlocks nothing for a clock that is set forward', async () => {
  const moved = new Device(root, publishedMs);
  mirror.serve(await publish(signers, 1, { now: publishedMs, root }));
  await moved.turn(seeded(), mirror);
  moved.now = publishedMs + 400 * DAY_MS;
  for (let i = 0; i < 29; i++) await moved.turn(seeded(), mirror);
  expect(ageOf(moved.store.state!, moved.attempts, moved.now)).toMatchObject({ kind: 'old', clock: 'ahead' });
});

it('restores all at once with a fresh timestamp', async () => {
  mirror.serve(await publish(signers, 2, { now: device.now, root }));
  expect((await device.turn(seeded(), mirror)).outcome).toMatchObject({ kind: 'updated', version: 2 });
  expect(age()).toEqual({ kind: 'fresh', days: 0, clock: null });
  expect(device.attempts).toMatchObject({ failures: 0, daysInVain: 0, problem: null });
});
