// What a client trusts between two cycles, and the small store that keeps it.
import * as z from 'zod/mini';
import type { ListCustom } from '#lib/publication/metadata.ts';

const bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array);
const time = z.nullable(z.number());

/** The last good state. Metadata is kept as it was signed; what was never fetched yet is null. Times are milliseconds. */
export const trustedStateSchema = z.object({
  /** SHA-256 of the root file of the package, from which this state began. */
  anchor: z.string(),
  root: bytes,
  timestamp: z.nullable(bytes),
  snapshot: z.nullable(bytes),
  targets: z.nullable(bytes),
  /** The file that is opened; with a delta, the base that it is made against. */
  list: z.nullable(bytes),
  delta: z.nullable(bytes),
  rulePack: z.nullable(bytes),
  /** Version of the applied list: that of the signed targets file. */
  version: z.nullable(z.int()),
  /** When the applied list was published, as its targets file says. */
  publishedAt: time,
  /** When a cycle last reached its end. */
  checkedAt: time,
  custom: z.nullable(z.custom<ListCustom>((value) => typeof value === 'object')),
});
export type TrustedState = z.infer<typeof trustedStateSchema>;

/** What is looked up in: a list file, and the delta beside it. */
export interface Slot {
  readonly list: Uint8Array<ArrayBuffer>;
  readonly delta: Uint8Array<ArrayBuffer> | null;
}

/**
 * Keeps the state. Each `write` is one durable transaction: whole or not at all. Several are made in one cycle, and byte
 * fields that did not change are the same objects as before, so that a store need not write them again.
 */
export interface SyncStore {
  read(): Promise<TrustedState | null>;
  write(state: TrustedState): Promise<void>;
  /** Lays the files into the spare slot and gives back what is read from there; a `write` of these objects takes the slot into use. */
  stage(files: Slot): Promise<Slot>;
}

/** The state of a client that has nothing but its package's root. */
export function firstState(anchor: string, root: Uint8Array<ArrayBuffer>): TrustedState {
  const empty = { timestamp: null, snapshot: null, targets: null, list: null, delta: null, rulePack: null };
  return { anchor, root, ...empty, version: null, publishedAt: null, checkedAt: null, custom: null };
}
