// A sender and a desk for tests: what is said to each batch is a function, time moves only when told.
import { deliver } from '#lib/outbox/deliver.ts';
import { makeOutbox } from '#lib/outbox/outbox.ts';
import type { Post, Reply } from '#lib/outbox/post.ts';
import type { Report } from '#lib/report/report.ts';
import { MemoryStore } from '#tests/lib/outbox/memory-store.ts';
import { aReport, DESK, T0 } from '#tests/lib/outbox/reports.ts';

export const SECOND = 1_000;
export const HOUR = 3_600 * SECOND;
export const DAY = 24 * HOUR;

export const clock = { at: T0, now: () => clock.at };

/** The disk of this sender, and the requests that left it. */
export const here = { store: new MemoryStore(), requests: [] as { url: string; reports: Report[]; bytes: number }[] };

/** An empty outbox, no request yet, the first hour. */
export function startAnew(): void {
  here.store = new MemoryStore();
  here.requests = [];
  clock.at = T0;
}

export type Say = (reports: Report[]) => Reply | Promise<Reply>;

export function reply(status: number, body: unknown = {}, rest: Partial<Reply & { kind: 'reply' }> = {}): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'reply', status, type: 'application/json', retryAfter: null, text, ...rest };
}

export const itemsOf = (reports: Report[], outcome: string, reason?: string) =>
  reports.map(({ id }) => ({ id, outcome, ...(reason ? { reason } : {}) }));
export const answer = (items: unknown[], status = 200) => reply(status, { protocol: 1, items });
export const accepts: Say = (reports) => answer(itemsOf(reports, 'accepted'));

export const postOf = (say: Say): Post => {
  return async (url, json) => {
    const { reports } = JSON.parse(json) as { reports: Report[] };
    here.requests.push({ url, reports, bytes: new TextEncoder().encode(json).length });
    return say(reports);
  };
};

export const outbox = () => makeOutbox({ store: here.store, clock });
export const send = (say: Say, random = 0.5) =>
  deliver({ store: here.store, post: postOf(say), clock, random: () => random });

export async function saveMany(count: number, rest: Partial<Report> = {}): Promise<Report[]> {
  const reports = Array.from({ length: count }, () => aReport(rest));
  for (const report of reports) await outbox().save(report, 'secret', DESK);
  clock.at += 10 * SECOND;
  return reports;
}

export async function states(): Promise<string[]> {
  const { rows } = await outbox().list();
  return rows.map((row) => (row.why ? `${row.state}:${row.why}` : row.state));
}

/** Delivers as the background does, whenever something is due, for at most `times` deliveries. */
export async function sendUntilQuiet(say: Say, times = 100): Promise<void> {
  for (let i = 0; i < times; i++) {
    const { nextAt } = await send(say);
    if (nextAt === null) return;
    clock.at = Math.max(clock.at, nextAt);
  }
}
