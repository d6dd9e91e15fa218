import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Connect, makeConnect } from '#lib/storage/database.ts';
import { makeSyncStore } from '#lib/storage/sync-store.ts';
import { firstState, type TrustedState } from '#lib/sync/state.ts';

let count = 0;
let connect: Connect;
const bytes = (...values: number[]) => new Uint8Array(values);
const whole = (): TrustedState => ({
  ...firstState('a'.repeat(64), bytes(1)),
  timestamp: bytes(2),
  snapshot: bytes(3),
  targets: bytes(4),
  list: bytes(5, 5),
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
    await store.write(state);
    expect(await makeSyncStore(connect).read()).toEqual(whole());
  });

  it('does not mistake what another wrote for its own', async () => {
    const [one, two] = [makeSyncStore(connect), makeSyncStore(connect)];
    await one.write(whole());
    const state = (await one.read())!;
    await two.write({ ...whole(), list: bytes(9, 9, 9) });
    await one.write(state);
    expect(await makeSyncStore(connect).read()).toEqual(whole());
  });

  it('stores no more of a buffer than the file', async () => {
    const store = makeSyncStore(connect);
    await store.write({ ...whole(), list: new Uint8Array(100).subarray(10, 12) });
    expect(((await (await connect()).get('trusted', 'list')) as ArrayBuffer).byteLength).toBe(2);
  });

  it('leaves the old state when a write fails half-way', async () => {
    const store = makeSyncStore(connect);
    await store.write(whole());
    const bad = { ...whole(), version: 8, custom: (() => 0) as never };
    await expect(store.write(bad)).rejects.toMatchObject({ code: 'not-saved' });
    expect(await makeSyncStore(connect).read()).toEqual(whole());
  });

  it.each([
    ['a file is missing', (db: Awaited<ReturnType<Connect>>) => db.delete('trusted', 'list')],
    ['the facts are spoilt', (db: Awaited<ReturnType<Connect>>) => db.put('trusted', 5, 'state')],
  ])('is told corrupt when %s, and can be written anew', async (_why, spoil) => {
    const store = makeSyncStore(connect);
    await store.write(whole());
    const state = await store.read();
    await spoil(await connect());
    await expect(store.read()).rejects.toMatchObject({ code: 'corrupt' });
    await store.write({ ...state!, list: bytes(5, 5) });
    expect(await makeSyncStore(connect).read()).toEqual(whole());
  });
});
