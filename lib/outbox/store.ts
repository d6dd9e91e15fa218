// What the outbox asks of storage.
import type { Entry, EntryState, Ledger, Route } from './entry.ts';

/** The rows of one open transaction. Nothing else may be awaited between its calls, or the transaction ends. */
export interface Rows {
  /** A row, or null if there is none or it cannot be read. */
  get(id: string): Promise<Entry | null>;
  put(entry: Entry): Promise<void>;
  remove(id: string): Promise<void>;
  /** Readable rows of one state, in order of saving, until `visit` answers false. */
  inState(state: EntryState, visit: (entry: Entry) => boolean): Promise<void>;
  /** All readable rows in order of saving, and how many others there are. */
  all(): Promise<{ entries: Entry[]; unreadable: number }>;
  ledger(): Promise<Ledger>;
  putLedger(ledger: Ledger): Promise<void>;
  routes(): Promise<Route[]>;
  putRoute(route: Route): Promise<void>;
}

/** A durable, transactional place for the outbox. */
export interface OutboxStore {
  /**
   * Runs `work` in one transaction, alone among writers, and resolves once it is complete on disk; if `work` throws, nothing is changed.
   * Throws Fault `disk-full` or `not-saved`.
   */
  transact<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
}

/** Up to `most` readable rows of one state that `wanted` takes, in order of saving. */
export async function collect(
  rows: Rows,
  state: EntryState,
  wanted: (entry: Entry) => boolean = () => true,
  most = 1_000,
): Promise<Entry[]> {
  const found: Entry[] = [];
  await rows.inState(state, (entry) => {
    if (wanted(entry)) found.push(entry);
    return found.length < most;
  });
  return found;
}
