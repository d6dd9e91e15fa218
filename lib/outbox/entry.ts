// One row of the outbox, and what is known of one endpoint: what storage holds and reads back.
import * as z from 'zod/mini';
import { refusals } from '#lib/protocol/batch.ts';
import { reportIdSchema, reportKinds, reportSchema } from '#lib/report/report.ts';

/** The states of a report that people are told; `held` is a queued one whose way is closed. */
export const outboxStates = ['queued', 'sending', 'acknowledged', 'confirmed', 'refused', 'held'] as const;
export type OutboxState = (typeof outboxStates)[number];

/** The states that are stored: whether a queued report is held follows from its address and its endpoint. */
export const entryStates = ['queued', 'sending', 'acknowledged', 'confirmed', 'refused'] as const;
export type EntryState = (typeof entryStates)[number];

/** Why a report waits for something other than time. */
export const holds = ['no-desk', 'not-allowed', 'not-found', 'moved', 'unsupported', 'answers-strangely'] as const;
export type Hold = (typeof holds)[number];

/** Why a report was refused: by the desk, or here after 30 days in vain. */
export const refusedWhys = [...refusals, 'undelivered'] as const;
export type RefusedWhy = (typeof refusedWhys)[number];

const time = z.number();
const count = z.int().check(z.nonnegative());

/** A span of waiting, with its start: a clock set back must not make it longer. */
export const pauseSchema = z.object({ setAt: time, until: time });
export type Pause = z.infer<typeof pauseSchema>;

/** One report in the outbox. */
export const entrySchema = z.object({
  v: z.literal(1),
  id: reportIdSchema,
  /** Order of saving, whatever the clock says. */
  seq: count,
  /** Proves later, to the desk and to nobody else, that this report is ours. */
  secret: z.string(),
  kind: z.enum(reportKinds),
  hour: z.string(),
  /** Origin it is addressed to; null until there is one. Set once, never changed. */
  endpoint: z.nullable(z.string()),
  state: z.enum(entryStates),
  why: z.nullable(z.enum(refusedWhys)),
  savedAt: time,
  stateAt: time,
  /** Bytes of the report as JSON. */
  bytes: count,
  /** Times a request with it was begun. */
  tries: count,
  /** Times in a row that the desk put off this report alone. */
  putOff: count,
  pause: z.nullable(pauseSchema),
  lease: z.nullable(z.object({ owner: z.string(), takenAt: time })),
  /** True if it may be what a desk refuses a whole batch for. */
  alone: z.boolean(),
  /** What is sent; null once it may be forgotten. */
  report: z.nullable(reportSchema),
});
export type Entry = z.infer<typeof entrySchema>;

/** What deliveries to one endpoint have shown. */
export const routeSchema = z.object({
  v: z.literal(1),
  endpoint: z.string(),
  /** Failures in a row. */
  failures: count,
  /** Unreadable 200s in a row. */
  strange: count,
  held: z.nullable(z.enum(holds)),
  pause: z.nullable(pauseSchema),
  /** Reports that fit in one batch, as answers have shown. */
  batch: z.int().check(z.positive()),
});
export type Route = z.infer<typeof routeSchema>;

/** What is counted over all rows, kept in the same transaction as the rows. */
export const ledgerSchema = z.object({
  v: z.literal(1),
  /** Reports not yet settled. */
  open: count,
  /** Bytes of all content held. */
  bytes: count,
  nextSeq: count,
  tidiedAt: time,
});
export type Ledger = z.infer<typeof ledgerSchema>;

/** The ledger of an empty outbox. */
export const emptyLedger: Ledger = { v: 1, open: 0, bytes: 0, nextSeq: 0, tidiedAt: 0 };
