import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Subject } from '#lib/address/subject.ts';
import { makeDelta } from '#lib/blocklist/delta.ts';
import { type Connect, makeConnect } from '#lib/storage/database.ts';
import { makeListStore } from '#lib/storage/list-store.ts';
import { makeSyncStore } from '#lib/storage/sync-store.ts';
import { firstState } from '#lib/sync/state.ts';
import { madeUpEntries, madeUpList } from '#tests/kit/lists.ts';

let count = 0;
let connect: Connect;
const state = { ...firstState('a', new Uint8Array([1])), targets: new Uint8Array([4]), version: 1 };
const [listed] = madeUpEntries(1);
const removed = madeUpEntries(20_000)[19_999]!.subject;
const unknown = 'host:unknown.example' as Subject;

beforeEach(() => {
  connect = makeConnect(`list-store-${count++}`);
});

it('says that there is no list before one was applied', async () => {
  expect(await makeListStore(connect).first([unknown])).toBeNull();
  await makeSyncStore(connect).write({ ...state, targets: null, version: null });
  expect(await makeListStore(connect).first([unknown])).toBeNull();
});

it('answers from the list that is in use, its delta included', async () => {
  const store = makeSyncStore(connect);
  const base = madeUpList(20_000);
  await store.write({ ...state, list: base });
  const cold = makeListStore(connect);
  expect(await cold.first([unknown, listed!.subject])).toEqual({ hit: listed });
  expect(await cold.first([unknown])).toEqual({ hit: null });
  const delta = await makeDelta(base, madeUpList(19_999));
  await store.write({ ...state, version: 2, ...(await store.stage({ list: base, delta })) });
  expect((await cold.first([removed]))?.hit).not.toBeNull();
  cold.forget();
  expect(await cold.first([removed])).toEqual({ hit: null });
  expect(await cold.first([listed!.subject])).toEqual({ hit: listed });
});

it.each(['directory', 'list', 'delta'])('is told corrupt when %s is altered, never another answer', async (part) => {
  const list = madeUpList(300);
  const delta = await makeDelta(list, madeUpList(303));
  await makeSyncStore(connect).write({ ...state, list, delta });
  const db = await connect();
  const key = (part === 'list' ? [0, 'list', 0] : [0, part]) as [number, string];
  const buffer = (await db.get('list', key)) as ArrayBuffer;
  new Uint8Array(buffer)[buffer.byteLength - 30]! ^= 1;
  await db.put('list', buffer, key);
  await expect(makeListStore(connect).first([listed!.subject])).rejects.toMatchObject({ code: 'corrupt' });
});

it.each([5, { v: 2, inUse: 3, slots: [] }, { v: 2, inUse: 0, slots: [null, null] }, { v: 7 }])(
  'is told corrupt when its note is %o',
  async (note) => {
    await (await connect()).put('trusted', note, 'state');
    await expect(makeListStore(connect).first([unknown])).rejects.toMatchObject({ code: 'corrupt' });
  },
);
