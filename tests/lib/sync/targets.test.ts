// T23: a region lists in its own folder and nowhere else.
import { beforeAll, expect, it } from 'vitest';
import { BlockList } from '#lib/blocklist/list.ts';
import { makeSigner, type Signer } from '#lib/publication/keys.ts';
import type { RoleName } from '#lib/publication/metadata.ts';
import type { FetchFile } from '#lib/sync/fetch.ts';
import { sync } from '#lib/sync/sync.ts';
import { publishDelegating, type Region } from '#tests/kit/delegation.ts';
import { madeUpList } from '#tests/kit/lists.ts';
import { customOf, type Files, MemoryStore, makeSigners, mirrorOf, publishedMs } from '#tests/kit/repository.ts';

let signers: Record<RoleName, Signer[]>;

beforeAll(async () => {
  signers = await makeSigners();
});

const listOf = (entries: number) => ({ bytes: madeUpList(entries), custom: customOf(entries, publishedMs) });

/** What a client of the folder `almaty/` finds: how many entries, or which step ended and why; and the files it asked for. */
async function found(files: Files): Promise<{ result: string | number; asked: string[] }> {
  const asked: string[] = [];
  const mirror = mirrorOf(files);
  const fetch: FetchFile = (url, wanted) => {
    asked.push(url.slice('https://mirror-0.example/metadata/'.length));
    return mirror(url, wanted);
  };
  const store = new MemoryStore();
  const outcome = await sync({
    fetch,
    store,
    folder: 'almaty/',
    clock: { now: () => publishedMs + 3_600_000 },
    mirrors: ['https://mirror-0.example/'],
    root: files.get('metadata/1.root.json')!,
  });
  const result =
    outcome.kind === 'kept' ? `${outcome.step} ${outcome.code}` : BlockList.open(store.state!.list!).entries;
  return { result, asked };
}

async function resultOf(...regions: Region[]): Promise<string | number> {
  return (await found(await publishDelegating(signers, regions))).result;
}

const almaty: Region = { name: 'almaty', paths: ['almaty/*'], targets: { 'almaty/list': listOf(10) } };

it('finds what a region signed in its own folder, and asks no region for what the top-level role names', async () => {
  expect(await resultOf(almaty)).toBe(10);
  const whole = await publishDelegating(signers, [{ ...almaty, paths: ['*'], targets: { list: listOf(10) } }]);
  const store = new MemoryStore();
  const mirrors = ['https://mirror-0.example/'];
  const clock = { now: () => publishedMs + 3_600_000 };
  await sync({ fetch: mirrorOf(whole), store, clock, mirrors, root: whole.get('metadata/1.root.json')! });
  expect(BlockList.open(store.state!.list!).entries).toBe(100);
});

it('does not see what a region signs in the folder of another', async () => {
  const astana: Region = { name: 'astana', paths: ['astana/*'], targets: { 'almaty/list': listOf(11) } };
  expect(await resultOf(astana)).toBe('list malformed');
  expect(await resultOf(astana, almaty)).toBe(10);
});

it('does not let a region give away more than it has', async () => {
  const thief: Region = { name: 'thief', paths: ['almaty/*'], targets: { 'almaty/list': listOf(12) } };
  expect(await resultOf({ name: 'astana', paths: ['astana/*'], regions: [thief] }, almaty)).toBe(10);
});

it('takes the first in order, goes deeper before it goes on, and ends at a terminating role', async () => {
  const deep: Region = { ...almaty, name: 'deep', targets: { 'almaty/list': listOf(13) } };
  const first: Region = { name: 'first', paths: ['almaty/*'], regions: [deep] };
  expect(await resultOf(first, almaty)).toBe(13);
  expect(await resultOf({ ...first, regions: [] }, almaty)).toBe(10);
  expect(await resultOf({ ...first, regions: [], terminating: true }, almaty)).toBe('list malformed');
  expect(await resultOf({ ...first, terminating: true }, almaty)).toBe(13);
});

it('refuses a delegated file by another key than its delegator names now', async () => {
  expect(await resultOf({ ...almaty, signedBy: await makeSigner() })).toBe('list signature');
});

it('refuses a delegated file that the snapshot does not know, or knows otherwise', async () => {
  const files = await publishDelegating(signers, [almaty]);
  const bytes = files.get('metadata/1.almaty.json')!.slice();
  bytes[bytes.length - 3]! ^= 1;
  expect((await found(new Map([...files, ['metadata/1.almaty.json', bytes]]))).result).toBe('list hash');
});

it('goes round a cycle once, and asks 64 roles at most', async () => {
  const round: { name: string; paths: string[]; regions: Region[] } = {
    name: 'round',
    paths: ['almaty/*'],
    regions: [],
  };
  round.regions.push(round);
  expect(await resultOf(round, almaty)).toBe(10);
  const many = Array.from({ length: 100 }, (_, i) => ({ name: `r${i}`, paths: ['almaty/*'] }));
  const { result, asked } = await found(await publishDelegating(signers, many.slice(0, 60)));
  expect(result).toBe('list malformed');
  expect(new Set(asked.filter((name) => /^1\.r\d/.test(name))).size).toBe(60);
});

it('stops the search after 64 roles, however many a chain of them has', async () => {
  const chain = Array.from({ length: 90 }, (_, i) => i).reduceRight<Region>(
    (below, i) => ({ name: `c${i}`, paths: ['almaty/*'], regions: [below] }),
    almaty,
  );
  const { result, asked } = await found(await publishDelegating(signers, [chain]));
  expect(result).toBe('list malformed');
  expect(new Set(asked.filter((name) => /^1\.c\d/.test(name))).size).toBe(63); // and the top-level one
});
