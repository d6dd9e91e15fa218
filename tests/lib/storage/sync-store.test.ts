import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Connect, type Database, makeConnect } from '#lib/storage/database.ts';
import { makeSyncStore } from '#lib/storage/sync-store.ts';
import { firstState, type TrustedState } from '#lib/sync/state.ts';
import { madeUpList } from '#tests/kit/lists.ts';

let count = 0;
let connect: Connect;
const bytes = (...values: number[]) => new Uint8Array(values);
const whole = (): TrustedState => ({
  ...firstState('a'.repeat(64), bytes(1)),
  timestamp: bytes(2),
  snapshot: bytes(3),
  targets: bytes(4),
  list: madeUpList(50),
  rulePack: bytes(6),
  version: 7,
  publishedAt: 8,
  checkedAt: 9,
});

async function putsDuring(work: () => Promise<void>): Promise<string[]> {
  const keys: string[] = [];
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
    keys.push(String(key));
    return put.call(this, value, key);
  };
  try {
    await work();
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  return keys;
}

describe('the trusted state in IndexedDB', () => {
  beforeEach(() => {
    connect = makeConnect(`trusted-${count++}`);
  });

  it('is null before the first write', async () => {
    expect(await makeSyncStore(connect).read()).toBeNull();
  });

  it('comes back whole after a restart', async () => {
    await makeSyncStore(connect).write(whole());
    expect(await makeSyncStore(connect).read()).toEqual(whole());
  });

  it('keeps what was never fetched as null', async () => {
    const first = firstState('b', bytes(1));
    await makeSyncStore(connect).write(first);
    expect(await makeSyncStore(connect).read()).toEqual(first);
  });

  it('writes only the files that changed', async () => {
    const store = makeSyncStore(connect);
    await store.write(whole());
    const state = (await store.read())!;
    await store.read();
    const puts = await putsDuring(() => store.write({ ...state, timestamp: bytes(22), checkedAt: 10 }));
    expect(puts).toEqual(['timestamp', 'state']);
    expect(await makeSyncStore(connect).read()).toEqual({ ...whole(), timestamp: bytes(22), checkedAt: 10 });
  });

  it('writes everything again after the database was emptied under it', async () => {
    const store = makeSyncStore(connect);
    await store.write(whole());
    const state = (await store.read())!;
    await (await connect()).clear('trusted');
    await (await connect()).clear('list');
    await store.write(state);
    expect(await makeSyncStore(connect).read()).toEqual(whole());
  });

  it('does not mistake what another wrote for its own', async () => {
    const [one, two] = [makeSyncStore(connect), makeSyncStore(connect)];
    await one.write(whole());
    const state = (await one.read())!;
    await two.write({ ...whole(), list: madeUpList(60) });
    await one.write(state);
    expect(await makeSyncStore(connect).read()).toEqual(whole());
  });

  it('stores no more of a buffer than the file', async () => {
    const store = makeSyncStore(connect);
    await store.write({ ...whole(), timestamp: new Uint8Array(100).subarray(10, 12) });
    expect(((await (await connect()).get('trusted', 'timestamp')) as ArrayBuffer).byteLength).toBe(2);
  });

  it('stores the list as records of about 32 KB', async () => {
    await makeSyncStore(connect).write({ ...whole(), list: madeUpList(20_000) });
    const keys = await (await connect()).getAllKeys('list');
    expect(keys.filter((key) => key[1] === 'list')).toEqual([0, 1, 2, 3].map((record) => [0, 'list', record]));
  });

  it('leaves the old state when a write fails half-way', async () => {
    const store = makeSyncStore(connect);
    await store.write(whole());
    const bad = { ...whole(), version: 8, custom: (() => 0) as never };
    await expect(store.write(bad)).rejects.toMatchObject({ code: 'not-saved' });
    expect(await makeSyncStore(connect).read()).toEqual(whole());
  });

  it.each([
    ['a metadata file is missing', (db: Database) => db.delete('trusted', 'root')],
    ['the facts are spoilt', (db: Database) => db.put('trusted', 5, 'state')],
  ])('is told corrupt when %s, and can be written anew', async (_why, spoil) => {
    const store = makeSyncStore(connect);
    await store.write(whole());
    const state = await store.read();
    await spoil(await connect());
    await expect(store.read()).rejects.toMatchObject({ code: 'corrupt' });
    await store.write({ ...state!, root: bytes(1), list: madeUpList(50) });
    const again = await makeSyncStore(connect)
      .read()
      .catch(() => null);
    if (again !== null) expect(again).toEqual(whole());
  });
});

