// The signed list's trusted state in IndexedDB: small facts under `state`, each file's bytes under its own key.
import * as z from 'zod/mini';
import { Fault } from '#lib/base/fault.ts';
import { randomSecret } from '#lib/base/ids.ts';
import { type SyncStore, type TrustedState, trustedStateSchema } from '#lib/sync/state.ts';
import { type Connect, transact, type Writing } from './database.ts';

const files = ['root', 'timestamp', 'snapshot', 'targets', 'list', 'rulePack'] as const;
type File = (typeof files)[number];
type Bytes = Uint8Array<ArrayBuffer>;

/** `stamps` names the bytes stored for each file, so that bytes still in hand are known to be stored already. */
const keptSchema = z.object({
  v: z.literal(1),
  facts: z.record(z.string(), z.unknown()),
  stamps: z.partialRecord(z.enum(files), z.string()),
});
type Kept = z.infer<typeof keptSchema>;

function factsOf(state: TrustedState): Record<string, unknown> {
  const { anchor, version, publishedAt, checkedAt, custom } = state;
  return { anchor, version, publishedAt, checkedAt, custom };
}

async function keptOf(transaction: Writing): Promise<Kept | null> {
  const stored = await transaction.objectStore('trusted').get('state');
  if (stored === undefined) return null;
  const parsed = keptSchema.safeParse(stored);
  if (!parsed.success) throw new Fault('corrupt', 'the trusted state cannot be read');
  return parsed.data;
}

// A view on part of a buffer would be stored with all of it.
function bufferOf(bytes: Bytes): ArrayBuffer {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
}

/**
 * The sync's store over IndexedDB. Each write is one strict transaction that swaps the whole state; bytes read from here or
 * written before are not written again. `read` throws Fault `corrupt` when what is stored is not whole.
 */
export function makeSyncStore(open: Connect): SyncStore {
  const stampOf = new WeakMap<Bytes, string>();

  async function read(): Promise<TrustedState | null> {
    return transact(open, ['trusted'], async (transaction) => {
      const kept = await keptOf(transaction);
      if (kept === null) return null;
      const state: Record<string, unknown> = { ...kept.facts };
      for (const file of files) state[file] = await readFile(transaction, file, kept.stamps[file]);
      const parsed = trustedStateSchema.safeParse(state);
      if (!parsed.success) throw new Fault('corrupt', 'the trusted state is not whole');
      return parsed.data;
    });
  }

  async function readFile(transaction: Writing, file: File, stamp: string | undefined): Promise<Bytes | null> {
    if (stamp === undefined) return null;
    const buffer = await transaction.objectStore('trusted').get(file);
    if (!(buffer instanceof ArrayBuffer)) throw new Fault('corrupt', `${file} is missing`);
    const bytes = new Uint8Array(buffer);
    stampOf.set(bytes, stamp);
    return bytes;
  }

  async function write(state: TrustedState): Promise<void> {
    const written = await transact(open, ['trusted'], async (transaction) => {
      const store = transaction.objectStore('trusted');
      // What cannot be read is replaced whole: the caller has verified what it writes.
      const old = keptSchema.safeParse(await store.get('state')).data?.stamps ?? {};
      const stamps: Kept['stamps'] = {};
      for (const file of files) {
        const bytes = state[file];
        if (bytes === null) await store.delete(file);
        else {
          const known = stampOf.get(bytes);
          stamps[file] = known !== undefined && known === old[file] ? known : randomSecret();
          if (stamps[file] !== known) await store.put(bufferOf(bytes), file);
        }
      }
      await store.put({ v: 1, facts: factsOf(state), stamps }, 'state');
      return stamps;
    });
    for (const file of files) if (state[file] && written[file]) stampOf.set(state[file], written[file]);
  }

  return { read, write };
}
