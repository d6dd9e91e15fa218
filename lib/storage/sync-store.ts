// The signed list's trusted state in IndexedDB: metadata files under their own names, and two slots for what they name, of
// which one is in use. The other keeps the last good one, until the next is laid into it.
import { Fault, isFault } from '#lib/base/fault.ts';
import { type Slot, type SyncStore, type TrustedState, trustedStateSchema } from '#lib/sync/state.ts';
import { type Connect, type Database, storageFault, transact, type Writing } from './database.ts';
import { digestOf } from './digests.ts';
import { type Kept, type KeptSlot, parseKept, spareOf } from './kept-state.ts';
import {
  bufferOf,
  type Prepared,
  prepare,
  putFile,
  putList,
  readFile,
  readList,
  type SlotNumber,
} from './list-slots.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const metadata = ['root', 'timestamp', 'snapshot'] as const;
const slots = [0, 1] as const;
/** The anchor while a list was laid out but no state was ever written. */
const NEVER_WRITTEN = '';
const noSlot = {
  targets: null,
  list: null,
  delta: null,
  rulePack: null,
  version: null,
  publishedAt: null,
  custom: null,
};

/**
 * The sync's store over IndexedDB. Each write is one strict transaction; files that are stored already are not written again.
 * A list that is not whole on disk is not given out: the other slot's is, or none. `read` throws Fault `corrupt` when not even
 * the metadata is there.
 */
export function makeSyncStore(open: Connect): SyncStore {
  /** Lists that came out of here, by the digest that the note knows them by. */
  const listDigests = new WeakMap<Bytes, string>();
  /** And the slot that each was read from: of two that should hold the same, one may be altered. */
  const listSlots = new WeakMap<Bytes, SlotNumber>();
  /** The slot that was last found whole: the next list is not laid over it. */
  let whole: SlotNumber | null = null;

  async function read(): Promise<TrustedState | null> {
    try {
      return await readAll(await open());
    } catch (cause) {
      throw storageFault(cause);
    }
  }

  async function readAll(db: Database): Promise<TrustedState | null> {
    const kept = parseKept(await db.get('trusted', 'state'));
    if (kept === null || kept.anchor === NEVER_WRITTEN) return null;
    const state: Record<string, unknown> = {
      anchor: kept.anchor,
      checkedAt: kept.checkedAt,
      ...(await readInUse(db, kept)),
    };
    for (const file of metadata) state[file] = kept.files[file] === undefined ? null : await readMetadata(db, file);
    const parsed = trustedStateSchema.safeParse(state);
    if (!parsed.success) throw new Fault('corrupt', 'the trusted state is not whole');
    return parsed.data;
  }

  async function readInUse(db: Database, kept: Kept): Promise<object> {
    if (kept.inUse === null) return noSlot;
    for (const slot of [kept.inUse, spareOf(kept)]) {
      const facts = kept.slots[slot];
      const files = facts === null || facts.version === null ? null : await wholeOrNull(readSlot(db, slot, facts));
      if (facts !== null && files !== null) {
        whole = slot;
        const { version, publishedAt, custom } = facts;
        return { ...files, version, publishedAt, custom };
      }
    }
    return noSlot;
  }

  async function readSlot(db: Database, slot: SlotNumber, facts: KeptSlot) {
    const [list, delta, targets, rulePack] = await Promise.all([
      readList(db, slot, facts.list),
      readFile(db, slot, 'delta', facts.delta),
      readFile(db, slot, 'targets', facts.targets),
      readFile(db, slot, 'rulePack', facts.rulePack),
    ]);
    listDigests.set(list, facts.list);
    listSlots.set(list, slot);
    return { list, delta, targets, rulePack };
  }

  async function stage(files: Slot): Promise<Slot> {
    const prepared = await prepare(files);
    const laid = await layOut(prepared, true);
    if (laid !== null) return laid;
    // What lay there of the same list is altered: it is laid out anew, whole.
    const again = await layOut(prepared, false);
    if (again === null) throw new Fault('corrupt', 'the list does not come back as it was written');
    return again;
  }

  /** Lays a list into the spare slot and reads it back; null when it does not come back whole. */
  async function layOut(prepared: Prepared, mayReuse: boolean): Promise<Slot | null> {
    const slot = await transact(open, ['trusted', 'list'], async (transaction) => {
      const kept = (await keptOf(transaction)) ?? noKept();
      const spare = whole === null ? spareOf(kept) : other(whole);
      const isThere = mayReuse && kept.slots[spare]?.list === prepared.digests.list;
      await (isThere ? putFile(transaction, spare, 'delta', prepared.delta) : putList(transaction, spare, prepared));
      const next = withSlot(kept, spare, { ...prepared.digests, ...notYet });
      await transaction.objectStore('trusted').put(next, 'state');
      return spare;
    });
    const files = await wholeOrNull(readSlot(await open(), slot, { ...prepared.digests, ...notYet }));
    return files && { list: files.list, delta: files.delta };
  }

  async function write(state: TrustedState): Promise<void> {
    const { list, delta } = state;
    const digests = await digestsOf(state);
    const kept = await wholeOrNull(open().then(async (db) => parseKept(await db.get('trusted', 'state'))));
    const listDigest = list === null ? null : (listDigests.get(list) ?? null);
    const isLaid = list === null || slots.some((slot) => holds(kept?.slots[slot], listDigest, digests.delta));
    const prepared = isLaid ? null : await prepare({ list, delta });
    const inUseNow = await transact(open, ['trusted', 'list'], async (transaction) => {
      const before = (await keptOf(transaction)) ?? noKept();
      const inUse =
        list === null
          ? null
          : await slotFor(transaction, before, {
              prepared,
              list: listDigest,
              delta: digests.delta,
              from: listSlots.get(list) ?? null,
            });
      const after: Kept = { ...before, anchor: state.anchor, checkedAt: state.checkedAt, inUse, files: {} };
      for (const file of metadata)
        await writeMetadata(transaction, { file, before, after }, state[file], digests[file]);
      await transaction.objectStore('trusted').put(await slotWritten(transaction, after, state, digests), 'state');
      return inUse;
    });
    if (list !== null && prepared !== null) listDigests.set(list, prepared.digests.list);
    whole = inUseNow;
  }

  return { read, write, stage };
}

