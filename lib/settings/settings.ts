// What a person chose. In storage.local, which content scripts can read: nothing secret lives here.
import * as z from 'zod/mini';
import { roles } from '#lib/report/report.ts';
import { item } from '#lib/storage/item.ts';
import { strengths } from '#lib/warning/decide.ts';

/** All settings, version 1. `endpoint` is where reports go; where the list comes from is never a setting of a page or an endpoint. */
export const settingsSchema = z.object({
  version: z.literal(1),
  role: z.nullable(z.enum(roles)),
  strength: z.enum(strengths),
  language: z.enum(['auto', 'kk', 'ru', 'en']),
  endpoint: z.nullable(z.object({ url: z.string(), operator: z.string() })),
  welcomed: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Who uses this browser, once they said so. */
export type Role = NonNullable<Settings['role']>;

/** What holds before anybody chose. */
export const initialSettings: Settings = {
  version: 1,
  role: null,
  strength: 'standard',
  language: 'auto',
  endpoint: null,
  welcomed: false,
};

const stored = item({
  key: 'settings',
  version: 1,
  schema: settingsSchema,
  initial: initialSettings,
  migrations: {},
});

/** The settings as stored; the initial ones when nothing is, or when what is stored cannot be read (it is then set aside, not lost). */
export function readSettings(): Promise<Settings> {
  return stored.read();
}

const LOCK = 'shekteu.settings';

// One change at a time, in whatever page or worker: each reads what the one before has written.
function alone<T>(work: () => Promise<T>): Promise<T> {
  return typeof navigator.locks?.request === 'function' ? navigator.locks.request(LOCK, work) : chained(work);
}

let last: Promise<unknown> = Promise.resolve();

// Where there are no Web Locks there is one context only: this one.
function chained<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work, work);
  last = next;
  return next;
}

/** Changes some settings and answers with all of them once they are stored. */
export function changeSettings(patch: Partial<Omit<Settings, 'version'>>): Promise<Settings> {
  return alone(async () => {
    const next = { ...(await stored.read()), ...patch };
    await stored.write(next);
    return next;
  });
}

/** Calls `listener` after each change, whoever made it; returns the way to stop. */
export function onSettingsChanged(listener: (settings: Settings) => void): () => void {
  return stored.watch(listener);
}
