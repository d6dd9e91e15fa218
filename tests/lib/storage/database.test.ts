import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { Fault, isFault } from '#lib/base/fault.ts';
import {
  DATABASE_VERSION,
  type Database,
  makeConnect,
  openDatabase,
  type StoreName,
  storageFault,
  transact,
  upgrades,
} from '#lib/storage/database.ts';

let count = 0;
const freshName = () => `database-${count++}`;
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no fault',
    (error: unknown) => (isFault(error) ? error.code : String(error)),
  );

describe('the database', () => {
  it('has its four stores and its version', async () => {
    const db = await openDatabase(freshName());
    expect(db.version).toBe(DATABASE_VERSION);
    expect([...db.objectStoreNames]).toEqual(['list', 'meta', 'outbox', 'trusted']);
    db.close();
  });

  it('refuses one that a newer build wrote, and leaves it whole', async () => {
    const name = freshName();
    const newer = await openDB(name, DATABASE_VERSION + 1, { upgrade: (db) => void db.createObjectStore('outbox') });
    newer.close();
    expect(await codeOf(openDatabase(name))).toBe('newer-version');
    expect((await openDB(name)).version).toBe(DATABASE_VERSION + 1);
  });

  it('says that it is blocked instead of waiting for ever', async () => {
    const name = freshName();
    const stubborn = await openDB(name, 1);
    expect(await codeOf(openDatabase(name, [...upgrades, () => {}]))).toBe('blocked');
    stubborn.close();
  });

  it('makes way for a newer build, and connects anew afterwards', async () => {
    const connect = makeConnect(freshName());
    const first = await connect();
    await deleteDB(first.name);
    expect(await connect()).not.toBe(first);
  });

  it('begins an upgrade again that was cut short', async () => {
    const name = freshName();
    (await openDatabase(name)).close();
    const broken = (db: Database) => {
      db.createObjectStore('more' as StoreName);
      throw new Error('cut short');
    };
    expect(await codeOf(openDatabase(name, [...upgrades, broken]))).toBe('not-saved');
    const old = await openDB(name);
    expect(old.version).toBe(DATABASE_VERSION);
    old.close();
    const again = await openDatabase(name, [...upgrades, (db) => void db.createObjectStore('more' as StoreName)]);
    expect([...again.objectStoreNames]).toEqual(['list', 'meta', 'more', 'outbox', 'trusted']);
  });

  it('keeps nothing of a transaction whose work throws', async () => {
    const connect = makeConnect(freshName());
    const work = transact(connect, ['meta'], async (transaction) => {
      await transaction.objectStore('meta').put(1, 'a');
      throw new Fault('queue-full', 'full');
    });
    expect(await codeOf(work)).toBe('queue-full');
    expect(await (await connect()).get('meta', 'a')).toBeUndefined();
  });

  it('resolves only after the transaction is complete', async () => {
    const connect = makeConnect(freshName());
    const steps: string[] = [];
    await transact(connect, ['meta'], async (transaction) => {
      transaction.addEventListener('complete', () => steps.push('complete'));
      await transaction.objectStore('meta').put(1, 'a');
    });
    steps.push('said');
    expect(steps).toEqual(['complete', 'said']);
  });

  it('asks for strict durability', async () => {
    const connect = makeConnect(freshName());
    const asked = await transact(connect, ['meta'], async (transaction) => transaction.durability);
    expect(asked).toBe('strict');
  });

  it('says a full disk when the transaction is aborted by it', async () => {
    const connect = makeConnect(freshName());
    const work = transact(connect, ['meta'], async () => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await codeOf(work)).toBe('disk-full');
  });

  it.each([
    [new DOMException('', 'QuotaExceededError'), 'disk-full'],
    [new DOMException('', 'VersionError'), 'newer-version'],
    [new DOMException('', 'UnknownError'), 'not-saved'],
    ['odd', 'not-saved'],
    [new Fault('blocked', ''), 'blocked'],
  ])('tells what %s means', (cause, code) => {
    expect(storageFault(cause).code).toBe(code);
  });
});
