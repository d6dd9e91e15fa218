// From what was typed to what is sent: redaction happens here, before anything is kept, and what is shown is what is sent.
import { sha256, toHex } from '#lib/base/bytes.ts';
import type { Clock } from '#lib/base/clock.ts';
import { hourId, randomSecret } from '#lib/base/ids.ts';
import { whyNotReportable } from './private-pages.ts';
import { redactText } from './redact.ts';
import { redactAddress, redactSubject } from './redact-address.ts';
import { addRemoved, nothingRemoved, type Removed } from './removed.ts';
import { type Report, type ReportDraftInput, reportLimits, reportSchema } from './report.ts';

/** A report ready to be shown and kept, the secret of its receipt, and what was taken out. */
export interface Drafted {
  report: Report;
  /** Stays on the device; the report carries its hash. */
  secret: string;
  removed: Removed;
}

const HOUR_MS = 3_600_000;

function hourOf(nowMs: number): string {
  return `${new Date(Math.floor(nowMs / HOUR_MS) * HOUR_MS).toISOString().slice(0, 16)}Z`;
}

// A private place's address is never sent, whoever asks; too long a one is cut to what surely names the place.
function addressOf(address: string | null, subject: Report['subject'], removed: Removed): string | null {
  if (address === null || whyNotReportable(address) !== null) return null;
  const redacted = redactAddress(address, subject);
  if (redacted === null) return null;
  addRemoved(removed, redacted.removed);
  if (redacted.text.length <= reportLimits.address) return redacted.text;
  return `${new URL(address).origin}/…`.slice(0, reportLimits.address);
}

/** Makes a report of a draft: redacted, with a new id (unless the form made one) and a new receipt secret. */
export async function draftReport(input: ReportDraftInput, clock: Clock): Promise<Drafted> {
  const removed = nothingRemoved();
  const safe = redactSubject(input.subject);
  addRemoved(removed, safe.removed);
  const textOf = (text: string, most: number): string => {
    const redacted = redactText(text, safe.subject);
    addRemoved(removed, redacted.removed);
    // A cut may halve a surrogate pair, which no desk would take.
    return redacted.text
      .slice(0, most)
      .replace(/[\ud800-\udbff]$/, '')
      .trim();
  };
  const secret = randomSecret();
  const { kind, where, classCode, role, language, listVersion, verdict } = input;
  // Parsed here as it will be parsed when read back: field for field, in one order, what is shown is what is sent.
  const report = reportSchema.parse({
    id: input.id ?? hourId(clock),
    secretHash: toHex(await sha256(new TextEncoder().encode(secret))),
    kind,
    subject: safe.subject,
    address: addressOf(input.address, safe.subject, removed),
    words: textOf(input.words, reportLimits.words),
    where,
    excerpt: textOf(input.excerpt, reportLimits.excerpt),
    classCode,
    role,
    language,
    hour: hourOf(clock.now()),
    listVersion,
    verdict,
  });
  return { report, secret, removed };
}
