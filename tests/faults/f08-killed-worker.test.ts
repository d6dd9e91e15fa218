// F8 (T25): an update of root, list and rule pack, killed at each of its calls to the outside, and without room at each of its writes.
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Subject } from '#lib/address/subject.ts';
import { equalBytes } from '#lib/base/bytes.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import type { Signer } from '#lib/publication/keys.ts';
import { parseMetadata, type RoleName } from '#lib/publication/metadata.ts';
import { makeRepository } from '#lib/publication/repository.ts';
import { addSignatures, draftRoot } from '#lib/publication/root.ts';
import { makeConnect } from '#lib/storage/database.ts';
import { makeSyncStore } from '#lib/storage/sync-store.ts';
import { Device, injected, Mirror } from '#tests/kit/fault-world.ts';
import { live, type Plan } from '#tests/kit/killed.ts';
import { madeUpList } from '#tests/kit/lists.ts';
import { emptyPack } from '#tests/kit/packs.ts';
import { customOf, type Files, makeSigners } from '#tests/kit/repository.ts';

const now = Date.now();
let root: Uint8Array<ArrayBuffer>;
let mirror: Mirror;
let at: Files[];
let count = 0;

const pack = (version: number) =>
  new TextEncoder().encode(new TextDecoder().decode(emptyPack).replace('"version":1', `"version":${version}`));

beforeAll(async () => {
  const signers: Record<RoleName, Signer[]> = await makeSigners();
  const publishWith = (version: number, more: { root?: Uint8Array<ArrayBuffer> } = {}) =>
    makeRepository({
      roles: signers,
      version,
      now: new Date(now),
      targets: {
        list: { bytes: madeUpList(3000 * version, `version-${version}`), custom: customOf(3000 * version, now) },
        'rule-pack': { bytes: pack(version) },
      },
      ...more,
    });
  const first = await publishWith(1);
  root = first.get('metadata/1.root.json')!;
  const next = await addSignatures(draftRoot(root, {}, new Date(now)), signers.root);
  at = [new Map(), first, await publishWith(2, { root: next })];
  mirror = await Mirror.over(first);
});

afterAll(() => mirror.close());

/** A device that runs version 1, before an update to version 2; each call gives it a worker that has just woken. */
async function deviceAtOne(): Promise<() => Device> {
  const name = `f08-${count++}`;
  const wake = () => new Device(root, now, makeSyncStore(makeConnect(name)));
  mirror.serve(at[1]!);
  await wake().sync(mirror);
  mirror.serve(at[2]!);
  return wake;
}

/** The version that is whole in the store: list, rule pack and what is said of them go together. */
async function wholeVersion(device: Device): Promise<number> {
  const state = (await device.store.read())!;
  const version = state.version!;
  const list = BlockList.open(state.list!, state.delta ?? undefined);
  list.check();
  expect(list.entries).toBe(3000 * version);
  expect(list.lookup(`host:version-${version}-7.example` as Subject)).not.toBeNull();
  expect(list.lookup(`host:version-${3 - version}-7.example` as Subject)).toBeNull();
  expect(equalBytes(state.rulePack!, pack(version))).toBe(true);
  expect(parseMetadata('targets', state.targets!).signed.version).toBe(version);
  expect(state.custom).toMatchObject({ entries: 3000 * version });
  return version;
}

async function keysKept(): Promise<string[]> {
  const db = await makeConnect(`f08-${count - 1}`)();
  const kept = await Promise.all([db.getAllKeys('trusted'), db.getAllKeys('list')]);
  return kept.flat().map(String).sort();
}

/** One update under the plan, then the next worker. Gives what the plan met, and the version it left. */
async function updateUnder(plan: Plan): Promise<{ names: string[]; met: string | null; left: number; kept: string[] }> {
  const wake = await deviceAtOne();
  const seen = await live(plan, () => wake().sync(mirror));
  const left = await wholeVersion(wake());
  const next = wake();
  expect(await next.sync(mirror), `after ${plan.does} at ${plan.at}`).toMatchObject({ version: 2 });
  expect(await wholeVersion(wake())).toBe(2);
  return { ...seen, left, kept: await keysKept() };
}

it('leaves the old or the new version whole, wherever the worker dies, and ends the next cycle', {
  timeout: 600_000,
}, async () => {
  const undisturbed = await updateUnder({ at: 0, does: 'nothing' });
  expect(undisturbed.left).toBe(2);
  const total = undisturbed.names.length;
  const left = [0, 0, 0];
  for (let call = 0; call < total; call++) {
    const { met, left: version, kept } = await updateUnder({ at: call, does: 'kill' });
    expect(met).not.toBeNull();
    expect(kept, `orphans after a kill at call ${call}, ${met}`).toEqual(undisturbed.kept);
    left[version]!++;
  }
  injected('F8', `a kill at each of ${total} calls: ${left[1]} left version 1, ${left[2]} version 2`);
  expect(left[1]).toBeGreaterThan(50);
});

it('keeps the old version when there is no room at any of its writes, says so, and ends the next cycle', {
  timeout: 600_000,
}, async () => {
  const puts = (await updateUnder({ at: Number.POSITIVE_INFINITY, does: 'quota' })).names.length;
  for (let put = 0; put < puts; put++) {
    const wake = await deviceAtOne();
    const device = wake();
    let outcome: unknown;
    await live({ at: put, does: 'quota' }, async () => {
      outcome = await device.sync(mirror);
    });
    expect(outcome, `no room at write ${put}`).toMatchObject({ kind: 'kept', code: 'disk-full', version: 1 });
    expect(await wholeVersion(wake())).toBe(1);
    expect(await wake().sync(mirror)).toMatchObject({ kind: 'updated', version: 2 });
    expect(await wholeVersion(wake())).toBe(2);
  }
  injected('F8', `no room at each of ${puts} writes`);
});
