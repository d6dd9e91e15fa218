// Taking a batch out of the queue for one sender. A claim is a lease on disk, so a worker that dies holds nothing for long.
import { batchLimits } from '#lib/protocol/batch.ts';
import { leftOf } from './backoff.ts';
import type { Entry, Route } from './entry.ts';
import { change, moved, UNDO_MS } from './outbox.ts';
import { collect, type Rows } from './store.ts';

/** Time a sender may hold what it claimed, ms. */
export const LEASE_MS = 120_000;

/** Bytes around the reports of a batch: `{"protocol":1,"reports":[]}`. */
const ENVELOPE_BYTES = 32;

/** Reports to send at once to one endpoint; or when to look again (ms of the clock, null when nothing waits for time). */
export type Claim = { kind: 'batch'; endpoint: string; entries: Entry[] } | { kind: 'none'; nextAt: number | null };

/** What is known of an endpoint nothing was sent to yet. */
export function newRoute(endpoint: string): Route {
  return { v: 1, endpoint, failures: 0, strange: 0, held: null, pause: null, batch: batchLimits.reports };
}

/** The route to an endpoint among `routes`. */
export function routeTo(routes: readonly Route[], endpoint: string): Route {
  return routes.find((route) => route.endpoint === endpoint) ?? newRoute(endpoint);
}

/** True if nobody can still be sending this: its lease is too old, or from a clock that has since been set back. */
export function isLeaseOver(entry: Entry, nowMs: number): boolean {
  const takenAt = entry.lease?.takenAt ?? Number.POSITIVE_INFINITY;
  return takenAt > nowMs || nowMs - takenAt >= LEASE_MS;
}

function waitOf(entry: Entry, route: Route, nowMs: number): number {
  const undo = leftOf({ setAt: entry.savedAt, until: entry.savedAt + UNDO_MS }, nowMs);
  return Math.max(undo, leftOf(entry.pause, nowMs), leftOf(route.pause, nowMs));
}

/** Collects one batch in order of saving: one endpoint, within its size, suspects last and singly. */
class Picker {
  readonly picked: Entry[] = [];
  suspect: Entry | null = null;
  leastWait = Number.POSITIVE_INFINITY;
  #bytes = ENVELOPE_BYTES;
  readonly #routes: readonly Route[];
  readonly #nowMs: number;

  constructor(routes: readonly Route[], nowMs: number) {
    this.#routes = routes;
    this.#nowMs = nowMs;
  }

  /** Looks at the next queued row; false when the batch is full. */
  see(entry: Entry): boolean {
    if (entry.endpoint === null) return true;
    const route = routeTo(this.#routes, entry.endpoint);
    const wait = waitOf(entry, route, this.#nowMs);
    if (wait > 0) this.leastWait = Math.min(this.leastWait, wait);
    else if (entry.alone) this.suspect ??= entry;
    else return this.#take(entry, route);
    return true;
  }

  #take(entry: Entry, route: Route): boolean {
    const [first] = this.picked;
    if (first && first.endpoint !== entry.endpoint) return true;
    // After a failure one report probes, so that a desk that comes back is not met by every full batch at once.
    const most = route.failures > 0 ? 1 : Math.min(route.batch, batchLimits.reports);
    if (first && (this.picked.length >= most || this.#bytes + entry.bytes + 1 > batchLimits.bytes)) return false;
    this.picked.push(entry);
    this.#bytes += entry.bytes + 1;
    return this.picked.length < most;
  }
}

async function releaseOld(rows: Rows, owner: string, nowMs: number, takeOver: boolean): Promise<number> {
  let leastWait = Number.POSITIVE_INFINITY;
  for (const entry of await collect(rows, 'sending')) {
    const isForeign = takeOver && entry.lease?.owner !== owner;
    if (isForeign || isLeaseOver(entry, nowMs)) await change(rows, entry, moved(entry, 'queued', nowMs));
    else leastWait = Math.min(leastWait, LEASE_MS - (nowMs - (entry.lease?.takenAt ?? nowMs)));
  }
  return leastWait;
}

/** Takes the next batch for `owner`, having first given back what dead senders held: all others, if they are known to be dead. */
export async function claim(rows: Rows, owner: string, nowMs: number, takeOver = false): Promise<Claim> {
  const leaseWait = await releaseOld(rows, owner, nowMs, takeOver);
  const picker = new Picker(await rows.routes(), nowMs);
  await rows.inState('queued', (entry) => picker.see(entry));
  const chosen = picker.picked.length > 0 ? picker.picked : picker.suspect ? [picker.suspect] : [];
  const endpoint = chosen[0]?.endpoint;
  if (!endpoint) {
    const wait = Math.min(picker.leastWait, leaseWait);
    return { kind: 'none', nextAt: Number.isFinite(wait) ? nowMs + wait : null };
  }
  const entries = chosen.map((entry) =>
    moved(entry, 'sending', nowMs, { lease: { owner, takenAt: nowMs }, tries: entry.tries + 1 }),
  );
  for (const entry of entries) await rows.put(entry);
  return { kind: 'batch', endpoint, entries };
}

/** Renews the lease on `entries` before another request; answers with those still held by `owner`. */
export async function renew(rows: Rows, entries: readonly Entry[], nowMs: number): Promise<Entry[]> {
  const kept: Entry[] = [];
  for (const { id, lease } of entries) {
    const entry = await rows.get(id);
    if (entry?.state !== 'sending' || !lease || entry.lease?.owner !== lease.owner) continue;
    kept.push({ ...entry, lease: { owner: lease.owner, takenAt: nowMs } });
  }
  for (const entry of kept) await rows.put(entry);
  return kept;
}
