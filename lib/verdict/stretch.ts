// A stretch of text and its features: the types that the verdict's parts share.
import type { Signal, Signals } from '#lib/signals/signal.ts';
import type { Voice } from './voice.ts';

/** One feature: its value and the signals it stands on. */
export interface Feature {
  value: number;
  from: readonly Signal[];
}

/** Features by name; a missing one is 0. */
export type Features = Map<string, Feature>;

/** A stretch of a text, positions `from` to `to` − 1, with its signals in order. */
export interface Stretch {
  found: Signals;
  voice: Voice;
  signals: readonly Signal[];
  from: number;
  to: number;
}
