// Features of texts, and the two models fitted on them.
import { compile, type Finder } from '#lib/signals/find.ts';
import type { Model, RulePack } from '#lib/signals/rule-pack.ts';
import { signs } from '#lib/verdict/feature-names.ts';
import { featuresOf } from '#lib/verdict/features.ts';
import { hasEvidence, linear } from '#lib/verdict/model.ts';
import type { Features } from '#lib/verdict/stretch.ts';
import { stretchesOf } from '#lib/verdict/stretches.ts';
import type { Labelled } from './corpus.ts';
import { foldsOf } from './folds.ts';
import { calibrate, fitLogistic } from './logistic.ts';

/** The two things that are fitted, and the label each is fitted for. */
export const fits = [
  { kind: 'sale', label: 'sale' },
  { kind: 'recruiting', label: 'recruit' },
] as const;
export type FitKind = (typeof fits)[number]['kind'];

/** A text with the features of each of its stretches, its cluster and its weight among its kind. */
export interface Example {
  text: Labelled;
  stretches: Record<FitKind, Features>[];
  cluster: number;
}

/** What fitting may be told: the penalty, and the share of unseen negatives that may be flagged. */
export interface FitOptions {
  l2: number;
  falseAlarms: Record<FitKind, number>;
  seed: number;
}

export const fitOptions: FitOptions = { l2: 2, falseAlarms: { sale: 0.002, recruiting: 0.001 }, seed: 1 };

/** Features of one text, stretch by stretch. */
export function measureText(finder: Finder, text: string): Record<FitKind, Features>[] {
  return stretchesOf(finder.find(text)).map((stretch) => featuresOf(stretch));
}

/** Examples of labelled texts. */
export function examplesOf(
  lexicon: Pick<RulePack, 'lexicon' | 'suffixes'>,
  texts: readonly Labelled[],
  clusters: readonly number[],
): Example[] {
  const finder = compile(lexicon);
  return texts.map((text, i) => ({ text, stretches: measureText(finder, text.text), cluster: clusters[i]! }));
}

/** The highest margin among an example's stretches with evidence, −Infinity without any. */
export function marginOf(
  model: Pick<Model, 'bias' | 'weights'>,
  stretches: Example['stretches'],
  kind: FitKind,
): number {
  let best = Number.NEGATIVE_INFINITY;
  for (const features of stretches)
    if (hasEvidence(features[kind], kind)) best = Math.max(best, linear(model, features[kind]));
  return best;
}

/** Fits one model on examples: its own label against the negatives. */
export function fitWeights(
  examples: readonly Example[],
  kind: FitKind,
  options: FitOptions,
): Pick<Model, 'bias' | 'weights'> {
  const label = fits.find((fit) => fit.kind === kind)!.label;
  const used = examples.filter((example) => example.text.label === label || example.text.label === 'negative');
  const names = Object.keys(signs[kind]);
  const perKind = new Map<string, number>();
  for (const { text } of used)
    perKind.set(`${text.label} ${text.kind}`, (perKind.get(`${text.label} ${text.kind}`) ?? 0) + 1);
  const counts = used.map(({ text }) => perKind.get(`${text.label} ${text.kind}`)! ** -0.5);
  const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
  const rows = used.map((example) => rowOf(example.stretches, kind, names));
  return fitLogistic(
    {
      names,
      rows,
      labels: used.map((example) => (example.text.label === label ? 1 : 0)),
      counts: counts.map((count) => count / mean),
    },
    signs[kind],
    options.l2,
  );
}

/** A text is fitted by its stretch with most evidence. */
function rowOf(stretches: Example['stretches'], kind: FitKind, names: readonly string[]): Float64Array {
  const name = kind === 'sale' ? 'tie.all' : 'job.all';
  const best = stretches.reduce(
    (a, b) => ((b[kind].get(name)?.value ?? 0) > (a[kind].get(name)?.value ?? 0) ? b : a),
    stretches[0]!,
  );
  return Float64Array.from(names, (feature) => best[kind].get(feature)?.value ?? 0);
}

/** Fits both models whole: weights on all examples, calibration and threshold on inner out-of-fold margins. */
export function fitModels(
  examples: readonly Example[],
  options: FitOptions,
  unseen: readonly Example['stretches'][] = [],
): Record<FitKind, Model> {
  const inner = foldsOf(
    examples.map((example) => example.text),
    examples.map((example) => example.cluster),
    4,
    options.seed + 100,
  );
  const models = fits.map(({ kind, label }) => {
    const weights = fitWeights(examples, kind, options);
    const margins = outOfFold(examples, inner, 4, kind, options);
    return { kind, label, weights, margins, calibration: calibration(examples, margins, label) };
  });
  const out = {} as Record<FitKind, Model>;
  for (const { kind, weights, margins, calibration: scale } of models) {
    const probabilityOf = (margin: number): number =>
      margin === Number.NEGATIVE_INFINITY ? 0 : 1 / (1 + Math.exp(-(scale.slope * margin + scale.offset)));
    const negatives = examples.flatMap((example, i) =>
      example.text.label === 'negative' ? [probabilityOf(margins[i]!)] : [],
    );
    const pages = unseen.map((stretches) => probabilityOf(marginOf(weights, stretches, kind)));
    out[kind] = { ...weights, calibration: scale, threshold: thresholdOf(negatives, pages, options.falseAlarms[kind]) };
  }
  return out;
}

/** Margins of each example by a model that saw neither it nor its campaign. */
export function outOfFold(
  examples: readonly Example[],
  folds: readonly number[],
  count: number,
  kind: FitKind,
  options: FitOptions,
): number[] {
  const margins = new Array<number>(examples.length).fill(Number.NEGATIVE_INFINITY);
  for (let fold = 0; fold < count; fold++) {
    const weights = fitWeights(
      examples.filter((_, i) => folds[i] !== fold),
      kind,
      options,
    );
    examples.forEach((example, i) => {
      if (folds[i] === fold) margins[i] = marginOf(weights, example.stretches, kind);
    });
  }
  return margins;
}

function calibration(examples: readonly Example[], margins: readonly number[], label: string): Model['calibration'] {
  const used = examples
    .map((example, i) => ({ label: example.text.label, margin: margins[i]! }))
    .filter((row) => (row.label === label || row.label === 'negative') && row.margin > Number.NEGATIVE_INFINITY);
  return calibrate(
    used.map((row) => row.margin),
    used.map((row) => (row.label === label ? 1 : 0)),
  );
}

const LOWEST = 0.7;

/** The lowest threshold that flags no more than this share of unseen negatives, and no whole page. */
function thresholdOf(negatives: readonly number[], pages: readonly number[], share: number): number {
  const falling = [...negatives].sort((a, b) => b - a);
  const allowed = falling[Math.floor(share * negatives.length)] ?? 0;
  const page = pages.reduce((a, b) => Math.max(a, b), 0);
  const edge = Math.max(allowed, page);
  return Math.min(0.995, Math.max(LOWEST, edge + (1 - edge) * 0.05));
}
