// Writing down what a request led to. Each function runs inside one transaction and may be run late, by a sender whose lease is over.
import { retryAfterMs } from '#lib/base/retry-after.ts';
import type { AnswerItem } from '#lib/protocol/batch.ts';
import { batchLimits, refusalOf } from '#lib/protocol/batch.ts';
import { backoffMs, LONGEST_WAIT_MS, pauseFor, type Random } from './backoff.ts';
import { routeTo } from './claim.ts';
import type { Entry, Hold, RefusedWhy, Route } from './entry.ts';
import { change, moved } from './outbox.ts';
import type { Rows } from './store.ts';

/** Least time between two batches to one endpoint, ms. */
export const SPACING_MS = 30_000;

/** Unreadable 200s in a row after which an endpoint is held. */
const STRANGE_MOST = 5;

/** One request's reports, and what is needed to write down its end. */
export interface Sent {
  rows: Rows;
  endpoint: string;
  entries: readonly Entry[];
  nowMs: number;
  random: Random;
}

async function stillHeld({ rows, entries }: Sent): Promise<Entry[]> {
  const held: Entry[] = [];
  for (const { id, lease } of entries) {
    const entry = await rows.get(id);
    if (entry?.state === 'sending' && entry.lease?.owner === lease?.owner) held.push(entry);
  }
  return held;
}

async function changeRoute({ rows, endpoint }: Sent, patch: (route: Route) => Partial<Route>): Promise<void> {
  const route = routeTo(await rows.routes(), endpoint);
  await rows.putRoute({ ...route, ...patch(route) });
}

/** Gives reports back to the queue, changed by `rest`. */
export async function giveBack(sent: Sent, rest: Partial<Entry> = {}): Promise<void> {
  for (const entry of await stillHeld(sent)) {
    await change(sent.rows, entry, moved(entry, 'queued', sent.nowMs, rest));
  }
}

/** Refuses reports, kept to be seen and corrected. */
export async function refuse(sent: Sent, why: RefusedWhy): Promise<void> {
  for (const entry of await stillHeld(sent)) {
    await change(sent.rows, entry, moved(entry, 'refused', sent.nowMs, { why }));
  }
}

// That the desk has it stays true whoever asked: it holds even if the lease has gone to another sender since.
async function acknowledge({ rows, nowMs }: Sent, id: string): Promise<void> {
  const entry = await rows.get(id);
  const open = entry?.state === 'sending' || entry?.state === 'queued';
  if (open) await change(rows, entry, moved(entry, 'acknowledged', nowMs, { pause: null, putOff: 0 }));
}

async function putOff(sent: Sent, entry: Entry): Promise<void> {
  const times = entry.putOff + 1;
  const pause = pauseFor(sent.nowMs, backoffMs(times, null, sent.random));
  await giveBack({ ...sent, entries: [entry] }, { putOff: times, pause });
}

/** Settles each report by its own item; one that the answer leaves out stays queued, ids that were not sent are ignored. */
export async function settleItems(sent: Sent, items: readonly AnswerItem[], received: boolean): Promise<void> {
  const byId = new Map(items.map((item) => [item.id, item]));
  for (const entry of sent.entries) {
    const item = byId.get(entry.id);
    const has = item?.outcome === 'accepted' || item?.outcome === 'duplicate';
    if (has && received) await acknowledge(sent, entry.id);
    else if (item?.outcome === 'refused') await refuse({ ...sent, entries: [entry] }, refusalOf(item.reason));
    else await putOff(sent, entry);
  }
  await reached(sent);
}

/** The endpoint answered as one of ours: what was held against it is over. */
export async function reached(sent: Sent): Promise<void> {
  const pause = pauseFor(sent.nowMs, SPACING_MS);
  await changeRoute(sent, ({ batch }) => ({
    failures: 0,
    strange: 0,
    held: null,
    pause,
    batch: Math.min(batchLimits.reports, batch * 2),
  }));
}

/** Everything goes back and the endpoint rests, no less than it asked for. */
export async function settleLater(sent: Sent, retryAfter: string | null): Promise<void> {
  await giveBack(sent);
  const floorMs = retryAfterMs(retryAfter, sent.nowMs);
  await changeRoute(sent, ({ failures }) => ({
    failures: failures + 1,
    pause: pauseFor(sent.nowMs, backoffMs(failures + 1, floorMs, sent.random)),
  }));
}

/** A 200 that is not ours: tried again, and held after five in a row. */
export async function settleStrange(sent: Sent): Promise<void> {
  const { strange } = routeTo(await sent.rows.routes(), sent.endpoint);
  if (strange + 1 < STRANGE_MOST) await settleLater(sent, null);
  else await settleHeld(sent, 'answers-strangely');
  await changeRoute(sent, () => ({ strange: strange + 1 }));
}

/** The endpoint takes nothing now: said to the person, and probed with one report a day. */
export async function settleHeld(sent: Sent, why: Hold): Promise<void> {
  await giveBack(sent);
  await changeRoute(sent, ({ failures }) => ({
    failures: failures + 1,
    held: why,
    pause: pauseFor(sent.nowMs, LONGEST_WAIT_MS),
  }));
}

/** Half as many next time; a report too large alone is refused. */
export async function settleTooLarge(sent: Sent): Promise<void> {
  if (sent.entries.length === 1) {
    await refuse(sent, 'too-large');
    await reached(sent);
    return;
  }
  await giveBack(sent);
  await changeRoute(sent, () => ({ batch: Math.max(1, Math.floor(sent.entries.length / 2)), pause: null }));
}
