// F2 (T18): a mirror that serves what was true once, whole or one role at a time.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BlockList } from '#lib/blocklist/list.ts';
import type { Signer } from '#lib/publication/keys.ts';
import { parseMetadata, type RoleName } from '#lib/publication/metadata.ts';
import { makeTimestamp } from '#lib/publication/repository.ts';
import { signMetadata } from '#lib/publication/sign.ts';
import { Device, injected, Mirror } from '#tests/kit/fault-world.ts';
import { type Files, makeSigners, publish } from '#tests/kit/repository.ts';
import { OtherClient } from '#tests/kit/tuf-client.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const now = Date.now();
let signers: Record<RoleName, Signer[]>;
let root: Bytes;
let at: Files[];
let mirror: Mirror;

beforeAll(async () => {
  signers = await makeSigners();
  const first = await publish(signers, 1, { now });
  root = first.get('metadata/1.root.json')!;
  at = [new Map(), first];
  for (const version of [2]) {
    at[version] = new Map([...at[version - 1]!, ...(await publish(signers, version, { root, now }))]);
  }
  mirror = await Mirror.over(first);
});

afterAll(() => mirror.close());

function timestampOver(snapshot: Bytes, version: number): Promise<Bytes> {
  return makeTimestamp({ signers: signers.timestamp, version, now: new Date(now), snapshot });
}

/** Publication 2 with a newer timestamp over a newer snapshot that names older targets. */
async function withOlderTargets(): Promise<Files> {
  const old = parseMetadata('snapshot', at[1]!.get('metadata/1.snapshot.json')!).signed;
  const snapshot = await signMetadata({ ...old, version: 9 }, signers.snapshot);
  return new Map([
    ...at[2]!,
    ['metadata/9.snapshot.json', snapshot],
    ['metadata/timestamp.json', await timestampOver(snapshot, 9)],
  ]);
}

const cases: [string, 'timestamp' | 'snapshot' | 'root', () => Promise<Files>][] = [
  ['the whole of publication 1', 'timestamp', async () => at[1]!],
  [
    'the timestamp alone one version back',
    'timestamp',
    async () => new Map([...at[2]!, ['metadata/timestamp.json', at[1]!.get('metadata/timestamp.json')!]]),
  ],
  [
    'a newer timestamp over the snapshot one version back',
    'timestamp',
    async () => {
      const timestamp = await timestampOver(at[1]!.get('metadata/1.snapshot.json')!, 9);
      return new Map([...at[2]!, ['metadata/timestamp.json', timestamp]]);
    },
  ],
  ['a newer snapshot over the targets one version back', 'snapshot', withOlderTargets],
  ['root 1 again as root 2', 'root', async () => new Map([...at[2]!, ['metadata/2.root.json', root]])],
];

it.each(cases)('refuses %s', async (what, step, files) => {
  const device = new Device(root, now);
  const other = new OtherClient(root);
  mirror.serve(at[2]!);
  await device.sync(mirror);
  await other.download(mirror);
  mirror.serve(await files());
  injected('F2', what);
  expect(await device.sync(mirror)).toMatchObject({ kind: 'kept', step, code: 'rollback', version: 2 });
  expect(BlockList.open(device.store.state!.list!).entries).toBe(200);
  expect(await other.refusal(mirror)).not.toBeNull();
  mirror.serve(await publish(signers, 10, { root, now }));
  expect(await device.sync(mirror)).toMatchObject({ kind: 'updated', version: 10 });
  other.end();
});
