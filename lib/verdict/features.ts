// What a stretch of text amounts to: named numbers, each with the signals that made it.

import { counterClasses } from '#lib/signals/classes.ts';
import type { Signal } from '#lib/signals/signal.ts';
import { jobFeatures } from './job.ts';
import { saleFeatures } from './sale.ts';
import type { Features, Stretch } from './stretch.ts';
import { between, stanceOf } from './voice.ts';

/** Features of one stretch for both models; `evidence` is false where nothing at all speaks for an offer. */
export function featuresOf(stretch: Stretch): { sale: Features; recruiting: Features } {
  const shared = counterFeatures(stretch);
  const stance = stanceOf(stretch.signals, stretch.to - stretch.from);
  return {
    sale: new Map([...shared, ...scaled(saleFeatures(stretch), stance)]),
    recruiting: new Map([...shared, ...scaled(jobFeatures(stretch), stance)]),
  };
}

/** Evidence in a text that reports counts for less as a whole. */
function scaled(features: Features, stance: number): Features {
  return new Map([...features].map(([name, { value, from }]) => [name, { value: value * stance, from }]));
}

function counterFeatures(stretch: Stretch): Features {
  const length = Math.max(20, stretch.to - stretch.from);
  const out: Features = new Map();
  for (const name of counterClasses) {
    const from = distinct(stretch.signals.filter((signal) => signal.class === name && signal.where === 'text'));
    if (from.length > 0)
      out.set(`counter.${name}`, {
        value: Math.min(2, (10 * from.length) / length + 0.15 * Math.min(4, from.length)),
        from,
      });
  }
  const { voice, from, to } = stretch;
  const telling = stretch.signals.filter((signal) => signal.class === 'narration');
  out.set('voice.telling', { value: Math.max(0, between(voice.telling, from, to) / length - 0.12) * 5, from: telling });
  out.set('voice.past', { value: (between(voice.past, from, to) / length) * 10, from: [] });
  out.set('voice.quotes', { value: (between(voice.quotes, from, to) / length) * 10, from: [] });
  out.set('voice.report', { value: (between(voice.report, from, to) / length) * 5, from: [] });
  out.set('length', { value: Math.log(1 + length / 20), from: [] });
  return out;
}

/** The first signal of each term. */
function distinct(signals: readonly Signal[]): Signal[] {
  const seen = new Set<string>();
  return signals.filter((signal) => !seen.has(signal.term) && seen.add(signal.term));
}
