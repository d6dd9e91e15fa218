// What is noted beside the files of the signed list: which slot is in use, and by digest what lies where.
import * as z from 'zod/mini';
import { Fault } from '#lib/base/fault.ts';
import type { SlotNumber } from './list-slots.ts';

const digest = z.nullable(z.string());

const slotSchema = z.object({
  /** Of the list's directory, which holds the digests of its records. */
  list: z.string(),
  delta: digest,
  targets: digest,
  rulePack: digest,
  /** Null while the slot is only laid out: then it has never been in use. */
  version: z.nullable(z.int()),
  publishedAt: z.nullable(z.number()),
  custom: z.nullable(z.record(z.string(), z.unknown())),
});

/** What lies in a slot, and what was signed about it. */
export type KeptSlot = z.infer<typeof slotSchema>;

const keptSchema = z.object({
  v: z.literal(2),
  anchor: z.string(),
  checkedAt: z.nullable(z.number()),
  /** Digests of the metadata files that are stored. */
  files: z.partialRecord(z.enum(['root', 'timestamp', 'snapshot']), z.string()),
  inUse: z.nullable(z.union([z.literal(0), z.literal(1)])),
  slots: z.tuple([z.nullable(slotSchema), z.nullable(slotSchema)]),
});

/** The note itself, as it is stored. */
export type Kept = z.infer<typeof keptSchema>;

/** The first form kept one list, which a new sync replaces; its metadata guards against rollback still. */
const firstSchema = z.object({
  v: z.literal(1),
  facts: z.object({ anchor: z.string(), checkedAt: z.nullable(z.number()) }),
  stamps: z.record(z.string(), z.string()),
});

/** Reads the note; null where there is none. @throws Fault `corrupt` */
export function parseKept(stored: unknown): Kept | null {
  if (stored === undefined) return null;
  const first = firstSchema.safeParse(stored);
  const parsed = keptSchema.safeParse(first.success ? second(first.data) : stored);
  if (!parsed.success) throw new Fault('corrupt', 'the trusted state cannot be read');
  return parsed.data;
}

/**
 * The slot in use and the digest of its delta, read by hand: a woken worker's first answer waits for it, and zod's first parse
 * takes longer than all of its records. Null where no list is in use, or the note is of the first form. @throws Fault `corrupt`
 */
export function slotInUse(stored: unknown): { slot: SlotNumber; delta: string | null } | null {
  const { v, inUse, slots } = (stored ?? {}) as Partial<Record<keyof Kept, unknown>>;
  if (stored === undefined || v === 1 || (v === 2 && inUse === null)) return null;
  const facts: unknown = v === 2 && (inUse === 0 || inUse === 1) && Array.isArray(slots) ? slots[inUse] : null;
  const delta = typeof facts === 'object' && facts !== null && 'delta' in facts ? facts.delta : undefined;
  if (delta !== null && typeof delta !== 'string') throw new Fault('corrupt', 'the trusted state cannot be read');
  return { slot: inUse as SlotNumber, delta };
}

/** The slot that is not in use. */
export function spareOf(kept: Kept | null): SlotNumber {
  return kept?.inUse === 0 ? 1 : 0;
}

function second({ facts, stamps }: z.infer<typeof firstSchema>): unknown {
  const files = Object.fromEntries(
    Object.entries(stamps).filter(([name]) => ['root', 'timestamp', 'snapshot'].includes(name)),
  );
  return { v: 2, anchor: facts.anchor, checkedAt: facts.checkedAt, files, inUse: null, slots: [null, null] };
}
