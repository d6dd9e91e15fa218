// The two places of a list on disk: one in use, one to lay the next into. Each holds a list file cut into records, its delta,
// and the signed files that go with it.
import { Fault } from '#lib/base/fault.ts';
import { cut, Directory, join } from '#lib/blocklist/records.ts';
import type { Slot } from '#lib/sync/state.ts';
import type { Database, Writing } from './database.ts';
import { digestOf } from './digests.ts';

/** The number of a slot. */
export type SlotNumber = 0 | 1;

type Bytes = Uint8Array<ArrayBuffer>;

/** A file of a slot beside the records of its list. */
export type SlotFile = 'directory' | 'delta' | 'targets' | 'rulePack';

/** A list and its delta, cut and digested before a transaction, which must not wait for that. */
export interface Prepared {
  readonly directory: ArrayBuffer;
  readonly records: readonly ArrayBuffer[];
  readonly delta: Bytes | null;
  /** Digests as the note has them. */
  readonly digests: { readonly list: string; readonly delta: string | null };
}

/** Cuts a list. @throws Fault `bad-list` */
export async function prepare({ list, delta }: Slot): Promise<Prepared> {
  const { directory, records } = await cut(list);
  return {
    directory,
    records,
    delta,
    digests: { list: await digestOf(new Uint8Array(directory)), delta: await digestOf(delta) },
  };
}

/** Lays a prepared list into a slot, in place of what is there. */
export async function putList(transaction: Writing, slot: SlotNumber, prepared: Prepared): Promise<void> {
  const store = transaction.objectStore('list');
  await store.delete(recordsOf(slot));
  await store.put(prepared.directory, [slot, 'directory']);
  await Promise.all(prepared.records.map((record, number) => store.put(record, [slot, 'list', number])));
  await putFile(transaction, slot, 'delta', prepared.delta);
}

/** Lays a file into a slot, or takes it away. */
export async function putFile(
  transaction: Writing,
  slot: SlotNumber,
  name: SlotFile,
  bytes: Bytes | null,
): Promise<void> {
  const store = transaction.objectStore('list');
  if (bytes === null) await store.delete([slot, name]);
  else await store.put(bufferOf(bytes), [slot, name]);
}

/** A file of a slot, checked. @throws Fault `corrupt` when it is missing or not what its digest says */
export async function readFile(
  db: Database,
  slot: SlotNumber,
  name: SlotFile,
  digest: string | null,
): Promise<Bytes | null> {
  if (digest === null) return null;
  const stored = await db.get('list', [slot, name]);
  const bytes = stored instanceof ArrayBuffer ? new Uint8Array(stored) : null;
  if (bytes === null || (await digestOf(bytes)) !== digest) throw new Fault('corrupt', `${name} is missing or altered`);
  return bytes;
}

/** The list of a slot, checked record by record. @throws Fault `corrupt` when it is missing or altered */
export async function readList(db: Database, slot: SlotNumber, digest: string): Promise<Bytes> {
  const directory = await readFile(db, slot, 'directory', digest);
  const records = await db.getAll('list', recordsOf(slot));
  return join(await Directory.open(directory!.buffer), records as ArrayBuffer[]);
}

/** A view on part of a buffer would be stored with all of it. */
export function bufferOf(bytes: Bytes): ArrayBuffer {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
}

function recordsOf(slot: SlotNumber): IDBKeyRange {
  return IDBKeyRange.bound([slot, 'list', 0], [slot, 'list', Number.POSITIVE_INFINITY]);
}
