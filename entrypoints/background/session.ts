// What lasts as long as the browser runs, and not on disk: exceptions, what was found on a tab, warnings shown, reports begun.
import * as z from 'zod/mini';
import { browser } from '#lib/browser.ts';
import { verdictSchema } from '#lib/verdict/verdict.ts';
import { type Exception, exceptionSchema } from '#lib/warning/exceptions.ts';

const judgementSchema = z.object({
  level: z.enum(['clear', 'caution']),
  score: z.number(),
  kind: z.nullable(z.enum(['sale', 'recruiting'])),
  evidence: verdictSchema.shape.evidence,
  reasons: verdictSchema.shape.reasons,
  cut: z.boolean(),
});

/** What the words of a tab's present document came to, and whether its bar was closed. */
export const tabRecordSchema = z.object({
  url: z.string(),
  judgement: z.nullable(judgementSchema),
  closed: z.boolean(),
});
export type TabRecord = z.infer<typeof tabRecordSchema>;

/** One warning laid before a person. `opened` says where: in place of the page, or beside it (the page's own tab is then `originTab`). */
export const warningRecordSchema = z.object({
  key: z.string(),
  url: z.string(),
  verdict: verdictSchema,
  committed: z.boolean(),
  originTab: z.nullable(z.number()),
  /** The page that holds what is warned about in a frame; null where that is the page itself. */
  through: z.nullable(z.string()),
});
export type WarningRecord = z.infer<typeof warningRecordSchema>;

/** A report begun elsewhere: from a link, from selected words. */
export const prefillSchema = z.object({ address: z.nullable(z.string()), words: z.string() });
export type Prefill = z.infer<typeof prefillSchema>;

async function read<T>(key: string, schema: z.ZodMiniType<T>): Promise<T | null> {
  const parsed = schema.safeParse((await browser.storage.session.get(key))[key]);
  return parsed.success ? parsed.data : null;
}

function write(key: string, value: unknown): Promise<void> {
  return browser.storage.session.set({ [key]: value });
}

/** Exceptions of this session; a browser that was closed asks again. */
export async function readExceptions(): Promise<Exception[]> {
  return (await read('exceptions', z.array(exceptionSchema))) ?? [];
}

/** Stores the exceptions of this session. */
export function writeExceptions(exceptions: readonly Exception[]): Promise<void> {
  return write('exceptions', exceptions);
}

// Of this wake of the worker; what lasts is in the session.
const tabRecords = new Map<number, TabRecord>();

/** What was found on a tab, if anything. */
export async function readTabRecord(tabId: number): Promise<TabRecord | null> {
  return tabRecords.get(tabId) ?? (await read(`tab:${tabId}`, tabRecordSchema));
}

/** Keeps what was found on a tab. */
export function writeTabRecord(tabId: number, record: TabRecord): Promise<void> {
  tabRecords.set(tabId, record);
  return write(`tab:${tabId}`, record);
}

/** Forgets a tab that was closed. */
export function forgetTabRecord(tabId: number): Promise<void> {
  tabRecords.delete(tabId);
  return browser.storage.session.remove(`tab:${tabId}`);
}

/** A warning by its key, if the browser was not closed since. */
export function readWarning(key: string): Promise<WarningRecord | null> {
  return read(`warning:${key}`, warningRecordSchema);
}

/** Keeps a warning. */
export function writeWarning(record: WarningRecord): Promise<void> {
  return write(`warning:${record.key}`, record);
}

/** A report begun elsewhere, by its key. */
export function readPrefill(key: string): Promise<Prefill | null> {
  return read(`prefill:${key}`, prefillSchema);
}

/** Keeps what a report begins with. */
export function writePrefill(key: string, prefill: Prefill): Promise<void> {
  return write(`prefill:${key}`, prefill);
}
