// The extension's IndexedDB: what must survive, and what content scripts must not read. One database, numbered upgrades.
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { Fault, isFault } from '#lib/base/fault.ts';

/** What each object store holds. Values are parsed by zod where they are read. */
export interface Stores extends DBSchema {
  /** Rows of the outbox, by report id; `turn` orders those of one state by time of saving. */
  outbox: { key: string; value: unknown; indexes: { turn: [string, number] } };
  /** Trusted state of the signed list: `state`, and the bytes of each metadata file that both slots share. */
  trusted: { key: string; value: unknown };
  /** The two slots of the list: [slot, name] a file, [slot, 'list', number] a record of the list (list-slots.ts). */
  list: { key: [number, string] | [number, string, number]; value: unknown };
  /** Small records: the outbox's ledger, and one route per endpoint. */
  meta: { key: string; value: unknown };
}

export type StoreName = 'outbox' | 'trusted' | 'list' | 'meta';
export type Database = IDBPDatabase<Stores>;
/** One step of the database's form; all steps of one opening are one transaction. */
export type Upgrade = (
  db: Database,
  transaction: IDBPTransaction<Stores, ArrayLike<StoreName>, 'versionchange'>,
) => void;

/** Steps from version n to n + 1, in order: never changed once released, only added to. */
export const upgrades: readonly Upgrade[] = [
  (db) => {
    db.createObjectStore('outbox', { keyPath: 'id' }).createIndex('turn', ['state', 'seq']);
    db.createObjectStore('trusted');
    db.createObjectStore('meta');
  },
  (db, transaction) => {
    db.createObjectStore('list');
    // Lists of the first form were one value each, and cannot be read any more: the next sync brings a new one.
    for (const file of ['list', 'targets', 'rulePack']) void transaction.objectStore('trusted').delete(file);
  },
];

/** Version this build writes. */
export const DATABASE_VERSION = upgrades.length;

function isDiskFull(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'QuotaExceededError';
}

/** Turns what storage throws into a fault; a fault passes as it is. */
export function storageFault(cause: unknown): Fault {
  if (isFault(cause)) return cause;
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
  if (name === 'QuotaExceededError') return new Fault('disk-full', 'this device is full', { cause });
  if (name === 'VersionError') return new Fault('newer-version', 'a newer version wrote this database', { cause });
  return new Fault('not-saved', `the database refused: ${name || String(cause)}`, { cause });
}

/**
 * Opens the database, upgrading it step by step; an upgrade cut short is begun again, since it is one transaction.
 * Throws Fault `newer-version`, `blocked`, `disk-full` or `not-saved`.
 */
export async function openDatabase(name = 'shekteu', steps: readonly Upgrade[] = upgrades): Promise<Database> {
  let refuse: (fault: Fault) => void = () => {};
  const blocked = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  const opening = openDB<Stores>(name, steps.length, {
    upgrade(db, oldVersion, _newVersion, transaction) {
      // The opening itself fails by the same cause: here it must only not go unhandled.
      transaction.done.catch(() => undefined);
      for (const upgrade of steps.slice(oldVersion)) upgrade(db, transaction as never);
    },
    blocked: () => refuse(new Fault('blocked', 'another window keeps an older version open')),
    // A newer build waits for this one: it must not wait for ever.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  try {
    return await Promise.race([opening, blocked]);
  } catch (cause) {
    opening.then((db) => db.close()).catch(() => undefined);
    throw storageFault(cause);
  }
}

/** A way to the open database, which is opened anew after it was closed under us. */
export type Connect = () => Promise<Database>;

/** One shared connection, opened at first use; a failure is not remembered. */
export function makeConnect(name?: string): Connect {
  let open: Promise<Database> | null = null;
  return () => {
    open ??= openDatabase(name).then(
      (db) => {
        const forget = () => {
          open = null;
        };
        db.addEventListener('close', forget);
        db.addEventListener('versionchange', forget);
        return db;
      },
      (fault) => {
        open = null;
        throw fault;
      },
    );
    return open;
  };
}

/** A transaction over some stores that is durable when complete. */
export type Writing = IDBPTransaction<Stores, StoreName[], 'readwrite'>;

/**
 * Runs `work` in one strict transaction and resolves once it is complete; if `work` throws, nothing of it is kept.
 * `strict` is a hint to the browser to flush first: "saved on this device", not more.
 * Throws Fault `disk-full`, `not-saved`, or what `work` throws.
 */
export async function transact<T>(
  open: Connect,
  stores: StoreName[],
  work: (transaction: Writing) => Promise<T>,
): Promise<T> {
  const transaction = (await open()).transaction(stores, 'readwrite', { durability: 'strict' });
  // Both may reject; what `work` says first is the cause, and the other must not go unhandled.
  const done = transaction.done.then(
    () => null,
    (cause: unknown) => ({ cause }),
  );
  try {
    const result = await work(transaction);
    const failure = await done;
    if (failure) throw failure.cause;
    return result;
  } catch (cause) {
    abort(transaction);
    const failure = await done;
    throw storageFault([transaction.error, failure?.cause].find(isDiskFull) ?? cause);
  }
}

function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // It is over already, so there is nothing left to undo.
  }
}
