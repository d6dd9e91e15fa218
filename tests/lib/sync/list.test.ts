// What is asked of a list whose every signature holds: it leads from the base, it names nobody it must not, it did not change by accident.
import { beforeAll, expect, it } from 'vitest';
import type { Subject } from '#lib/address/subject.ts';
import { sha256, toHex } from '#lib/base/bytes.ts';
import { buildList, type Entry } from '#lib/blocklist/build.ts';
import { makeDelta } from '#lib/blocklist/delta.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import type { Signer } from '#lib/publication/keys.ts';
import type { ListCustom, RoleName } from '#lib/publication/metadata.ts';
import { makeRepository } from '#lib/publication/repository.ts';
import type { FetchFile } from '#lib/sync/fetch.ts';
import { madeUpEntries, testSalt } from '#tests/kit/lists.ts';
import { Client, customOf, type Files, makeSigners, mirrorOf, publishedMs } from '#tests/kit/repository.ts';

type Bytes = Uint8Array<ArrayBuffer>;

let signers: Record<RoleName, Signer[]>;
let root: Bytes;

beforeAll(async () => {
  signers = await makeSigners();
  root = (await publishList(1, madeUpEntries(400))).get('metadata/1.root.json')!;
});

const file = (entries: readonly Entry[]) => buildList(entries, { salt: testSalt });

/** A publication of these entries; with a base, also the delta from there. */
async function publishList(
  version: number,
  entries: readonly Entry[],
  more: { base?: Bytes; delta?: Bytes; custom?: Partial<ListCustom> } = {},
): Promise<Files> {
  const bytes = file(entries);
  const { bulk: _, ...custom } = { ...customOf(entries.length, publishedMs) };
  const targets: Record<string, { bytes: Bytes; custom?: unknown }> = {
    list: { bytes, custom: { ...custom, ...more.custom } },
  };
  if (more.base) {
    const [baseSha256, resultSha256] = await Promise.all([hash(more.base), hash(bytes)]);
    const about = { base: 1, baseSha256, baseLength: more.base.length, resultSha256 };
    targets['list.delta'] = { bytes: more.delta ?? (await makeDelta(more.base, bytes)), custom: about };
    targets['list.base'] = { bytes: more.base };
  }
  return makeRepository({ roles: signers, version, now: new Date(publishedMs), targets, ...(root && { root }) });
}

async function hash(bytes: Bytes): Promise<string> {
  return toHex(await sha256(bytes));
}

/** Syncs, and says which target files were asked for. */
async function syncSaying(client: Client, files: Files): Promise<{ outcome: object; asked: string[] }> {
  const asked: string[] = [];
  const mirror = mirrorOf(files);
  const fetch: FetchFile = (url, wanted) => {
    if (url.includes('/targets/')) asked.push(url.slice(url.lastIndexOf('/') + 66));
    return mirror(url, wanted);
  };
  return { outcome: await client.syncFrom(fetch, ['https://mirror-0.example/']), asked };
}

function opened(client: Client): BlockList {
  const { list, delta } = client.store.state!;
  return BlockList.open(list!, delta ?? undefined);
}

const next = [...madeUpEntries(400).slice(5), ...madeUpEntries(3, 'new')];
const newer = [...madeUpEntries(400).slice(9), ...madeUpEntries(6, 'new')];

it('takes the delta alone where the base is in hand, and looks up in both', async () => {
  const base = file(madeUpEntries(400));
  const client = new Client(root);
  await client.sync(await publishList(1, madeUpEntries(400)));
  const { outcome, asked } = await syncSaying(client, await publishList(2, next, { base }));
  expect([outcome, asked]).toMatchObject([{ kind: 'updated', version: 2 }, ['list.delta']]);
  expect(opened(client).entries).toBe(398);
  expect(opened(client).lookup('host:new-1.example' as Subject)).not.toBeNull();
  expect(opened(client).lookup('host:made-up-2.example' as Subject)).toBeNull();
  const later = await syncSaying(client, await publishList(3, newer, { base }));
  expect([later.outcome, later.asked]).toMatchObject([{ kind: 'updated', version: 3 }, ['list.delta']]);
  expect(opened(client).entries).toBe(397);
  const again = await syncSaying(client, await publishList(3, newer, { base }));
  expect([again.outcome, again.asked]).toMatchObject([{ kind: 'current' }, []]);
});

