// F4 (T19): files that are each genuine, of publications that never were one.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256, toHex } from '#lib/base/bytes.ts';
import { buildList } from '#lib/blocklist/build.ts';
import { makeDelta } from '#lib/blocklist/delta.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import type { Signer } from '#lib/publication/keys.ts';
import { parseMetadata, type RoleName } from '#lib/publication/metadata.ts';
import { makeRepository } from '#lib/publication/repository.ts';
import { Device, injected, Mirror } from '#tests/kit/fault-world.ts';
import { madeUpEntries, madeUpList, testSalt } from '#tests/kit/lists.ts';
import { customOf, type Files, makeSigners, publish } from '#tests/kit/repository.ts';
import { refusalByTuf } from '#tests/kit/tuf-client.ts';

const now = Date.now();
let signers: Record<RoleName, Signer[]>;
let root: Uint8Array<ArrayBuffer>;
let at: Files[];
let mirror: Mirror;

beforeAll(async () => {
  signers = await makeSigners();
  const first = await publish(signers, 5, { now });
  root = first.get('metadata/1.root.json')!;
  at = [];
  at[5] = first;
  for (const version of [6, 7, 8]) at[version] = await publish(signers, version, { root, now });
  mirror = await Mirror.over(first);
});

afterAll(() => mirror.close());

function listPath(version: number): string {
  const { targets } = parseMetadata('targets', at[version]!.get(`metadata/${version}.targets.json`)!).signed;
  return `targets/${targets.list!.hashes.sha256}.list`;
}

it.each([
  ['snapshot 7 with targets 6', 'metadata/7.targets.json', () => at[6]!.get('metadata/6.targets.json'), 'targets'],
  ['snapshot 7 with targets 8', 'metadata/7.targets.json', () => at[8]!.get('metadata/8.targets.json'), 'targets'],
  ['timestamp 7 with snapshot 6', 'metadata/7.snapshot.json', () => at[6]!.get('metadata/6.snapshot.json'), 'snapshot'],
  ['targets 7 with list 6', '', () => at[6]!.get(listPath(6)), 'list'],
])('refuses %s at the file that binds them', async (what, path, other, step) => {
  const device = new Device(root, now);
  mirror.serve(at[5]!);
  await device.sync(mirror);
  mirror.serve(new Map([...at[7]!, [path || listPath(7), other()!]]));
  injected('F4', what);
  const outcome = await device.sync(mirror);
  expect(outcome).toMatchObject({ kind: 'kept', step, version: 5 });
  if (step !== 'list') expect(outcome).toMatchObject({ code: 'mix-and-match' });
  expect(BlockList.open(device.store.state!.list!).entries).toBe(500);
  expect(await refusalByTuf(root, mirror)).not.toBeNull();
  mirror.serve(at[8]!);
  expect(await device.sync(mirror)).toMatchObject({ kind: 'updated', version: 8 });
});

it('takes the whole list once, in the same cycle, where a signed delta is meant for another base (to tuf-js it is a file like any)', async () => {
  const [base, foreign] = [madeUpList(500, 'version-5'), madeUpList(500, 'foreign')];
  const next = buildList(madeUpEntries(510, 'version-5'), { salt: testSalt });
  const about = { base: 5, baseSha256: await hash(base), baseLength: base.length, resultSha256: await hash(next) };
  const whole = await makeDelta(foreign, buildList(madeUpEntries(510, 'foreign'), { salt: testSalt }));
  const targets = {
    list: { bytes: next, custom: customOf(510, now) },
    'list.delta': { bytes: whole, custom: about },
  };
  const files = await makeRepository({ roles: signers, root, version: 6, now: new Date(now), targets });
  const device = new Device(root, now);
  mirror.serve(at[5]!);
  await device.sync(mirror);
  mirror.serve(files);
  injected('F4', 'a delta of another base under a true signature');
  expect(await device.sync(mirror)).toMatchObject({ kind: 'updated', version: 6, failures: [] });
  expect(device.store.state!.delta).toBeNull();
  expect(BlockList.open(device.store.state!.list!).entries).toBe(510);
  expect(await refusalByTuf(root, mirror, 'list.delta')).toBeNull();
});

async function hash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(await sha256(bytes));
}