/** Alters one byte of what lies under a key of the `list` store. */
async function alter(key: [number, string] | [number, string, number]): Promise<void> {
  const db = await connect();
  const buffer = (await db.get('list', key)) as ArrayBuffer;
  new Uint8Array(buffer)[0]! ^= 4;
  await db.put('list', buffer, key);
}

describe('the two slots of the list', () => {
  const second = (): TrustedState => ({ ...whole(), targets: bytes(44), version: 8, publishedAt: 80, delta: null });
  let store: ReturnType<typeof makeSyncStore>;

  beforeEach(async () => {
    connect = makeConnect(`slots-${count++}`);
    store = makeSyncStore(connect);
    await store.write(whole());
    const { list, delta } = await store.stage({ list: madeUpList(60), delta: bytes(1, 2, 3) });
    await store.write({ ...second(), list, delta });
  });

  it('take a staged list into use, and come back whole', async () => {
    expect(await makeSyncStore(connect).read()).toEqual({ ...second(), list: madeUpList(60), delta: bytes(1, 2, 3) });
  });

  it('do not take a list into use that is only staged', async () => {
    await store.stage({ list: madeUpList(70), delta: null });
    expect(await makeSyncStore(connect).read()).toMatchObject({ version: 8, list: madeUpList(60) });
  });

  it.each([
    ['a record', [1, 'list', 0]],
    ['the directory', [1, 'directory']],
    ['the delta', [1, 'delta']],
    ['the targets file', [1, 'targets']],
    ['the rule pack', [1, 'rulePack']],
  ] as const)('fall back to the other, with what was signed about it, when %s is altered', async (_what, key) => {
    await alter([...key] as [number, string]);
    const state = await makeSyncStore(connect).read();
    expect(state).toEqual(whole());
  });

  it('hold no list at all, but the metadata, when both are altered; and take a new one', async () => {
    await alter([0, 'list', 0]);
    await alter([1, 'list', 0]);
    const state = (await store.read())!;
    expect([state.list, state.version, state.custom, state.timestamp]).toEqual([null, null, null, bytes(2)]);
    const { list, delta } = await store.stage({ list: madeUpList(60), delta: null });
    await store.write({ ...state, list, delta, targets: bytes(9), version: 9 });
    expect(await makeSyncStore(connect).read()).toMatchObject({ version: 9, list: madeUpList(60) });
  });

  it('lay only the delta out where the base is there already, and all of it where that is altered', async () => {
    const first = await store.stage({ list: madeUpList(50), delta: bytes(6) });
    expect(first).toEqual({ list: madeUpList(50), delta: bytes(6) });
    const puts = await putsDuring(async () => void (await store.stage({ list: madeUpList(50), delta: bytes(7) })));
    expect(puts).toEqual(['0,delta', 'state']);
    await alter([0, 'list', 0]);
    expect(await store.stage({ list: madeUpList(50), delta: bytes(8) })).toEqual({
      list: madeUpList(50),
      delta: bytes(8),
    });
  });

  it('never hold more than two lists', async () => {
    for (const size of [70, 80, 90]) {
      const { list, delta } = await store.stage({ list: madeUpList(size), delta: null });
      await store.write({ ...second(), list, delta, version: size });
    }
    const keys = await (await connect()).getAllKeys('list');
    expect(keys.filter((key) => key[1] === 'directory')).toHaveLength(2);
    expect(keys.filter((key) => key[1] === 'list')).toHaveLength(2);
  });
});

it('keeps the metadata of a state of the first form, whose list a sync must replace', async () => {
  connect = makeConnect(`first-form-${count++}`);
  const db = await connect();
  const facts = { anchor: 'a'.repeat(64), version: 7, publishedAt: 8, checkedAt: 9, custom: null };
  await db.put('trusted', { v: 1, facts, stamps: { root: 'x', timestamp: 'y', list: 'z' } }, 'state');
  await db.put('trusted', bytes(1).buffer, 'root');
  await db.put('trusted', bytes(2).buffer, 'timestamp');
  expect(await makeSyncStore(connect).read()).toEqual({
    ...firstState('a'.repeat(64), bytes(1)),
    timestamp: bytes(2),
    checkedAt: 9,
  });
});
