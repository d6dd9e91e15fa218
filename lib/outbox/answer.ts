// What an answer means: the table of the threat model's section 6, as data.
import { type AnswerItem, answerSchema, problemSchema, type Refusal, refusalOf } from '#lib/protocol/batch.ts';
import type { Hold } from './entry.ts';
import type { Reply } from './post.ts';

/** What to do after one request. */
export type Meaning =
  /** Each item says what became of one report; `received` tells whether `accepted` may be believed. */
  | { kind: 'items'; items: AnswerItem[]; received: boolean }
  /** Wait and send again. */
  | { kind: 'later'; retryAfter: string | null }
  /** A 200 that is not ours, as of a captive portal. */
  | { kind: 'strange' }
  /** Fewer at once. */
  | { kind: 'too-large' }
  /** One of them spoils the batch. */
  | { kind: 'bad'; why: Refusal }
  /** This endpoint takes nothing now. */
  | { kind: 'held'; why: Hold };

const later = new Set([408, 425, 429, 500, 502, 503, 504]);
const holdOf: Readonly<Record<number, Hold>> = {
  401: 'not-allowed',
  403: 'not-allowed',
  404: 'not-found',
  410: 'not-found',
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, so not ours: no schema takes this.
    return undefined;
  }
}

function parseItems(reply: Reply & { kind: 'reply' }): AnswerItem[] | null {
  if (reply.type !== 'application/json' || reply.text === null) return null;
  const parsed = answerSchema.safeParse(parseJson(reply.text));
  return parsed.success ? parsed.data.items : null;
}

function parseReason(reply: Reply & { kind: 'reply' }): Refusal {
  const parsed = problemSchema.safeParse(parseJson(reply.text ?? ''));
  const reason = refusalOf(parsed.success ? parsed.data.code : undefined);
  return reason === 'other' ? 'invalid' : reason;
}

function otherStatus(status: number): Meaning {
  if (status >= 300 && status < 400) return { kind: 'held', why: 'moved' };
  if (status >= 400 && status < 500) return { kind: 'held', why: holdOf[status] ?? 'unsupported' };
  if (status === 501 || status === 505) return { kind: 'held', why: 'unsupported' };
  // Other 2xx acknowledge nothing; other 5xx are a server's bad hour.
  return status < 300 ? { kind: 'strange' } : { kind: 'later', retryAfter: null };
}

/** Reads one reply. Only a 200 of the right type and form can acknowledge anything. */
export function meaningOf(reply: Reply): Meaning {
  if (reply.kind === 'unreachable') return { kind: 'later', retryAfter: null };
  const { status } = reply;
  if (later.has(status)) return { kind: 'later', retryAfter: reply.retryAfter };
  if (status === 413) return { kind: 'too-large' };
  const items = [200, 400, 409, 422].includes(status) ? parseItems(reply) : null;
  if (items) return { kind: 'items', items, received: status === 200 };
  if (status === 200) return { kind: 'strange' };
  if (status === 409) return { kind: 'bad', why: 'conflict' };
  if (status === 400 || status === 422) return { kind: 'bad', why: parseReason(reply) };
  return otherStatus(status);
}
