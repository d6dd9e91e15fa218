// F7 (T23): a region that reaches beyond its folder, delegations that go round, and more of them than anybody could ask.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BlockList } from '#lib/blocklist/list.ts';
import { makeSigner, type Signer } from '#lib/publication/keys.ts';
import type { RoleName } from '#lib/publication/metadata.ts';
import { makeFetchFile } from '#lib/sync/fetch.ts';
import { sync } from '#lib/sync/sync.ts';
import { publishDelegating, type Region } from '#tests/kit/delegation.ts';
import { injected, Mirror } from '#tests/kit/fault-world.ts';
import { madeUpList } from '#tests/kit/lists.ts';
import { customOf, type Files, MemoryStore, makeSigners } from '#tests/kit/repository.ts';
import { refusalByTuf } from '#tests/kit/tuf-client.ts';

const now = Date.now();
let signers: Record<RoleName, Signer[]>;
let mirror: Mirror;
const listOf = (entries: number) => ({ bytes: madeUpList(entries), custom: customOf(entries, now) });

beforeAll(async () => {
  signers = await makeSigners();
  mirror = await Mirror.over(new Map());
});

afterAll(() => mirror.close());

const almaty: Region = { name: 'almaty', paths: ['almaty/*'], targets: { 'almaty/list': listOf(10) } };

/** Entries of the list that a client of `folder` takes, or the step and code at which it keeps what it had. */
async function taken(files: Files, folder = ''): Promise<number | string> {
  mirror.serve(files);
  mirror.asked.length = 0;
  const store = new MemoryStore();
  const outcome = await sync({
    fetch: makeFetchFile(fetch),
    store,
    folder,
    clock: { now: () => now },
    mirrors: [mirror.url],
    root: files.get('metadata/1.root.json')!,
  });
  return outcome.kind === 'kept' ? `${outcome.step} ${outcome.code}` : BlockList.open(store.state!.list!).entries;
}

const delegating = (...regions: Region[]) => publishDelegating(signers, regions, { now });

it('does not see what a region signs for another folder or for the root folder', async () => {
  const reaching: Region = {
    ...almaty,
    targets: { 'almaty/list': listOf(10), 'astana/list': listOf(11), list: listOf(12), 'rule-pack': listOf(13) },
  };
  injected('F7', 'targets of another region and of the root folder in a region’s file');
  const files = await delegating(reaching);
  expect([await taken(files), await taken(files, 'almaty/'), await taken(files, 'astana/')]).toEqual([
    100,
    10,
    'list malformed',
  ]);
  const root = files.get('metadata/1.root.json')!;
  expect([await refusalByTuf(root, mirror), await refusalByTuf(root, mirror, 'astana/list')]).toEqual([
    null,
    expect.stringContaining('named by nobody'),
  ]);
});

it('refuses a region’s file with a name that climbs (ours is stricter: tuf-js reads it and finds nothing by that name)', async () => {
  injected('F7', 'a target ../list in a region’s file');
  const files = await delegating({ ...almaty, targets: { '../list': listOf(10) } });
  expect(await taken(files, 'almaty/')).toBe('list path');
  expect(await taken(files)).toBe(100);
  expect(await refusalByTuf(files.get('metadata/1.root.json')!, mirror)).toBeNull();
});

it('refuses a region’s file by a key that is not, or no longer, the region’s', async () => {
  injected('F7', 'a region’s file by another key');
  const files = await delegating({ ...almaty, signedBy: await makeSigner() });
  expect(await taken(files, 'almaty/')).toBe('list signature');
  expect(await refusalByTuf(files.get('metadata/1.root.json')!, mirror, 'almaty/list')).not.toBeNull();
});

it('goes round a cycle of delegations once', async () => {
  const round = { name: 'round', paths: ['almaty/*'], regions: [] as Region[] };
  round.regions.push({ name: 'back', paths: ['almaty/*'], regions: [round] });
  injected('F7', 'a cycle of two roles');
  expect(await taken(await delegating(round, almaty), 'almaty/')).toBe(10);
  expect(await taken(await delegating(round), 'almaty/')).toBe('list malformed');
});

it('refuses 10,000 delegations as too long, and asks 64 roles of 1,500 that fit', async () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `r${i}`, paths: ['almaty/*'] }));
  const key = new Map<string, Signer>();
  const one = await makeSigner();
  for (const { name } of many(10_000)) key.set(name, one);
  injected('F7', '10,000 delegations, and 1,500');
  mirror.serve(await publishDelegating(signers, many(10_000), { now, keys: key }));
  expect(await taken(new Map(mirror.files), 'almaty/')).toMatch(/^(snapshot|targets) (endless|length)$/);
  const fitting = await publishDelegating(signers, many(1500), { now, keys: key });
  expect(await taken(fitting, 'almaty/')).toBe('list malformed');
  expect(new Set(mirror.asked.filter((path) => /^metadata\/1\.r\d/.test(path))).size).toBe(63); // and the top-level one
});
