// What a worker that has just woken asks, before the whole list is in memory: it reads the note, the directory and two or three records.
import type { Subject } from '#lib/address/subject.ts';
import { sha256 } from '#lib/base/bytes.ts';
import { Fault } from '#lib/base/fault.ts';
import type { Hit } from '#lib/blocklist/list.ts';
import { RecordList } from '#lib/blocklist/record-list.ts';
import { type Connect, storageFault } from './database.ts';
import { digestOf } from './digests.ts';
import { slotInUse } from './kept-state.ts';

/** Answers from the list on disk. */
export interface ListStore {
  /**
   * What the applied list says first of these subjects; `null` where no list was ever applied, so that the package's own counts.
   * @throws Fault `corrupt` when what it needs is altered: then the whole state must be read, which falls back to the other slot.
   */
  first(subjects: readonly Subject[]): Promise<{ hit: Hit | null } | null>;
}

/** The list on disk, which is opened at the first question; `forget` it when another was applied. */
export function makeListStore(open: Connect): ListStore & { forget(): void } {
  let opening: Promise<RecordList | null> | null = null;
  return {
    async first(subjects) {
      opening ??= openList(open).catch((cause) => {
        opening = null;
        throw storageFault(cause);
      });
      const list = await opening;
      return list && { hit: await list.first(subjects) };
    },
    forget() {
      opening = null;
    },
  };
}

async function openList(open: Connect): Promise<RecordList | null> {
  // The first digest of a worker costs a millisecond, which passes while the database is opened.
  const [db] = await Promise.all([open(), sha256(new Uint8Array(0))]);
  const slots = [0, 1] as const;
  const store = db.transaction(['trusted', 'list']).objectStore('list');
  const [stored, directories, deltas] = await Promise.all([
    store.transaction.objectStore('trusted').get('state'),
    Promise.all(slots.map((slot) => store.get([slot, 'directory']))),
    Promise.all(slots.map((slot) => store.get([slot, 'delta']))),
  ]);
  const inUse = slotInUse(stored);
  if (inUse === null) return null;
  const { slot } = inUse;
  const directory = directories[slot];
  if (!(directory instanceof ArrayBuffer)) throw new Fault('corrupt', 'the list on disk is not whole');
  const delta = inUse.delta === null ? null : await whole(deltas[slot], inUse.delta);
  // The directory holds its own digest, and those of the records.
  return RecordList.open(directory, delta, async (numbers) => {
    const records = db.transaction('list').store;
    const read = await Promise.all(numbers.map((number) => records.get([slot, 'list', number])));
    return read.map((record) => (record instanceof ArrayBuffer ? record : new ArrayBuffer(0)));
  });
}

async function whole(stored: unknown, digest: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = stored instanceof ArrayBuffer ? new Uint8Array(stored) : null;
  if (bytes === null || (await digestOf(bytes)) !== digest) throw new Fault('corrupt', 'the list on disk is altered');
  return bytes;
}