it('takes base and delta as a newcomer, so that it can go on by deltas, and the whole list where that is much less', async () => {
  const base = file(madeUpEntries(400));
  const newcomer = await syncSaying(new Client(root), await publishList(2, next, { base }));
  expect(newcomer.asked).toEqual(['list.base', 'list.delta']);
  const small = await syncSaying(new Client(root), await publishList(2, madeUpEntries(40), { base }));
  expect(small.asked).toEqual(['list']);
});

it.each([
  ['made against another base', () => file(madeUpEntries(400, 'other'))],
  ['that is none', () => new Uint8Array(500).fill(7)],
])('falls back to the whole list once, in the same cycle, for a delta %s', async (_, wrong) => {
  const base = file(madeUpEntries(400));
  const client = new Client(root);
  await client.sync(await publishList(1, madeUpEntries(400)));
  const other = wrong();
  const delta = other.length === 500 ? other : await makeDelta(other, file(next));
  const small = delta.length < file(next).length ? delta : delta.slice(0, 600);
  const { outcome, asked } = await syncSaying(client, await publishList(2, next, { base, delta: small }));
  expect([outcome, asked]).toMatchObject([{ kind: 'updated', version: 2 }, ['list.delta', 'list']]);
  expect([opened(client).entries, client.store.state!.delta]).toEqual([398, null]);
});

it('takes the whole list where the mirror has lost the base or the delta', async () => {
  const files = await publishList(2, next, { base: file(madeUpEntries(400)) });
  for (const gone of [/\.list\.base$/, /\.list\.delta$/]) {
    const client = new Client(root);
    const left = new Map([...files].filter(([path]) => !gone.test(path)));
    expect(await client.sync(left)).toMatchObject({ kind: 'updated', version: 2 });
    expect(opened(client).entries).toBe(398);
  }
});

it('keeps its list when the new one names an address that no list may', async () => {
  const client = new Client(root);
  client.canaries = ['host:made-up-500.example' as Subject];
  await client.sync(await publishList(1, madeUpEntries(400)));
  const outcome = await client.sync(await publishList(2, madeUpEntries(501)));
  expect(outcome).toMatchObject({ kind: 'kept', step: 'list', code: 'canary', version: 1 });
  expect(opened(client).entries).toBe(400);
});

it.each([
  [279, 'bad-list'],
  [281, null],
  [519, null],
  [521, 'bad-list'],
])('from 400 to %i entries in one version ends in %s, unless it is signed as meant', async (count, code) => {
  const client = new Client(root);
  await client.sync(await publishList(1, madeUpEntries(400)));
  const outcome = await client.sync(await publishList(2, madeUpEntries(count)));
  expect(outcome).toMatchObject(code ? { kind: 'kept', step: 'list', code } : { kind: 'updated' });
  const meant = await publishList(3, madeUpEntries(count), { custom: { bulk: true } });
  expect(await client.sync(meant)).toMatchObject({ kind: 'updated', version: 3 });
});

it('hears of a change that was meant while it was away, and of none that was made before', async () => {
  for (const [bulkAt, kind] of [
    [2, 'updated'],
    [1, 'kept'],
  ] as const) {
    const client = new Client(root);
    await client.sync(await publishList(1, madeUpEntries(400)));
    const later = await publishList(3, madeUpEntries(2000), { custom: { bulkAt } });
    expect(await client.sync(later)).toMatchObject({ kind });
  }
});

it('allows for the versions between, and compares nothing with the list of another root', async () => {
  const client = new Client(root);
  await client.sync(await publishList(1, madeUpEntries(400)));
  expect(await client.sync(await publishList(3, madeUpEntries(670)))).toMatchObject({ kind: 'updated' });
  const first = await publishOther();
  client.root = first.get('metadata/1.root.json')!;
  expect(await client.sync(first)).toMatchObject({ kind: 'updated', version: 1 });
});

async function publishOther(): Promise<Files> {
  const targets = { list: { bytes: file(madeUpEntries(3)), custom: { ...customOf(3, publishedMs), bulk: false } } };
  return makeRepository({ roles: await makeSigners(), version: 1, now: new Date(publishedMs), targets });
}

it('checks what was read back from the slot, not what was laid into it', async () => {
  const client = new Client(root);
  await client.sync(await publishList(1, madeUpEntries(400)));
  client.store.stage = async ({ list }) => ({
    list: list.map((byte, i) => (i === 900 ? byte ^ 1 : byte)),
    delta: null,
  });
  const outcome = await client.sync(await publishList(2, madeUpEntries(410)));
  expect(outcome).toMatchObject({ kind: 'kept', step: 'list', version: 1 });
  expect(opened(client).entries).toBe(400);
});
