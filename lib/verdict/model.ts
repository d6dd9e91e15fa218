// A small linear model: features × weights, then a calibrated probability. No evidence, no verdict.
import type { Model } from '#lib/signals/rule-pack.ts';
import { jobEvidence, saleEvidence } from './feature-names.ts';
import type { Features } from './stretch.ts';

/** Score of one stretch by one model: probability 0 to 1, 0 where no evidence stands. */
export function probability(model: Model, features: Features, kind: 'sale' | 'recruiting'): number {
  if (!hasEvidence(features, kind)) return 0;
  return 1 / (1 + Math.exp(-(model.calibration.slope * linear(model, features) + model.calibration.offset)));
}

/** Weighted sum with bias, before calibration. */
export function linear(model: Pick<Model, 'bias' | 'weights'>, features: Features): number {
  let sum = model.bias;
  for (const [name, feature] of features) sum += (model.weights[name] ?? 0) * feature.value;
  return sum;
}

/** True if anything at all speaks for an offer of this kind. */
export function hasEvidence(features: Features, kind: 'sale' | 'recruiting'): boolean {
  const names: readonly string[] = kind === 'sale' ? saleEvidence : jobEvidence;
  return names.some((name) => (features.get(name)?.value ?? 0) > 0);
}

/** How far a score stands above a threshold, in log-odds; below 0 it does not reach it. Scores of both models compare so. */
export function distance(score: number, threshold: number): number {
  return score === 0
    ? Number.NEGATIVE_INFINITY
    : Math.log(score / Math.max(1e-12, 1 - score)) - Math.log(threshold / (1 - threshold));
}
