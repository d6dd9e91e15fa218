// The rule pack: words and weights as signed data. No regular expressions and no code; a bad pack is refused whole.
import * as z from 'zod/mini';
import { Fault } from '#lib/base/fault.ts';
import { signalClasses } from './classes.ts';

const MAX_BYTES = 1_048_576;

/** How the last word of a term may end: as written, or inflected as its language does (`stem`: any ending). */
export const endings = ['exact', 'ru', 'kk', 'en', 'stem'] as const;
export type Ending = (typeof endings)[number];

const term = z.string().check(z.minLength(1), z.maxLength(60));
const finite = z.number().check(z.minimum(-1000), z.maximum(1000));

/** Terms of one class and ending; `~` after a word inside a term lets that word be inflected too. */
const entrySchema = z.object({
  class: z.enum(signalClasses),
  ending: z.enum(endings),
  terms: z.array(term).check(z.maxLength(5000)),
});

/** A fitted model: evidence weights are never below zero, counter weights never above. */
const modelSchema = z.object({
  bias: finite,
  weights: z.record(z.string().check(z.maxLength(40)), finite),
  calibration: z.object({ slope: finite, offset: finite }),
  threshold: z.number().check(z.minimum(0), z.maximum(1)),
});
export type Model = z.infer<typeof modelSchema>;

const figuresSchema = z.object({
  texts: z.int(),
  found: z.int(),
  missed: z.int(),
  falseAlarms: z.int(),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
});
export type Figures = z.infer<typeof figuresSchema>;

/** Where the weights came from: which corpus, which folds, and how well they did on texts they had not seen. */
const fittedSchema = z.object({
  corpus: z.array(z.object({ name: z.string(), sha256: z.string(), texts: z.int() })),
  seed: z.int(),
  folds: z.int(),
  figures: z.record(z.string(), figuresSchema),
});

/** Schema of a rule pack, format 1. */
export const rulePackSchema = z.object({
  format: z.literal(1),
  version: z.int().check(z.minimum(1)),
  fitted: fittedSchema,
  suffixes: z.object({ ru: z.array(term), kk: z.array(term), en: z.array(term) }),
  lexicon: z.array(entrySchema).check(z.maxLength(500)),
  sale: modelSchema,
  recruiting: modelSchema,
});
export type RulePack = z.infer<typeof rulePackSchema>;

/** Reads a rule pack from bytes. @throws Fault `bad-pack` when anything in it is not as the schema says. */
export function parseRulePack(bytes: Uint8Array): RulePack {
  if (bytes.length > MAX_BYTES) throw new Fault('bad-pack', `rule pack of ${bytes.length} bytes, at most ${MAX_BYTES}`);
  const parsed = rulePackSchema.safeParse(readJson(bytes));
  if (!parsed.success) throw new Fault('bad-pack', z.prettifyError(parsed.error).slice(0, 400));
  const open = parsed.data.lexicon.filter((entry) => entry.ending === 'stem').flatMap((entry) => entry.terms);
  const short = open.find((text) => text.split(' ').at(-1)!.length < 5);
  if (short !== undefined) throw new Fault('bad-pack', `open stem under five letters: ${short}`);
  return parsed.data;
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Fault('bad-pack', 'rule pack is not JSON in UTF-8', { cause });
  }
}
