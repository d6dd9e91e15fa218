// The one table of messages: what is asked, by whom, and what is answered. A kind that is not here does not exist.
import * as z from 'zod/mini';
import { subjectSchema } from '#lib/address/subject.ts';
import type { FaultCode } from '#lib/base/fault.ts';
import { outboxStates } from '#lib/outbox/entry.ts';
import { wellKnownSchema } from '#lib/protocol/endpoint.ts';
import { reportDraftSchema, reportKinds, roles } from '#lib/report/report.ts';
import { verdictSchema } from '#lib/verdict/verdict.ts';
import { showings, strengths, waysOn } from '#lib/warning/decide.ts';
import { exceptionSchema } from '#lib/warning/exceptions.ts';
import type { SenderName } from './sender.ts';
import { LINKS_SLICE, TEXT_SLICE } from './slices.ts';

/** One row of the table: who may ask, what is asked, what is answered. */
export interface Message {
  readonly from: readonly SenderName[];
  readonly ask: z.ZodMiniType;
  readonly answer: z.ZodMiniType;
}

const nothing = z.object({});
const time = z.number().check(z.minimum(0));
const key = z.string().check(z.regex(/^[\w-]{16,64}$/));
const code = z.string().check(z.regex(/^[a-z-]{1,32}$/));
const faultCode = z.custom<FaultCode>((value) => code.safeParse(value).success);

/** What a page's own script is told: what to show, in whose language, and whether its text may be read; it parses what it acts on by hand (page-answer.ts). */
const pageAnswer = z.object({
  verdict: verdictSchema,
  shows: z.enum(showings),
  language: z.enum(['kk', 'ru', 'en']),
  scan: z.boolean(),
  banner: z.nullable(
    z.object({ label: z.string(), title: z.string(), text: z.string(), more: z.string(), close: z.string() }),
  ),
});

const listState = z.object({
  version: z.number(),
  publishedAt: z.nullable(time),
  checkedAt: z.nullable(time),
  entries: z.number(),
  name: z.string(),
  operator: z.string(),
  practice: z.boolean(),
  fingerprint: z.string(),
  builtIn: z.boolean(),
  /** How old it is in plain words; `only-cautions`: so old, and so long in vain, that it no longer stops a page. */
  age: z.object({
    kind: z.enum(['none', 'fresh', 'old', 'only-cautions']),
    days: z.number(),
    clock: z.nullable(z.enum(['ahead', 'behind'])),
  }),
  problem: z.nullable(faultCode),
  hasRoot: z.boolean(),
});

const tabState = z.object({
  url: z.nullable(z.string()),
  ascii: z.nullable(z.string()),
  verdict: z.nullable(verdictSchema),
  off: z.nullable(z.enum(['browser-page', 'no-permission'])),
  exceptionUntil: z.nullable(time),
  shows: z.enum(showings),
});

const reportRow = z.object({
  id: z.string(),
  kind: z.enum(reportKinds),
  /** Null once the content has been forgotten. */
  subject: z.nullable(subjectSchema),
  hour: z.string(),
  state: z.enum(outboxStates),
  why: z.nullable(z.string()),
  savedAt: time,
  endpointOperator: z.nullable(z.string()),
});

const warningState = z.object({
  verdict: verdictSchema,
  host: z.string(),
  ascii: z.string(),
  address: z.string(),
  list: z.object({
    name: z.string(),
    operator: z.string(),
    publishedAt: z.nullable(time),
    version: z.number(),
    practice: z.boolean(),
  }),
  goOn: z.enum(waysOn),
  role: z.nullable(z.enum(roles)),
  strength: z.enum(strengths),
  committed: z.boolean(),
});

const textSlice = z.object({
  title: z.string().check(z.maxLength(4096)),
  text: z.string().check(z.maxLength(TEXT_SLICE)),
  links: z.array(z.string().check(z.maxLength(4096))).check(z.maxLength(LINKS_SLICE)),
  part: z.int().check(z.minimum(0)),
  cut: z.boolean(),
});

/** How much of a frame can be seen, CSS pixels squared. */
const frameSeen = z.object({ area: z.number().check(z.nonnegative()) });

const endpointAsk = z.object({ url: z.string().check(z.maxLength(2048)), sendHeld: z.boolean() });

/** The table (`fresh`: this document has not asked before): kind × sender × ask × answer. Every kind is safe to ask twice, since the worker may die before its answer. */
export const messages = {
  'page.address': { from: ['page'], ask: z.object({ fresh: z.boolean() }), answer: pageAnswer },
  'page.text': { from: ['page'], ask: textSlice, answer: pageAnswer },
  'page.closed': { from: ['page'], ask: nothing, answer: nothing },
  'page.hidden': { from: ['page'], ask: nothing, answer: nothing },
  'frame.seen': { from: ['page'], ask: frameSeen, answer: nothing },
  'page.more': { from: ['page'], ask: nothing, answer: nothing },
  'tab.state': { from: ['popup'], ask: z.object({ tabId: z.int() }), answer: tabState },
  'list.state': { from: ['popup', 'options', 'warning', 'welcome'], ask: nothing, answer: listState },
  'list.refresh': { from: ['options'], ask: nothing, answer: listState },
  'report.save': {
    from: ['popup', 'warning', 'my-reports'],
    ask: z.object({ draft: reportDraftSchema }),
    answer: z.object({ id: z.string(), state: z.enum(outboxStates), why: z.nullable(z.string()) }),
  },
  'report.undo': {
    from: ['popup', 'warning', 'my-reports'],
    ask: z.object({ id: z.string() }),
    answer: z.object({ undone: z.boolean() }),
  },
  'report.list': { from: ['popup', 'my-reports', 'options'], ask: nothing, answer: z.array(reportRow) },
  'report.prefill': {
    from: ['popup', 'my-reports'],
    ask: z.object({ key }),
    answer: z.object({ address: z.nullable(z.string()), words: z.string() }),
  },
  'endpoint.look': {
    from: ['options', 'welcome'],
    ask: z.object({ url: z.string().check(z.maxLength(2048)) }),
    answer: wellKnownSchema,
  },
  'endpoint.set': { from: ['options', 'welcome'], ask: endpointAsk, answer: z.object({ operator: z.string() }) },
  'warning.state': { from: ['warning'], ask: z.object({ key }), answer: warningState },
  'warning.back': { from: ['warning'], ask: z.object({ key }), answer: nothing },
  'warning.go-on': { from: ['warning'], ask: z.object({ key }), answer: nothing },
  'exception.list': { from: ['options', 'popup'], ask: nothing, answer: z.array(exceptionSchema) },
  'exception.end': { from: ['options', 'popup'], ask: z.object({ subject: subjectSchema }), answer: nothing },
} as const satisfies Record<string, Message>;

export type Kind = keyof typeof messages;
export type Ask<K extends Kind> = z.infer<(typeof messages)[K]['ask']>;
export type Answer<K extends Kind> = z.infer<(typeof messages)[K]['answer']>;

/** True if `kind` is a row of the table, own and not inherited. */
export function isKind(kind: unknown): kind is Kind {
  return typeof kind === 'string' && Object.hasOwn(messages, kind);
}
