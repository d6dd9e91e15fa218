// What time does to rows: content that is delivered is forgotten, and what cannot be delivered is said.
import type { Entry } from './entry.ts';
import { change, moved } from './outbox.ts';
import { collect, type Rows } from './store.ts';

const DAY_MS = 86_400_000;
const CONTENT_MS = 7 * DAY_MS;
const RECEIPT_MS = 180 * DAY_MS;
const UNDELIVERED_MS = 30 * DAY_MS;
/** A clock set forward by a month must not refuse what was hardly tried. */
const UNDELIVERED_TRIES = 8;

/** Once a day: forgets the content of sent reports after 7 days and their receipts after 180; refuses as `undelivered` after 30 days in vain. */
export async function tidy(rows: Rows, nowMs: number): Promise<void> {
  const ledger = await rows.ledger();
  if (nowMs >= ledger.tidiedAt && nowMs - ledger.tidiedAt < DAY_MS) return;
  await rows.putLedger({ ...ledger, tidiedAt: nowMs });
  const olderThan = (ms: number) => (entry: Entry) => nowMs - entry.stateAt >= ms;
  for (const state of ['acknowledged', 'confirmed'] as const) {
    for (const entry of await collect(rows, state, olderThan(CONTENT_MS))) {
      const forgotten = nowMs - entry.stateAt >= RECEIPT_MS ? null : { ...entry, report: null };
      if (forgotten === null || entry.report) await change(rows, entry, forgotten);
    }
  }
  const isVain = (entry: Entry) => nowMs - entry.savedAt >= UNDELIVERED_MS && entry.tries >= UNDELIVERED_TRIES;
  for (const entry of await collect(rows, 'queued', isVain)) {
    await change(rows, entry, moved(entry, 'refused', nowMs, { why: 'undelivered' }));
  }
}
