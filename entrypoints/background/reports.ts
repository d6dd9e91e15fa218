// A draft becomes a saved report; what was saved is listed, taken back, and addressed once an endpoint is set.
import { systemClock } from '#lib/base/clock.ts';
import { browser } from '#lib/browser.ts';
import type { Answer, Ask } from '#lib/messages/messages.ts';
import { makeOutbox } from '#lib/outbox/outbox.ts';
import { draftReport } from '#lib/report/draft.ts';
import { readSettings } from '#lib/settings/settings.ts';
import { planDelivery } from './deliver.ts';
import { outboxStore } from './stores.ts';

/** The one outbox of this extension. */
export const outbox = makeOutbox({ store: outboxStore, clock: systemClock });

/** Keeps a report; answers once it is on disk, and plans its delivery. */
export async function saveReport({ draft }: Ask<'report.save'>): Promise<Answer<'report.save'>> {
  const { report, secret } = await draftReport(draft, systemClock);
  const { endpoint } = await readSettings();
  const saved = await outbox.save(report, secret, endpoint?.url ?? null);
  if (saved.state !== 'held') await planDelivery();
  return saved;
}

/** Takes a report back while it has not left. */
export async function undoReport({ id }: Ask<'report.undo'>): Promise<Answer<'report.undo'>> {
  return { undone: await outbox.undo(id) };
}

/** What became of each report. */
export async function listReports(): Promise<Answer<'report.list'>> {
  const [{ rows }, { endpoint }] = await Promise.all([outbox.list(), readSettings()]);
  return rows.map((row) => ({
    ...row,
    endpointOperator: row.endpoint === endpoint?.url ? (endpoint?.operator ?? null) : null,
  }));
}

/** A reload of the extension forgets timers: what waits is delivered when the browser starts. */
export async function resumeDelivery(): Promise<void> {
  const { rows } = await outbox.list();
  if (rows.some(({ state }) => state === 'queued' || state === 'sending')) await planDelivery();
  else await browser.alarms.clear('deliver');
}
