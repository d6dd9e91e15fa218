// Judging each text by a fit that did not see its fold, its kind or its source.
import type { RulePack } from '#lib/signals/rule-pack.ts';
import { distance } from '#lib/verdict/model.ts';
import { type CorpusFile, type Labelled, readCorpus } from './corpus.ts';
import { clustersOf, foldsOf } from './folds.ts';
import { entriesOf, readLexicon, suffixes } from './lexicon.ts';
import {
  type Example,
  examplesOf,
  type FitKind,
  type FitOptions,
  fitModels,
  fits,
  fitWeights,
  marginOf,
  outOfFold,
} from './train.ts';

/** The corpus, its lexicon and the features of its texts. */
export interface Bench {
  files: CorpusFile[];
  texts: Labelled[];
  examples: Example[];
  lexicon: Pick<RulePack, 'lexicon' | 'suffixes'>;
}

/** A text with what was said of it. */
export interface Judged {
  text: Labelled;
  stretches: Example['stretches'];
  positive: boolean;
  flagged: boolean;
  kind: FitKind;
  score: number;
  threshold: number;
}

/** The corpus files that are fitted on. */
export const corpusNames = ['dev.jsonl', 'dev2.jsonl'] as const;

/** Reads corpus and lexicon and takes the features of every text. */
export function openBench(): Bench {
  const files = corpusNames.map(readCorpus);
  const texts = files.flatMap((file) => file.texts);
  const lexicon = { lexicon: entriesOf(readLexicon('data/lexicon')), suffixes };
  return { files, texts, lexicon, examples: examplesOf(lexicon, texts, clustersOf(texts)) };
}

/** What two fitted models say of one text. */
export function judgeExample(models: RulePack | Pick<RulePack, FitKind>, example: Example): Judged {
  const said = fits.map(({ kind }) => {
    const model = models[kind];
    const margin = marginOf(model, example.stretches, kind);
    const score =
      margin === Number.NEGATIVE_INFINITY
        ? 0
        : 1 / (1 + Math.exp(-(model.calibration.slope * margin + model.calibration.offset)));
    return { kind, score, threshold: model.threshold };
  });
  const best = said.reduce((a, b) => (distance(b.score, b.threshold) > distance(a.score, a.threshold) ? b : a));
  return {
    text: example.text,
    stretches: example.stretches,
    positive: example.text.label !== 'negative',
    flagged: best.score > 0 && best.score >= best.threshold,
    ...best,
  };
}

/** Each text by a fit on the other folds; folds keep campaigns whole. */
export function judgeByFolds(bench: Bench, count: number, options: FitOptions): Judged[] {
  const folds = foldsOf(
    bench.texts,
    bench.examples.map((example) => example.cluster),
    count,
    options.seed,
  );
  const out: Judged[] = [];
  for (let fold = 0; fold < count; fold++) {
    const models = fitModels(
      bench.examples.filter((_, i) => folds[i] !== fold),
      options,
    );
    bench.examples.forEach((example, i) => {
      if (folds[i] === fold) out[i] = judgeExample(models, example);
    });
  }
  return out;
}

/** Recall of one group of positives when nothing of it, nor of its campaigns, was fitted. */
export interface LeftOut {
  name: string;
  texts: number;
  recall: number;
}

const FALSE_ALARMS = 0.0025;

/** Leaves each group of positives out in turn; thresholds let 0.5 % of out-of-fold negatives through. */
export function leaveOut(
  bench: Bench,
  group: (text: Labelled) => string,
  least: number,
  options: FitOptions,
): LeftOut[] {
  const sizes = new Map<string, number>();
  for (const text of bench.texts)
    if (text.label !== 'negative') sizes.set(group(text), (sizes.get(group(text)) ?? 0) + 1);
  const names = [...sizes]
    .filter(([, size]) => size >= least)
    .map(([name]) => name)
    .sort();
  return names.map((name) => ({
    name,
    texts: sizes.get(name)!,
    recall: recallWithout(bench, (text) => text.label !== 'negative' && group(text) === name, options),
  }));
}

function recallWithout(bench: Bench, isLeft: (text: Labelled) => boolean, options: FitOptions): number {
  const left = bench.examples.filter((example) => isLeft(example.text));
  const campaigns = new Set(left.map((example) => example.cluster));
  const train = bench.examples.filter(
    (example) => example.text.label === 'negative' || !campaigns.has(example.cluster),
  );
  const folds = foldsOf(
    train.map((example) => example.text),
    train.map((example) => example.cluster),
    5,
    options.seed,
  );
  const found = new Set<Example>();
  for (const { kind } of fits) {
    const margins = outOfFold(train, folds, 5, kind, options);
    const negatives = margins.filter((_, i) => train[i]!.text.label === 'negative').sort((a, b) => b - a);
    const threshold = negatives[Math.floor(FALSE_ALARMS * negatives.length)] ?? 0;
    const weights = fitWeights(train, kind, options);
    for (const example of left) if (marginOf(weights, example.stretches, kind) > threshold) found.add(example);
  }
  return Math.round((found.size / left.length) * 10_000) / 10_000;
}
