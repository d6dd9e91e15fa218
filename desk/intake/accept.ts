// A batch of reports → each stored once, with an answer for each; nothing is answered before the commit.
import type { Database } from '#desk/database/open.ts';
import { sha256Hex } from '#desk/hash.ts';
import { type AnswerItem, type Envelope, PROTOCOL, type Refusal } from '#lib/protocol/batch.ts';
import { redactText } from '#lib/report/redact.ts';
import { redactAddress, redactSubject } from '#lib/report/redact-address.ts';
import { type Report, reportSchema } from '#lib/report/report.ts';
import { type IncomingReport, storeReports } from './store.ts';

/** Stores what can be stored and answers for every report, in the order they came. */
export async function acceptBatch(
  db: Database,
  envelope: Envelope,
): Promise<{ protocol: typeof PROTOCOL; items: AnswerItem[] }> {
  const read = envelope.reports.map(readReport);
  const wanted = firstOfEach(read.flatMap((report) => (report === null ? [] : [report])));
  const stored = await storeReports(db, wanted);
  const inserted = new Set(stored.inserted);
  const items = envelope.reports.map(({ id }, at): AnswerItem => {
    const report = read[at];
    if (report === null || report === undefined) return refused(id, 'invalid');
    if (inserted.delete(id)) return { id, outcome: 'accepted' };
    return stored.hashes.get(id) === report.contentHash ? { id, outcome: 'duplicate' } : refused(id, 'conflict');
  });
  return { protocol: PROTOCOL, items };
}

function refused(id: string, reason: Refusal): AnswerItem {
  return { id, outcome: 'refused', reason };
}

// One report that cannot be read is refused alone, so that it does not hold back those beside it.
function readReport(value: unknown): IncomingReport | null {
  const parsed = reportSchema.safeParse(value);
  return parsed.success ? { ...redactAgain(parsed.data), contentHash: contentHash(parsed.data) } : null;
}

function firstOfEach(reports: readonly IncomingReport[]): IncomingReport[] {
  const seen = new Map<string, IncomingReport>();
  for (const report of reports) if (!seen.has(report.id)) seen.set(report.id, report);
  return [...seen.values()];
}

/** SHA-256 over a report as it came, by which a repeated id is told from another report under the same id. */
export function contentHash(report: Report): string {
  return sha256Hex(JSON.stringify(Object.entries(report).sort(([a], [b]) => (a < b ? -1 : 1))));
}

// What the sender's redaction should have taken out is taken out here before it is stored, and counted.
function redactAgain(report: Report): Report & { removedHere: number } {
  const { subject, removed } = redactSubject(report.subject);
  const words = redactText(report.words, subject);
  const excerpt = redactText(report.excerpt, subject);
  const address = report.address === null ? null : redactAddress(report.address, subject);
  const parts = [removed, words.removed, excerpt.removed, ...(address === null ? [] : [address.removed])];
  const removedHere = parts.flatMap((part) => Object.values(part)).reduce((sum, count) => sum + count, 0);
  const texts = { words: clean(words.text), excerpt: clean(excerpt.text), address: address && clean(address.text) };
  return { ...report, subject, ...texts, removedHere };
}

// NUL, which PostgreSQL refuses in text, and the controls that turn the direction of what a moderator reads.
const unwanted = /[^\P{Cc}\t\n\r]|\p{Bidi_Control}/gu;

/** Text without control characters, direction overrides and lone surrogates. */
export function clean(text: string): string {
  return text.toWellFormed().replace(unwanted, '');
}
