// L2-regularised logistic regression with bounds on signs, by cyclic coordinate Newton steps: deterministic, no library.

/** What is fitted on: rows of features, 1 or 0 for each row, and how much each row counts. */
export interface Sample {
  names: readonly string[];
  rows: readonly Float64Array[];
  labels: readonly number[];
  counts: readonly number[];
}

const SPREAD = 0.15;
const SWEEPS = 60;

/** Weights (in the features' own units) and bias that fit best; `signs`: 1 never below zero, −1 never above, 0 free. */
export function fitLogistic(
  sample: Sample,
  signs: Readonly<Record<string, number>>,
  l2: number,
): { bias: number; weights: Record<string, number> } {
  const scales = sample.names.map((_, j) => deviation(sample, j) + SPREAD);
  const columns = sample.names.map((_, j) => Float64Array.from(sample.rows, (row) => row[j]! / scales[j]!));
  const weights = new Float64Array(sample.names.length);
  const margin = new Float64Array(sample.rows.length);
  let bias = 0;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    bias += shift(sample, margin);
    for (let j = 0; j < columns.length; j++) {
      const sign = signs[sample.names[j]!] ?? 0;
      const step = newton(sample, columns[j]!, margin, weights[j]!, l2);
      let next = weights[j]! + step;
      if (sign * next < 0) next = 0;
      const change = next - weights[j]!;
      if (change === 0) continue;
      weights[j] = next;
      for (let i = 0; i < margin.length; i++) margin[i]! += change * columns[j]![i]!;
    }
  }
  return { bias, weights: Object.fromEntries(sample.names.map((name, j) => [name, weights[j]! / scales[j]!])) };
}

function deviation(sample: Sample, j: number): number {
  let sum = 0;
  let square = 0;
  for (const row of sample.rows) {
    sum += row[j]!;
    square += row[j]! * row[j]!;
  }
  const n = sample.rows.length;
  return Math.sqrt(Math.max(0, square / n - (sum / n) ** 2));
}

function newton(sample: Sample, column: Float64Array, margin: Float64Array, weight: number, l2: number): number {
  let gradient = l2 * weight;
  let curve = l2;
  for (let i = 0; i < margin.length; i++) {
    const x = column[i]!;
    if (x === 0) continue;
    const p = 1 / (1 + Math.exp(-margin[i]!));
    gradient += sample.counts[i]! * (p - sample.labels[i]!) * x;
    curve += sample.counts[i]! * Math.max(p * (1 - p), 0.02) * x * x;
  }
  return Math.max(-2, Math.min(2, -gradient / curve));
}

/** One Newton step on the bias, applied to the margins. */
function shift(sample: Sample, margin: Float64Array): number {
  let gradient = 0;
  let curve = 1e-9;
  for (let i = 0; i < margin.length; i++) {
    const p = 1 / (1 + Math.exp(-margin[i]!));
    gradient += sample.counts[i]! * (p - sample.labels[i]!);
    curve += sample.counts[i]! * Math.max(p * (1 - p), 0.02);
  }
  const step = Math.max(-2, Math.min(2, -gradient / curve));
  for (let i = 0; i < margin.length; i++) margin[i]! += step;
  return step;
}

/** Slope and offset that turn margins into probabilities (Platt), the slope kept above zero. */
export function calibrate(margins: readonly number[], labels: readonly number[]): { slope: number; offset: number } {
  const rows = margins.map((margin) => Float64Array.of(margin));
  const fitted = fitLogistic({ names: ['margin'], rows, labels, counts: labels.map(() => 1) }, { margin: 1 }, 0.01);
  return { slope: fitted.weights.margin!, offset: fitted.bias };
}
