// Precision, recall, F1 and false alarms of judged texts, whole and by group.
import type { Figures } from '#lib/signals/rule-pack.ts';

/** A judged text: what it is, and whether it was flagged. */
export interface Outcome {
  positive: boolean;
  flagged: boolean;
}

/** Counts and ratios of judged texts; ratios are rounded to four decimals. */
export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const found = outcomes.filter((one) => one.positive && one.flagged).length;
  const missed = outcomes.filter((one) => one.positive && !one.flagged).length;
  const falseAlarms = outcomes.filter((one) => !one.positive && one.flagged).length;
  const precision = found + falseAlarms === 0 ? 1 : found / (found + falseAlarms);
  const recall = found + missed === 0 ? 1 : found / (found + missed);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return {
    texts: outcomes.length,
    found,
    missed,
    falseAlarms,
    precision: round(precision),
    recall: round(recall),
    f1: round(f1),
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Figures of each group, groups in order of name. */
export function figuresBy<T extends Outcome>(
  outcomes: readonly T[],
  group: (outcome: T) => string,
): Record<string, Figures> {
  const groups = new Map<string, T[]>();
  for (const outcome of outcomes) groups.set(group(outcome), [...(groups.get(group(outcome)) ?? []), outcome]);
  return Object.fromEntries(
    [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, list]) => [name, figuresOf(list)]),
  );
}
