// Saved reports and what became of each: queued → sending → acknowledged → confirmed, or refused; held while no way is open.
// Nothing here is told to a person before the store's transaction is complete.
import type { Clock } from '#lib/base/clock.ts';
import { Fault } from '#lib/base/fault.ts';
import type { Report } from '#lib/report/report.ts';
import type { Entry, EntryState, Hold, OutboxState, Route } from './entry.ts';
import type { OutboxStore, Rows } from './store.ts';

/** What the outbox holds at most. */
export const outboxLimits = { reports: 5_000, bytes: 50_000_000 } as const;

/** The time to undo before a report may leave, ms. */
export const UNDO_MS = 10_000;

/** Which state may follow which. */
const follows: Readonly<Record<EntryState, readonly EntryState[]>> = {
  queued: ['sending', 'acknowledged', 'refused'],
  sending: ['queued', 'acknowledged', 'refused'],
  acknowledged: ['confirmed', 'queued'],
  confirmed: [],
  refused: [],
};

/** A report as its sender sees it. */
export interface Row {
  id: string;
  kind: Report['kind'];
  /** Null once the content has been forgotten. */
  subject: Report['subject'] | null;
  hour: string;
  state: OutboxState;
  why: string | null;
  endpoint: string | null;
  savedAt: number;
}

/** What saving a report led to. */
export type Saved = Pick<Row, 'id' | 'state' | 'why'>;

/** Saved reports, over a store. */
export interface Outbox {
  /**
   * Keeps a report, addressed to `endpoint` for good; resolves once it is on disk. Saving the same id again changes nothing.
   * Throws Fault `queue-full`, `disk-full` or `not-saved`: then it is not kept.
   */
  save(report: Report, secret: string, endpoint: string | null): Promise<Saved>;
  /** Takes back a report of which nothing has left yet; false if it is too late. */
  undo(id: string): Promise<boolean>;
  /** All reports, oldest first, and how many rows cannot be read. */
  list(): Promise<{ rows: Row[]; unreadable: number }>;
  /** Addresses reports that had no endpoint; others stay with theirs. Returns how many. */
  readdress(ids: readonly string[], endpoint: string): Promise<number>;
  /** Tries a held or waiting endpoint at the next delivery: a person changed something. */
  reopen(endpoint: string): Promise<void>;
}

function openWeight(entry: Entry | null): number {
  return entry?.state === 'queued' || entry?.state === 'sending' ? 1 : 0;
}

function contentBytes(entry: Entry | null): number {
  return entry?.report ? entry.bytes : 0;
}

/** Writes a row and keeps the ledger in step; `before` is the row as it was, `after` is null to remove it. */
export async function change(rows: Rows, before: Entry | null, after: Entry | null): Promise<void> {
  const ledger = await rows.ledger();
  await rows.putLedger({
    ...ledger,
    open: Math.max(0, ledger.open + openWeight(after) - openWeight(before)),
    bytes: Math.max(0, ledger.bytes + contentBytes(after) - contentBytes(before)),
    nextSeq: Math.max(ledger.nextSeq, after ? after.seq + 1 : 0),
  });
  if (after) await rows.put(after);
  else if (before) await rows.remove(before.id);
}

/** The row in another state, its lease given back. Throws Fault `internal` if that state may not follow. */
export function moved(entry: Entry, state: EntryState, nowMs: number, rest: Partial<Entry> = {}): Entry {
  if (!follows[entry.state].includes(state)) throw new Fault('internal', `${entry.state} cannot become ${state}`);
  return { ...entry, why: null, lease: null, ...rest, state, stateAt: nowMs };
}

function shownState(entry: Entry, routes: readonly Route[]): { state: OutboxState; why: string | null } {
  if (entry.state !== 'queued') return { state: entry.state, why: entry.why };
  const hold: Hold | null =
    entry.endpoint === null ? 'no-desk' : (routes.find((route) => route.endpoint === entry.endpoint)?.held ?? null);
  return hold ? { state: 'held', why: hold } : { state: 'queued', why: null };
}

function shown(entry: Entry, routes: readonly Route[]): Row {
  const { id, kind, hour, endpoint, savedAt } = entry;
  return { id, kind, subject: entry.report?.subject ?? null, hour, endpoint, savedAt, ...shownState(entry, routes) };
}

function newEntry(parts: { report: Report; secret: string; endpoint: string | null; now: number; seq: number }): Entry {
  const { report, secret, endpoint, now, seq } = parts;
  const bytes = new TextEncoder().encode(JSON.stringify(report)).length;
  const waits = { tries: 0, putOff: 0, pause: null, lease: null, alone: false };
  const { id, kind, hour } = report;
  const times = { savedAt: now, stateAt: now };
  return { v: 1, id, seq, secret, kind, hour, endpoint, state: 'queued', why: null, ...times, bytes, ...waits, report };
}

/** The outbox over a store. */
export function makeOutbox({ store, clock }: { store: OutboxStore; clock: Clock }): Outbox {
  async function save(report: Report, secret: string, endpoint: string | null): Promise<Saved> {
    return store.transact(async (rows) => {
      const known = await rows.get(report.id);
      const ledger = await rows.ledger();
      const entry = known ?? newEntry({ report, secret, endpoint, now: clock.now(), seq: ledger.nextSeq });
      const full = ledger.open >= outboxLimits.reports || ledger.bytes + entry.bytes > outboxLimits.bytes;
      if (!known && full) throw new Fault('queue-full', 'the outbox is full');
      if (!known) await change(rows, null, entry);
      return { id: entry.id, ...shownState(entry, await rows.routes()) };
    });
  }

  async function undo(id: string): Promise<boolean> {
    return store.transact(async (rows) => {
      const entry = await rows.get(id);
      // Once a request with it was begun, the desk may have it, and "taken back" could be untrue.
      const mayUndo = entry !== null && entry.state === 'queued' && entry.tries === 0;
      if (mayUndo) await change(rows, entry, null);
      return mayUndo;
    });
  }

  async function list(): Promise<{ rows: Row[]; unreadable: number }> {
    return store.transact(async (rows) => {
      const routes = await rows.routes();
      const { entries, unreadable } = await rows.all();
      return { rows: entries.map((entry) => shown(entry, routes)), unreadable };
    });
  }

  async function readdress(ids: readonly string[], endpoint: string): Promise<number> {
    return store.transact(async (rows) => {
      let count = 0;
      for (const id of ids) {
        const entry = await rows.get(id);
        if (entry === null || entry.state !== 'queued' || entry.endpoint !== null) continue;
        await rows.put({ ...entry, endpoint });
        count++;
      }
      return count;
    });
  }

  async function reopen(endpoint: string): Promise<void> {
    await store.transact(async (rows) => {
      const route = (await rows.routes()).find((each) => each.endpoint === endpoint);
      if (route) await rows.putRoute({ ...route, held: null, strange: 0, pause: null });
    });
  }

  return { save, undo, list, readdress, reopen };
}
