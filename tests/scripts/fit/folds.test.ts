import { expect, test } from 'vitest';
import type { Labelled } from '#scripts/fit/corpus.ts';
import { clustersOf, foldsOf } from '#scripts/fit/folds.ts';
import { calibrate, fitLogistic } from '#scripts/fit/logistic.ts';

function text(id: string, words: string): Labelled {
  return { id, lang: 'en', label: 'negative', kind: 'k', text: words, source: '', synthetic: false };
}

const texts = [
  text('a', 'one two three four five six seven'),
  text('b', 'zero one two three four five six @x https://b.example/1'),
  text('c', 'quite another matter altogether here now'),
  text('d', 'nothing in common with the rest of them'),
];

test('texts that share their wording are one campaign', () => {
  const clusters = clustersOf(texts);
  expect(clusters[0]).toBe(clusters[1]);
  expect(new Set(clusters).size).toBe(3);
});

test('no campaign straddles a fold, and the same seed gives the same folds', () => {
  const clusters = clustersOf(texts);
  const folds = foldsOf(texts, clusters, 2, 1);
  expect(folds[0]).toBe(folds[1]);
  expect(foldsOf(texts, clusters, 2, 1)).toEqual(folds);
});

test('a weight never takes the sign it may not have', () => {
  const rows = [
    [0, 1],
    [0, 1],
    [1, 0],
    [1, 0],
  ].map((row) => Float64Array.from(row));
  const sample = { names: ['a', 'b'], rows, labels: [1, 1, 0, 0], counts: [1, 1, 1, 1] };
  const free = fitLogistic(sample, { a: 0, b: 0 }, 1);
  expect(free.weights.a).toBeLessThan(0);
  const bound = fitLogistic(sample, { a: 1, b: 1 }, 1);
  expect(bound.weights.a).toBe(0);
  expect(bound.weights.b).toBeGreaterThan(0);
});

test('calibrated probabilities follow the labels', () => {
  const { slope, offset } = calibrate([-2, -1, 1, 2], [0, 0, 1, 1]);
  expect(slope).toBeGreaterThan(0);
  expect(Math.abs(offset)).toBeLessThan(0.5);
});
