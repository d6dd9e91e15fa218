// A store in memory with the promises of OutboxStore: one writer at a time, all or nothing, values copied in and out.
import { type Entry, emptyLedger, entrySchema, type Ledger, type Route } from '#lib/outbox/entry.ts';
import type { OutboxStore, Rows } from '#lib/outbox/store.ts';

interface State {
  entries: Map<string, Entry>;
  routes: Map<string, Route>;
  ledger: Ledger;
}

function rowsOf(state: State): Rows {
  const inOrder = () => [...state.entries.values()].sort((a, b) => a.seq - b.seq);
  return {
    get: async (id) => structuredClone(state.entries.get(id) ?? null),
    put: async (entry) => void state.entries.set(entry.id, entrySchema.parse(entry)),
    remove: async (id) => void state.entries.delete(id),
    inState: async (wanted, visit) => {
      for (const entry of inOrder()) if (entry.state === wanted && !visit(structuredClone(entry))) return;
    },
    all: async () => ({ entries: structuredClone(inOrder()), unreadable: 0 }),
    ledger: async () => state.ledger,
    putLedger: async (ledger) => {
      state.ledger = ledger;
    },
    routes: async () => structuredClone([...state.routes.values()]),
    putRoute: async (route) => void state.routes.set(route.endpoint, route),
  };
}

export class MemoryStore implements OutboxStore {
  state: State = { entries: new Map(), routes: new Map(), ledger: emptyLedger };
  #last: Promise<unknown> = Promise.resolve();

  transact<T>(work: (rows: Rows) => Promise<T>): Promise<T> {
    const run = this.#last.then(async () => {
      // Values are never changed in place, so copying the maps copies the state.
      const { entries, routes, ledger } = this.state;
      const draft: State = { entries: new Map(entries), routes: new Map(routes), ledger };
      const result = await work(rowsOf(draft));
      this.state = draft;
      return result;
    });
    this.#last = run.catch(() => undefined);
    return run;
  }
}
