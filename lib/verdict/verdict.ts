// What is said of a page: the type that the worker, the popup, the warning and the command line share.
import * as z from 'zod/mini';
import { subjectSchema } from '#lib/address/subject.ts';
import { kinds } from '#lib/blocklist/kind.ts';

/** Levels, from no word at all to listed; `trusted` is the allow list's word. */
export const levels = ['clear', 'caution', 'danger', 'trusted'] as const;
export type Level = (typeof levels)[number];

/** Red flags and calm signs that a pupil reads; each is the text `reason.CODE` in three languages. */
export const reasonCodes = [
  'price_weight',
  'coded_prices',
  'hidden_place',
  'pay_then_place',
  'coordinates',
  'crypto',
  'card',
  'write_nick',
  'bot_order',
  'mirror',
  'spare_channel',
  'no_experience',
  'walk_city',
  'no_details',
  'no_papers',
  'teens',
  'deposit',
  'id_photo',
  'nobody_knows',
  'daily_pay',
  'hurry',
  'bring_friends',
  'code_words',
  'broken_words',
  'emoji',
  'secret_chat',
  'special_browser',
  'reviews',
  'all_city',
  'street_qr',
  'listed_link',
  'calm_news',
  'calm_health',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** One thing that counted: which signal, the words as they stand on the page, and how much (below 0: against). */
export const evidenceSchema = z.object({ signal: z.string(), text: z.string(), weight: z.number() });
export type Evidence = z.infer<typeof evidenceSchema>;

/** What the words of a page alone say; `score` is a calibrated probability, 0 to 1; `cut` when only a part was read. */
export interface Judgement {
  level: 'clear' | 'caution';
  score: number;
  kind: 'sale' | 'recruiting' | null;
  evidence: Evidence[];
  reasons: ReasonCode[];
  cut: boolean;
}

/** What is said of a page in the end: list, allow list and words joined. `subject` is the listed one. */
export const verdictSchema = z.object({
  level: z.enum(levels),
  kind: z.nullable(z.enum(kinds)),
  subject: z.nullable(subjectSchema),
  score: z.nullable(z.number().check(z.minimum(0), z.maximum(1))),
  evidence: z.array(evidenceSchema),
  reasons: z.array(z.enum(reasonCodes)).check(z.maxLength(5)),
  cut: z.boolean(),
});
export type Verdict = z.infer<typeof verdictSchema>;
