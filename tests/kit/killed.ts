// A worker that can be killed at any of its calls to the outside: network, WebCrypto, IndexedDB. From then on it does nothing.

const calls = {
  idb: [
    ['get', 'getAll', 'getAllKeys', 'put', 'delete', 'clear'],
    () => IDBObjectStore.prototype as unknown as Record<string, Call>,
  ],
  crypto: [['digest', 'verify', 'importKey'], () => SubtleCrypto.prototype as unknown as Record<string, Call>],
  fetch: [['fetch'], () => globalThis as unknown as Record<string, Call>],
} as const;

/** What fake-indexeddb has inside a transaction: a browser ends it by itself, and tells nobody when the worker is gone. */
interface Ending {
  _state: string;
  _rollbackLog: (() => void)[];
  _requests: { request: { readyState: string } }[];
  _abort(errorName: string): void;
  _markFinished(): void;
}

function endOf(store: unknown): Ending {
  return (store as { transaction: unknown }).transaction as Ending;
}

/** Takes back what the transaction did and lets the next one begin. */
function forget(transaction: Ending): void {
  if (transaction._state === 'finished') return;
  for (const undo of transaction._rollbackLog.reverse()) undo();
  for (const { request } of transaction._requests) request.readyState = 'done';
  transaction._markFinished();
}

type Call = (this: unknown, ...args: unknown[]) => unknown;

/** What happens at the call with number `at` (from 0), by its name; later ones may be told apart by `isOver`. */
export interface Plan {
  readonly at: number;
  /** `kill`: the call and all later ones never come back, an open transaction is undone. `quota`: a `put` finds no room, and its transaction ends. */
  readonly does: 'kill' | 'quota' | 'nothing';
}

/** What was seen while `work` ran: the calls by name, and which one the plan met. */
export interface Seen {
  readonly names: string[];
  met: string | null;
}

/** Runs `work` in a worker that lives by the plan; ends when `work` does, or when the worker has been killed. */
export async function live(plan: Plan, work: () => Promise<unknown>): Promise<Seen> {
  const seen: Seen = { names: [], met: null };
  let killed: () => void = () => {};
  const death = new Promise<void>((resolve) => {
    killed = resolve;
  });
  const restore: (() => void)[] = [];
  for (const [kind, [names, ownerOf]] of Object.entries(calls)) {
    for (const name of names) {
      const owner = ownerOf();
      const call = owner[name]!;
      owner[name] = function (...args) {
        const isCounted = plan.does !== 'quota' || name === 'put';
        const isMet = isCounted && seen.names.length === plan.at;
        if (isCounted) seen.names.push(`${kind}.${name}`);
        if (isMet) seen.met = `${kind}.${name}`;
        // As in a browser: the write is taken, and then its transaction ends.
        if (plan.does === 'quota' && isMet) queueMicrotask(() => endOf(this)._abort('QuotaExceededError'));
        if (plan.does !== 'kill' || seen.met === null) return call.apply(this, args);
        killed();
        if (kind === 'idb') forget(endOf(this));
        return new Promise(() => {});
      };
      restore.push(() => {
        owner[name] = call;
      });
    }
  }
  try {
    await Promise.race([work().catch(() => undefined), death]);
    // What the dead worker still had to do runs into its end.
    for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve, 0));
  } finally {
    for (const undo of restore) undo();
  }
  return seen;
}
