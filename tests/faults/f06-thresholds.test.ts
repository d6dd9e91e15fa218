// F6 (T22): who has one key tries to count for two.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BlockList } from '#lib/blocklist/list.ts';
import { makeSigner, type Signer } from '#lib/publication/keys.ts';
import { parseMetadata, type RoleName } from '#lib/publication/metadata.ts';
import { addSignatures, draftRoot } from '#lib/publication/root.ts';
import { signaturesOf, signMetadata, writeMetadata } from '#lib/publication/sign.ts';
import { Device, injected, Mirror } from '#tests/kit/fault-world.ts';
import { type Files, makeSigners, publish } from '#tests/kit/repository.ts';
import { refusalByTuf } from '#tests/kit/tuf-client.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const now = Date.now();
let signers: Record<RoleName, Signer[]>;
let root: Bytes;
let files: Files;
let mirror: Mirror;
let signed: object;

beforeAll(async () => {
  signers = await makeSigners(2);
  const first = await publish(signers, 1, { now });
  root = first.get('metadata/1.root.json')!;
  files = await publish(signers, 2, { now, root });
  mirror = await Mirror.over(first);
  signed = parseMetadata('timestamp', files.get('metadata/timestamp.json')!).signed;
});

afterAll(() => mirror.close());

async function clientAtFirst(): Promise<Device> {
  const device = new Device(root, now);
  mirror.serve(await publish(signers, 1, { now, root }));
  await device.sync(mirror);
  return device;
}

const [good, other] = [() => signers.timestamp[0]!, () => signers.timestamp[1]!];

/** A signature of the right form that verifies under no key. */
async function badSignature(keyid: string) {
  const [signature] = await signaturesOf({ other: 'text' }, [good()]);
  return { ...signature!, keyid };
}

it('counts the same signature twice as one', async () => {
  const device = await clientAtFirst();
  const [one] = await signaturesOf(signed, [good()]);
  injected('F6', 'the same signature twice, two of two asked');
  mirror.serve(new Map([...files, ['metadata/timestamp.json', writeMetadata(signed, [one!, one!])]]));
  expect(await device.sync(mirror)).toMatchObject({ kind: 'kept', step: 'timestamp', code: 'threshold', version: 1 });
  expect(await refusalByTuf(root, mirror)).not.toBeNull();
});

it('does not add up one good and one bad signature, nor takes a stranger for the second', async () => {
  const device = await clientAtFirst();
  const [one] = await signaturesOf(signed, [good()]);
  const [strange] = await signaturesOf(signed, [await makeSigner()]);
  for (const [what, second] of [
    ['one good and one bad', await badSignature(other().keyid)],
    ['one good and one of a stranger', strange!],
  ] as const) {
    injected('F6', `${what}, two of two asked`);
    mirror.serve(new Map([...files, ['metadata/timestamp.json', writeMetadata(signed, [one!, second])]]));
    expect(await device.sync(mirror)).toMatchObject({ step: 'timestamp', code: 'threshold', version: 1 });
    expect(await refusalByTuf(root, mirror)).not.toBeNull();
  }
});

it('passes over an unknown third signature that does not verify', async () => {
  const device = await clientAtFirst();
  const two = await signaturesOf(signed, signers.timestamp);
  injected('F6', 'two good and an unknown third that does not verify');
  const three = writeMetadata(signed, [...two, await badSignature('f'.repeat(64))]);
  mirror.serve(new Map([...files, ['metadata/timestamp.json', three]]));
  expect(await device.sync(mirror)).toMatchObject({ kind: 'updated', version: 2 });
  expect(BlockList.open(device.store.state!.list!).entries).toBe(200);
  expect(await refusalByTuf(root, mirror)).toBeNull();
});

/** A root that names one key of the timestamp under two ids, as nobody who makes ids by hash could. */
async function rootWithTwoIds(): Promise<Bytes> {
  const draft = parseMetadata('root', draftRoot(root, {}, new Date(now))).signed;
  const { keyid, key } = good();
  const alias = 'a'.repeat(64);
  const roles = { ...draft.roles, timestamp: { keyids: [keyid, alias], threshold: 2 } };
  const keys = { ...draft.keys, [alias]: key };
  return addSignatures(await signMetadata({ ...draft, keys, roles }, []), signers.root);
}

it('counts one key under two ids as one (ours is stricter: tuf-js goes by the id alone)', async () => {
  const device = await clientAtFirst();
  const [one] = await signaturesOf(signed, [good()]);
  const twice = writeMetadata(signed, [one!, { ...one!, keyid: 'a'.repeat(64) }]);
  injected('F6', 'one key under two ids, two of two asked');
  const next: [string, Bytes][] = [
    ['metadata/2.root.json', await rootWithTwoIds()],
    ['metadata/timestamp.json', twice],
  ];
  mirror.serve(new Map([...files, ...next]));
  expect(await device.sync(mirror)).toMatchObject({ kind: 'kept', step: 'timestamp', code: 'threshold', version: 1 });
  expect(await refusalByTuf(root, mirror)).toBeNull();
});
