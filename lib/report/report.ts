// What one report holds, and the draft a person makes of it. Stands between the page and the outbox.
// Every field is listed in the threat model's section 2, rule 3: nothing may be added here without adding it there.
import * as z from 'zod/mini';
import { subjectSchema } from '#lib/address/subject.ts';
import { kinds } from '#lib/blocklist/kind.ts';
import { levels } from '#lib/verdict/verdict.ts';

/** Longest texts of a report, in UTF-16 units: shared by form, outbox and desk. */
export const reportLimits = {
  words: 2_000,
  excerpt: 4_000,
  address: 2_048,
  classCode: 16,
  draftAddress: 65_536,
} as const;

/** What a report may say is there; `mistake` says that a warning was wrong. */
export const reportKinds = [...kinds, 'other', 'mistake'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Where a person met the subject. */
export const places = ['search', 'messenger', 'social', 'street', 'school'] as const;
export type Place = (typeof places)[number];

/** Who may report. */
export const roles = ['student', 'teacher', 'parent'] as const;
export type Role = (typeof roles)[number];

/** Languages a sender may read in. */
export const senderLanguages = ['kk', 'ru', 'en'] as const;
export type SenderLanguage = (typeof senderLanguages)[number];

const HOUR_MS = 3_600_000;

function isCutToHour(id: string): boolean {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) % HOUR_MS === 0;
}

/** A report's id: a UUIDv7 (RFC 9562) in lower case whose time part is cut to the hour. */
export const reportIdSchema = z
  .string()
  .check(
    z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    z.refine(isCutToHour, { error: 'time part not cut to the hour' }),
  );

const classCodeSchema = z.string().check(z.maxLength(reportLimits.classCode), z.regex(/^[\p{L}\p{N}-]*$/u));

const facts = {
  kind: z.enum(reportKinds),
  subject: subjectSchema,
  where: z.nullable(z.enum(places)),
  /** A school class's code; empty when there is none. */
  classCode: classCodeSchema,
  role: z.enum(roles),
  language: z.enum(senderLanguages),
  /** Version of the list in use, 0 for the built-in one. */
  listVersion: z.int().check(z.nonnegative()),
  verdict: z.enum(levels),
} as const;

/** One report as it is kept, shown and sent: already redacted, with nothing that names its sender. */
export const reportSchema = z.strictObject({
  id: reportIdSchema,
  /** Lower-case hexadecimal SHA-256 of the receipt's secret. */
  secretHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  ...facts,
  /** The page's redacted address; null when only the subject is told. */
  address: z.nullable(z.string().check(z.maxLength(reportLimits.address))),
  words: z.string().check(z.maxLength(reportLimits.words)),
  excerpt: z.string().check(z.maxLength(reportLimits.excerpt)),
  /** Hour of sighting in UTC, `2026-11-24T11:00Z`. */
  hour: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:00Z$/)),
});
export type Report = z.infer<typeof reportSchema>;

/** What a form hands in, as typed and not yet redacted. */
export const reportDraftSchema = z.object({
  /** Made by the form so that saving twice keeps one report; made here when left out. */
  id: z.optional(reportIdSchema),
  ...facts,
  address: z.nullable(z.string().check(z.maxLength(reportLimits.draftAddress))),
  words: z.string().check(z.maxLength(reportLimits.words)),
  excerpt: z.string().check(z.maxLength(reportLimits.excerpt)),
});
export type ReportDraftInput = z.infer<typeof reportDraftSchema>;
