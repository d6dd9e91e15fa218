import { expect, it } from 'vitest';
import { sha256, toHex } from '#lib/base/bytes.ts';
import { isFault } from '#lib/base/fault.ts';
import { parseListCustom, parseMetadata } from '#lib/publication/metadata.ts';
import { makeRepository, makeTimestamp } from '#lib/publication/repository.ts';
import { DAY_MS, makeSigners, pathOf, publish, publishedMs } from '#tests/kit/repository.ts';

const signers = await makeSigners();

it('lays files out as consistent snapshots have them', async () => {
  const files = await publish(signers, 4);
  const hash = toHex(await sha256(files.get(pathOf(files, /\.list$/))!));
  expect([...files.keys()].toSorted()).toEqual([
    'metadata/1.root.json',
    'metadata/4.snapshot.json',
    'metadata/4.targets.json',
    'metadata/timestamp.json',
    `targets/${hash}.list`,
  ]);
});

it('binds timestamp, snapshot, targets and list by version, length and hash', async () => {
  const files = await publish(signers, 2);
  const read = async (path: string) => {
    const bytes = files.get(path)!;
    return { length: bytes.length, hashes: { sha256: toHex(await sha256(bytes)) } };
  };
  const timestamp = parseMetadata('timestamp', files.get('metadata/timestamp.json')!);
  const snapshot = parseMetadata('snapshot', files.get('metadata/2.snapshot.json')!);
  const targets = parseMetadata('targets', files.get('metadata/2.targets.json')!);
  expect(timestamp.signed.meta['snapshot.json']).toEqual({ version: 2, ...(await read('metadata/2.snapshot.json')) });
  expect(snapshot.signed.meta['targets.json']).toEqual({ version: 2, ...(await read('metadata/2.targets.json')) });
  expect(targets.signed.targets.list).toMatchObject(await read(pathOf(files, /\.list$/)));
  expect(parseListCustom(targets.signed.targets.list!.custom)).toMatchObject({ entries: 200, practice: true });
});

it('gives each role its own life: 3, 14, 90 and 365 days', async () => {
  const files = await publish(signers, 1, { now: publishedMs });
  for (const [role, days] of [
    ['timestamp', 3],
    ['snapshot', 14],
    ['targets', 90],
    ['root', 365],
  ] as const) {
    const file = parseMetadata(role, files.get(pathOf(files, new RegExp(`${role}\\.json$`)))!);
    expect(Date.parse(file.signed.expires) - publishedMs).toBe(days * DAY_MS);
  }
});

it('goes on with the root it is given, byte for byte', async () => {
  const root = (await publish(signers, 1)).get('metadata/1.root.json')!;
  expect((await publish(signers, 2, { root })).get('metadata/1.root.json')).toBe(root);
});

it('refuses signers that the root does not name', async () => {
  const root = (await publish(signers, 1)).get('metadata/1.root.json')!;
  const others = { ...(await makeSigners()), root: signers.root };
  await expect(publish(others, 2, { root })).rejects.toSatisfy((error) => isFault(error, 'threshold'));
});

it('names a target in a folder by its hash inside that folder', async () => {
  const targets = { 'region/list': { bytes: new Uint8Array([1, 2, 3]) } };
  const files = await makeRepository({ roles: signers, version: 1, now: new Date(publishedMs), targets });
  expect(pathOf(files, /^targets\/region\/[0-9a-f]{64}\.list$/)).toBeTruthy();
});

it('makes a later timestamp over the same snapshot', async () => {
  const files = await publish(signers, 3);
  const snapshot = files.get('metadata/3.snapshot.json')!;
  const now = new Date(publishedMs + DAY_MS);
  const later = parseMetadata(
    'timestamp',
    await makeTimestamp({ signers: signers.timestamp, version: 9, now, snapshot }),
  );
  expect([later.signed.version, later.signed.meta['snapshot.json'].version]).toEqual([9, 3]);
});
