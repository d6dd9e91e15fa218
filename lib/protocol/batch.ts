// What goes over the wire between outbox and desk: POST {endpoint}/v1/reports, JSON, gzip, no credentials.
import * as z from 'zod/mini';
import { reportIdSchema, reportSchema } from '#lib/report/report.ts';

/** Version of this protocol; a desk that speaks another one says so in its well-known document. */
export const PROTOCOL = 1;

/** Where reports are posted, below the endpoint. */
export const reportsPath = '/v1/reports';

/** Limits of one exchange, shared by both sides. */
export const batchLimits = {
  /** Reports in one batch. */
  reports: 50,
  /** Bytes of a batch before compression. */
  bytes: 262_144,
  /** Bytes of an answer that are read. */
  answerBytes: 262_144,
  /** Milliseconds one request may take. */
  requestMs: 30_000,
} as const;

/** A batch as its sender makes it: every report whole and valid. */
export const batchSchema = z.strictObject({
  protocol: z.literal(PROTOCOL),
  reports: z.array(reportSchema).check(z.minLength(1), z.maxLength(batchLimits.reports)),
});
export type Batch = z.infer<typeof batchSchema>;

/** A batch as a desk opens it: only the ids are read here, so that one bad report is refused alone and the rest kept. */
export const envelopeSchema = z.object({
  protocol: z.literal(PROTOCOL),
  reports: z.array(z.looseObject({ id: reportIdSchema })).check(z.minLength(1), z.maxLength(batchLimits.reports)),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** What became of one report: only `accepted` and `duplicate` mean that the desk has it. */
export const outcomes = ['accepted', 'duplicate', 'refused', 'retry'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why a desk refuses a report; `conflict` is a known id with other content. */
export const refusals = ['conflict', 'invalid', 'too-large', 'unknown-code', 'not-reportable', 'other'] as const;
export type Refusal = (typeof refusals)[number];

const itemSchema = z.object({
  id: z.string().check(z.maxLength(64)),
  outcome: z.enum(outcomes),
  reason: z.optional(z.string().check(z.maxLength(200))),
});

/** The answer to a batch, item by item. */
export const answerSchema = z.object({
  protocol: z.literal(PROTOCOL),
  items: z.array(itemSchema).check(z.maxLength(1_000)),
});
export type Answer = z.infer<typeof answerSchema>;
export type AnswerItem = Answer['items'][number];

/** What a refusal of the whole request says (RFC 9457, `application/problem+json`). */
export const problemSchema = z.object({
  code: z.optional(z.string().check(z.maxLength(64))),
  title: z.optional(z.string().check(z.maxLength(200))),
});

/** Reads a reason that a desk gave; one this build does not know is `other`. */
export function refusalOf(reason: string | undefined): Refusal {
  return refusals.find((known) => known === reason) ?? 'other';
}
