// A client that is not ours, tuf-js, given nothing but the root, over HTTP.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Updater } from 'tuf-js';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Signer } from '#lib/publication/keys.ts';
import { parseMetadata, type RoleName } from '#lib/publication/metadata.ts';
import { addSignatures, draftRoot } from '#lib/publication/root.ts';
import { publishDelegating } from '#tests/kit/delegation.ts';
import { madeUpList } from '#tests/kit/lists.ts';
import { Client, type Files, makeSigners, pathOf, publish } from '#tests/kit/repository.ts';
import { freshFolder, shekteu } from '#tests/kit/shekteu.ts';
import { type StaticServer, serveFiles } from '#tests/kit/static-server.ts';

let signers: Record<RoleName, Signer[]>;
let files: Files;
const servers: StaticServer[] = [];
const folders: string[] = [];

beforeAll(async () => {
  signers = await makeSigners();
  files = await publish(signers, 3, { now: Date.now() });
});

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function updater(served: ReadonlyMap<string, Uint8Array>): Promise<{ client: Updater; folder: string }> {
  const server = await serveFiles(served);
  servers.push(server);
  const folder = mkdtempSync(join(tmpdir(), 'tuf-'));
  folders.push(folder);
  writeFileSync(join(folder, 'root.json'), (served.get('metadata/1.root.json') ?? files.get('metadata/1.root.json'))!);
  const client = new Updater({
    metadataDir: folder,
    metadataBaseUrl: `${server.url}metadata`,
    targetDir: folder,
    targetBaseUrl: `${server.url}targets`,
    config: { fetchRetry: 0 },
  });
  return { client, folder };
}

async function download(served: ReadonlyMap<string, Uint8Array>, name = 'list'): Promise<Uint8Array> {
  const { client } = await updater(served);
  await client.refresh();
  const info = await client.getTargetInfo(name);
  return new Uint8Array(readFileSync(await client.downloadTarget(info!)));
}

it('updates and downloads the same bytes', async () => {
  const list = files.get(pathOf(files, /\.list$/))!;
  expect(Buffer.from(await download(files)).equals(list)).toBe(true);
});

it('updates from what the command line built, its list and its rule pack, where no subject stands in plain', async () => {
  const folder = freshFolder();
  folders.push(folder);
  writeFileSync(join(folder, 'list.txt'), 'practice-shop.example\nhttps://t.me/practice__shop\n');
  const repo = join(folder, 'repo');
  await shekteu(['list', 'build', '--out', repo, join(folder, 'list.txt')]);
  const paths = ['metadata', 'targets'].flatMap((part) =>
    readdirSync(join(repo, part)).map((name) => `${part}/${name}`),
  );
  const built = new Map(paths.map((path) => [path, readFileSync(join(repo, path))]));
  for (const name of ['list', 'rule-pack']) {
    const published = [...built].find(([path]) => path.endsWith(`.${name}`))![1];
    expect(published.equals(await download(built, name))).toBe(true);
  }
  const named = [...built].filter(
    ([path, bytes]) => !path.endsWith('rule-pack') && /practice.?.?shop/.test(bytes.toString('latin1')),
  );
  expect(named.map(([path]) => path)).toEqual([]);
});

it('follows a chain of roots to other keys and thresholds, each hop signed by the one before', async () => {
  const first = await makeSigners(3);
  const start = await publish(first, 1, {
    now: Date.now(),
    thresholds: { root: 2, timestamp: 1, snapshot: 1, targets: 2 },
  });
  const root = start.get('metadata/1.root.json')!;
  const next = await makeSigners(2);
  const toNext = { add: next, remove: [...first.timestamp, ...first.snapshot].map(({ keyid }) => keyid) };
  const two = await addSignatures(draftRoot(root, toNext, new Date()), first.root.slice(1));
  expect(parseMetadata('root', two).signatures).toHaveLength(2);
  const leaving = first.root.map(({ keyid }) => keyid);
  const drafted = draftRoot(two, { remove: leaving, thresholds: { timestamp: 2 } }, new Date());
  const three = await addSignatures(drafted, [...first.root.slice(0, 2), ...next.root]);
  const roles = { ...next, targets: first.targets.slice(0, 2) };
  const served = new Map([
    ...(await publish(roles, 4, { now: Date.now(), root: three })),
    ['metadata/1.root.json', root],
    ['metadata/2.root.json', two],
    ['metadata/3.root.json', three],
  ] as const);
  const list = served.get(pathOf(served, /\.list$/))!;
  expect(Buffer.from(await download(served)).equals(list)).toBe(true);
  const client = new Client(root);
  client.now = Date.now();
  expect(await client.sync(served)).toMatchObject({ kind: 'updated', version: 4 });
  const byOne = await addSignatures(drafted, [next.root[0]!]);
  const weak = new Map([...served, ['metadata/3.root.json', byOne]]);
  await expect(download(weak)).rejects.toThrow();
  const other = new Client(root);
  other.now = Date.now();
  expect(await other.sync(weak)).toMatchObject({ kind: 'kept', step: 'root', code: 'threshold' });
});

it('finds a region’s list where ours finds it, and not where ours does not', async () => {
  const bytes = madeUpList(7);
  const region = {
    name: 'almaty',
    paths: ['almaty/*'],
    targets: { 'almaty/list': { bytes }, 'astana/list': { bytes } },
  };
  const served = await publishDelegating(signers, [region], { now: Date.now() });
  expect(Buffer.from(await download(served, 'almaty/list')).equals(bytes)).toBe(true);
  await expect(download(served, 'astana/list')).rejects.toThrow();
});

it('reads what is signed about the list', async () => {
  const { client } = await updater(files);
  await client.refresh();
  const info = await client.getTargetInfo('list');
  expect(info?.custom).toMatchObject({ practice: true, entries: 300 });
});

it('refuses what ours refuses: a flipped byte in any file', async () => {
  for (const path of files.keys()) {
    if (path === 'metadata/1.root.json') continue;
    const bytes = files.get(path)!.slice();
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    await expect(download(new Map([...files, [path, bytes]]))).rejects.toThrow();
  }
});

it('refuses an older repository once it has seen a later one', async () => {
  const older = await publish(signers, 2, { now: Date.now(), root: files.get('metadata/1.root.json')! });
  const { client, folder } = await updater(files);
  await client.refresh();
  const server = await serveFiles(older);
  servers.push(server);
  const again = new Updater({
    metadataDir: folder,
    metadataBaseUrl: `${server.url}metadata`,
    config: { fetchRetry: 0 },
  });
  await expect(again.refresh()).rejects.toThrow();
});
