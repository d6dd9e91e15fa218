// The outbox's rows in IndexedDB. A row that cannot be read stays where it is and stands in nobody's way.
import {
  type Entry,
  emptyLedger,
  entrySchema,
  type Ledger,
  ledgerSchema,
  type Route,
  routeSchema,
} from '#lib/outbox/entry.ts';
import type { OutboxStore, Rows } from '#lib/outbox/store.ts';
import { type Connect, transact, type Writing } from './database.ts';

const LEDGER = 'outbox.ledger';
const ROUTES = 'outbox.route:';
const everyRoute = () => IDBKeyRange.bound(ROUTES, `${ROUTES}\uffff`);

function parseEntry(value: unknown): Entry | null {
  const parsed = entrySchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

function rowsOf(transaction: Writing): Rows {
  const outbox = transaction.objectStore('outbox');
  const meta = transaction.objectStore('meta');

  async function inState(state: string, visit: (entry: Entry) => boolean): Promise<void> {
    const range = IDBKeyRange.bound([state, 0], [state, Number.MAX_SAFE_INTEGER]);
    for (let cursor = await outbox.index('turn').openCursor(range); cursor; cursor = await cursor.continue()) {
      const entry = parseEntry(cursor.value);
      if (entry && !visit(entry)) return;
    }
  }

  async function all(): Promise<{ entries: Entry[]; unreadable: number }> {
    const values = await outbox.getAll();
    const entries = values.map(parseEntry).filter((entry) => entry !== null);
    return { entries: entries.sort((a, b) => a.seq - b.seq), unreadable: values.length - entries.length };
  }

  async function ledger(): Promise<Ledger> {
    const stored = await meta.get(LEDGER);
    if (stored === undefined) return emptyLedger;
    const parsed = ledgerSchema.safeParse(stored);
    return parsed.success ? parsed.data : counted((await all()).entries);
  }

  async function routes(): Promise<Route[]> {
    const values = await meta.getAll(everyRoute());
    return values.flatMap((value) => {
      const parsed = routeSchema.safeParse(value);
      // What deliveries have shown can be learnt again: an unreadable route is an unknown one.
      return parsed.success ? [parsed.data] : [];
    });
  }

  return {
    get: async (id) => parseEntry(await outbox.get(id)),
    put: async (entry) => void (await outbox.put(entry)),
    remove: async (id) => void (await outbox.delete(id)),
    inState,
    all,
    ledger,
    putLedger: async (value) => void (await meta.put(value, LEDGER)),
    routes,
    putRoute: async (route) => void (await meta.put(route, ROUTES + route.endpoint)),
  };
}

/** The ledger as the rows themselves say: used when the kept one cannot be read. */
function counted(entries: readonly Entry[]): Ledger {
  const open = entries.filter((entry) => entry.state === 'queued' || entry.state === 'sending').length;
  const bytes = entries.reduce((sum, entry) => sum + (entry.report ? entry.bytes : 0), 0);
  return { ...emptyLedger, open, bytes, nextSeq: entries.reduce((next, entry) => Math.max(next, entry.seq + 1), 0) };
}

/** The outbox's store over IndexedDB: each `transact` is one strict transaction. */
export function makeOutboxStore(open: Connect): OutboxStore {
  return { transact: (work) => transact(open, ['outbox', 'meta'], (transaction) => work(rowsOf(transaction))) };
}