const notYet = { targets: null, rulePack: null, version: null, publishedAt: null, custom: null };

type Digests = Record<'root' | 'timestamp' | 'snapshot' | 'targets' | 'rulePack' | 'delta', string | null>;

async function digestsOf(state: TrustedState): Promise<Digests> {
  const names = [...metadata, 'targets', 'rulePack', 'delta'] as const;
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await digestOf(state[name])])),
  ) as Digests;
}

function other(slot: SlotNumber): SlotNumber {
  return slot === 0 ? 1 : 0;
}

/** The slot that holds this list and delta, the one that it was read from first; else the spare one, where it is laid now. */
async function slotFor(
  transaction: Writing,
  kept: Kept,
  wanted: { prepared: Prepared | null; list: string | null; delta: string | null; from: SlotNumber | null },
): Promise<SlotNumber> {
  const { prepared, list, delta, from } = wanted;
  const spare = spareOf(kept);
  const there = [from ?? spare, kept.inUse ?? spare, spare].find((slot) => holds(kept.slots[slot], list, delta));
  if (there !== undefined) return there;
  if (prepared === null) throw new Fault('busy', 'another wrote the list meanwhile');
  await putList(transaction, spare, prepared);
  kept.slots[spare] = { ...prepared.digests, ...notYet };
  return spare;
}

function holds(slot: KeptSlot | null | undefined, list: string | null, delta: string | null): boolean {
  return slot !== null && slot !== undefined && list !== null && slot.list === list && slot.delta === delta;
}

async function writeMetadata(
  transaction: Writing,
  note: { file: (typeof metadata)[number]; before: Kept; after: Kept },
  bytes: Bytes | null,
  digest: string | null,
): Promise<void> {
  const { file, before, after } = note;
  const store = transaction.objectStore('trusted');
  if (bytes === null || digest === null) return store.delete(file);
  after.files[file] = digest;
  if (before.files[file] !== digest) await store.put(bufferOf(bytes), file);
}

/** The note with what goes with the slot in use; its files are written where they changed. */
async function slotWritten(transaction: Writing, kept: Kept, state: TrustedState, digests: Digests): Promise<Kept> {
  if (kept.inUse === null) return kept;
  const before = kept.slots[kept.inUse]!;
  for (const file of ['targets', 'rulePack'] as const) {
    if (before[file] !== digests[file]) await putFile(transaction, kept.inUse, file, state[file]);
  }
  const { version, publishedAt, custom } = state;
  const { targets, rulePack } = digests;
  return withSlot(kept, kept.inUse, { ...before, targets, rulePack, version, publishedAt, custom });
}

function withSlot(kept: Kept, slot: SlotNumber, facts: KeptSlot): Kept {
  return { ...kept, slots: slot === 0 ? [facts, kept.slots[1]] : [kept.slots[0], facts] };
}

function noKept(): Kept {
  return { v: 2, anchor: NEVER_WRITTEN, checkedAt: null, files: {}, inUse: null, slots: [null, null] };
}

/** What cannot be read is replaced whole: the caller has verified what it writes. */
async function keptOf(transaction: Writing): Promise<Kept | null> {
  const stored = await transaction.objectStore('trusted').get('state');
  try {
    return parseKept(stored);
  } catch (error) {
    if (isFault(error, 'corrupt')) return null;
    throw error;
  }
}

async function readMetadata(db: Database, file: (typeof metadata)[number]): Promise<Bytes> {
  const stored = await db.get('trusted', file);
  if (!(stored instanceof ArrayBuffer)) throw new Fault('corrupt', `${file} is missing`);
  return new Uint8Array(stored);
}

async function wholeOrNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isFault(error, 'corrupt')) return null;
    throw error;
  }
}
