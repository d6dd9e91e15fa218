// One typed, versioned value in storage.local. Content scripts can read that area: nothing secret belongs here.
import * as z from 'zod/mini';
import { Fault } from '#lib/base/fault.ts';
import { browser } from '#lib/browser.ts';

/** What a value is called, how it is read, and what holds while nothing is stored. */
export interface ItemOptions<T> {
  key: string;
  version: number;
  schema: z.ZodMiniType<T>;
  initial: T;
  /** From version n to n + 1, by n: pure, and kept for ever. */
  migrations: Readonly<Record<number, (old: unknown) => unknown>>;
}

/** Why a stored value could not be read. */
export type ItemProblem = 'corrupt' | 'newer-version';

/** One value of storage.local. */
export interface Item<T> {
  /** The stored value, or the initial one when there is none or it cannot be read (it is then set aside). */
  read(): Promise<T>;
  /** Resolves once stored. Throws Fault `disk-full` or `not-saved`. */
  write(value: T): Promise<void>;
  /** Calls `listener` after each change, whoever made it; returns the way to stop. */
  watch(listener: (value: T) => void): () => void;
  /** What was wrong with values set aside, newest last; empty when nothing ever was. */
  problems(): Promise<ItemProblem[]>;
}

const ASIDE_KEPT = 5;
const wrapped = z.object({ version: z.int(), value: z.unknown() });
const asideSchema = z.array(z.object({ problem: z.enum(['corrupt', 'newer-version']), raw: z.unknown() }));

type Opened<T> = { kind: 'value'; value: T } | { kind: 'problem'; problem: ItemProblem };

function open<T>(options: ItemOptions<T>, raw: unknown): Opened<T> {
  const outer = wrapped.safeParse(raw);
  if (!outer.success) return { kind: 'problem', problem: 'corrupt' };
  if (outer.data.version > options.version) return { kind: 'problem', problem: 'newer-version' };
  try {
    const parsed = options.schema.safeParse(migrated(options, outer.data));
    return parsed.success ? { kind: 'value', value: parsed.data } : { kind: 'problem', problem: 'corrupt' };
  } catch {
    // A step that stumbles over the old value says the same as a schema that refuses it.
    return { kind: 'problem', problem: 'corrupt' };
  }
}

function migrated<T>(options: ItemOptions<T>, old: z.infer<typeof wrapped>): unknown {
  let value = old.value;
  for (let version = old.version; version < options.version; version++) {
    const step = options.migrations[version];
    if (!step) throw new Fault('corrupt', `no step from version ${version} of ${options.key}`);
    value = step(value);
  }
  return value;
}

function notSaved(cause: unknown): Fault {
  const full = cause instanceof Error && /quota/i.test(`${cause.name} ${cause.message}`);
  return new Fault(full ? 'disk-full' : 'not-saved', 'storage.local refused the value', { cause });
}

async function set(entries: Record<string, unknown>): Promise<void> {
  try {
    await browser.storage.local.set(entries);
  } catch (cause) {
    throw notSaved(cause);
  }
}

async function stored(key: string): Promise<unknown> {
  return (await browser.storage.local.get(key))[key];
}

/** Describes one value of storage.local; nothing is read until asked. */
export function item<T>(options: ItemOptions<T>): Item<T> {
  const asideKey = `${options.key}.aside`;

  async function aside(): Promise<z.infer<typeof asideSchema>> {
    const parsed = asideSchema.safeParse(await stored(asideKey));
    return parsed.success ? parsed.data : [];
  }

  // The value moves aside before anything may be written in its place, so that a later build can still read it.
  async function setAside(problem: ItemProblem, raw: unknown): Promise<void> {
    const kept = await aside();
    const known = kept.some((each) => JSON.stringify(each.raw) === JSON.stringify(raw));
    if (!known) await set({ [asideKey]: [...kept, { problem, raw }].slice(-ASIDE_KEPT) });
  }

  async function read(): Promise<T> {
    const raw = await stored(options.key);
    if (raw === undefined) return options.initial;
    const opened = open(options, raw);
    if (opened.kind === 'value') return opened.value;
    await setAside(opened.problem, raw);
    return options.initial;
  }

  return {
    read,
    write: (value) => set({ [options.key]: { version: options.version, value } }),
    watch(listener) {
      const onChanged = (changes: Record<string, unknown>, area: string) => {
        if (area === 'local' && options.key in changes) read().then(listener);
      };
      browser.storage.onChanged.addListener(onChanged);
      return () => browser.storage.onChanged.removeListener(onChanged);
    },
    problems: async () => (await aside()).map((each) => each.problem),
  };
}
