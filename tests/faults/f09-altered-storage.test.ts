// F9 (T25): a byte of what is stored is not what was written.
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Subject } from '#lib/address/subject.ts';
import { isFault } from '#lib/base/fault.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { type Connect, makeConnect } from '#lib/storage/database.ts';
import { makeListStore } from '#lib/storage/list-store.ts';
import { makeSyncStore } from '#lib/storage/sync-store.ts';
import { noAttempts } from '#lib/sync/attempts.ts';
import { ageOf } from '#lib/sync/freshness.ts';
import { Device, injected, Mirror, seeded } from '#tests/kit/fault-world.ts';
import { live, type Plan } from '#tests/kit/killed.ts';
import { type Files, makeSigners, publish } from '#tests/kit/repository.ts';

const now = Date.now();
const random = seeded();
let root: Uint8Array<ArrayBuffer>;
let at: Files[];
let mirror: Mirror;
let count = 0;

beforeAll(async () => {
  const signers = await makeSigners();
  const first = await publish(signers, 1, { now });
  root = first.get('metadata/1.root.json')!;
  at = [new Map(), first, await publish(signers, 2, { now, root })];
  mirror = await Mirror.over(first);
});

afterAll(() => mirror.close());

/** A device whose one slot holds version 1 and whose other, in use, version 2. */
async function deviceAtTwo(): Promise<{ connect: Connect; wake: () => Device }> {
  const connect = makeConnect(`f09-${count++}`);
  const wake = () => new Device(root, now, makeSyncStore(connect));
  for (const version of [1, 2]) {
    mirror.serve(at[version]!);
    await wake().sync(mirror);
  }
  return { connect, wake };
}

async function slotInUse(connect: Connect): Promise<number> {
  const kept = (await (await connect()).get('trusted', 'state')) as { inUse: number };
  return kept.inUse;
}

/** Alters a seeded byte of each stored file of a slot, or of the one file with this name. */
async function alter(connect: Connect, slot: number, only?: string): Promise<string[]> {
  const db = await connect();
  const altered: string[] = [];
  for (const key of await db.getAllKeys('list')) {
    const stored = await db.get('list', key);
    if (key[0] !== slot || !(stored instanceof ArrayBuffer) || (only !== undefined && key[1] !== only)) continue;
    const bytes = new Uint8Array(stored.slice(0));
    bytes[Math.floor(random() * bytes.length)]! ^= 1 + Math.floor(random() * 255);
    await db.put('list', bytes.buffer, key);
    altered.push(String(key));
  }
  return altered;
}

async function answers(device: Device): Promise<string> {
  const state = await device.store.read();
  if (state?.list === null || state === null) return 'no list';
  const list = BlockList.open(state.list, state.delta ?? undefined);
  const listed = [1, 2].filter((version) => list.lookup(`host:version-${version}-7.example` as Subject) !== null);
  return `version ${state.version} lists ${listed.join()}`;
}

/** What a worker that has just woken answers first, before all is in memory: right, or told to read all. */
async function firstAnswer(connect: Connect, version: number): Promise<string> {
  try {
    const subject = `host:version-${version}-7.example` as Subject;
    return (await makeListStore(connect).first([subject]))?.hit ? 'listed' : 'not listed';
  } catch (error) {
    return isFault(error) ? error.code : String(error);
  }
}

it.each(['list', 'directory', 'targets'])(
  'uses the other slot when %s of the one in use is altered, and syncs',
  async (name) => {
    const { connect, wake } = await deviceAtTwo();
    expect(await answers(wake())).toBe('version 2 lists 2');
    const altered = await alter(connect, await slotInUse(connect), name);
    injected('F9', `a byte of ${altered.join(' and ')}`);
    expect(altered.length).toBeGreaterThan(0);
    expect(await answers(wake())).toBe('version 1 lists 1');
    expect(await firstAnswer(connect, 2)).not.toBe('not listed');
    expect(await wake().sync(mirror)).toMatchObject({ kind: 'updated', version: 2 });
    expect(await answers(wake())).toBe('version 2 lists 2');
  },
);

it('says that there is no list when both slots are altered, and syncs', async () => {
  const { connect, wake } = await deviceAtTwo();
  const altered = [...(await alter(connect, 0)), ...(await alter(connect, 1))];
  injected('F9', `a byte of each of ${altered.length} stored files in both slots`);
  expect(await answers(wake())).toBe('no list');
  expect(ageOf(await wake().store.read(), noAttempts, now).kind).toBe('none');
  expect(await firstAnswer(connect, 2)).not.toBe('not listed');
  expect(await wake().sync(mirror)).toMatchObject({ kind: 'updated', version: 2 });
  expect(await answers(wake())).toBe('version 2 lists 2');
  expect(await firstAnswer(connect, 2)).toBe('listed');
});

it('keeps the only whole slot, wherever the worker dies while it replaces the altered one', {
  timeout: 300_000,
}, async () => {
  const calls = await callsOfRepair({ at: 0, does: 'nothing' });
  for (let at = 0; at < calls; at++) await callsOfRepair({ at, does: 'kill' });
  injected('F9', `an altered slot in use, and a kill at each of ${calls} calls of the sync that replaces it`);
});

/** Alters the slot in use and syncs under the plan; some whole version must be left. Gives the number of calls. */
async function callsOfRepair(plan: Plan): Promise<number> {
  const { connect, wake } = await deviceAtTwo();
  await alter(connect, await slotInUse(connect), 'list');
  const { names } = await live(plan, () => wake().sync(mirror));
  expect(['version 1 lists 1', 'version 2 lists 2'], `${plan.does} at call ${plan.at}`).toContain(
    await answers(wake()),
  );
  return names.length;
}

it('begins anew from the package’s root when the note of what is stored is altered', async () => {
  const { connect, wake } = await deviceAtTwo();
  const db = await connect();
  for (const altered of [{ v: 2, anchor: 7 }, 'nothing', undefined]) {
    if (altered === undefined) await db.delete('trusted', 'state');
    else await db.put('trusted', altered, 'state');
    injected('F9', `a note that is ${JSON.stringify(altered)}`);
    expect(await wake().sync(mirror)).toMatchObject({ kind: 'updated', version: 2 });
    expect(await answers(wake())).toBe('version 2 lists 2');
  }
});

it.each(['root', 'timestamp', 'snapshot'])('goes on after a byte of the stored %s is altered', async (file) => {
  const { connect, wake } = await deviceAtTwo();
  const db = await connect();
  const bytes = new Uint8Array((await db.get('trusted', file)) as ArrayBuffer).slice();
  bytes[Math.floor(random() * bytes.length)]! ^= 1 + Math.floor(random() * 255);
  await db.put('trusted', bytes.buffer, file);
  injected('F9', `a byte of the stored ${file}`);
  expect(await wake().sync(mirror)).toMatchObject({ version: 2 });
  expect(await answers(wake())).toBe('version 2 lists 2');
});
