// Evidence tied to roles: one object and the different offering acts close to it, less the reporting around.
import type { SignalClass } from '#lib/signals/classes.ts';
import type { Signal } from '#lib/signals/signal.ts';
import { between, nominality, type Voice } from './voice.ts';

/** Positions on each side in which an act belongs to an object. */
export const REACH = 10;
const VOICE_REACH = 14;
/** A link may hold hundreds of words at one position; no more are looked at on each side. */
const MOST = 120;
const REPORT_COST = 0.5;
/** Flour and salt come by the sack: a large weight says little beside an everyday word. */
const SACK = 0.25;
const weak: ReadonlySet<SignalClass> = new Set(['slang', 'emoji', 'pill']);

/** What one act of a class adds when it stands beside an object. */
export const saleActs: Partial<Record<SignalClass, number>> = {
  buy: 1,
  sell: 1,
  delivery: 1,
  price: 1,
  weight: 1,
  contact: 0.9,
  payment: 1,
  pieces: 0.7,
  stealth: 0.8,
  place: 0.5,
  access: 0.6,
  shop: 0.7,
  call: 0.4,
  quality: 0.7,
  hiding: 0.6,
  'dead-drop': 1,
  goods: 0.3,
  courier: 0.5,
};

/** What one sign of a job offer adds when it stands beside a courier's role. */
export const jobActs: Partial<Record<SignalClass, number>> = {
  job: 1,
  lure: 1,
  task: 1,
  deposit: 1,
  secrecy: 0.8,
  contact: 0.7,
  price: 0.6,
  place: 0.3,
  call: 0.3,
  payment: 0.4,
  'dead-drop': 0.8,
  emoji: 0.5,
};

/** An object with its acts: the score, and the signals that made it. */
export interface Tie {
  score: number;
  /** Different act classes, before reporting is taken off. */
  acts: number;
  nominality: number;
  object: Signal;
  with: Signal[];
}

/** Ties object `signals[i]` to the acts within reach; each word counts for one act only. */
export function tieAt(
  signals: readonly Signal[],
  i: number,
  acts: Partial<Record<SignalClass, number>>,
  voice: Voice,
): Tie {
  const object = signals[i]!;
  const best = new Map<SignalClass, { value: number; signal: Signal }>();
  for (const step of [-1, 1]) {
    for (let j = i + step; j >= 0 && j < signals.length && Math.abs(j - i) <= MOST; j += step) {
      const signal = signals[j]!;
      const gap = Math.abs(signal.at - object.at);
      if (gap > REACH) break;
      const sack = signal.term === 'large' && weak.has(object.class) ? SACK : 1;
      const value = (acts[signal.class] ?? 0) * (gap <= 3 ? 1 : gap <= 6 ? 0.85 : 0.7) * sack;
      if (value === 0 || overlaps(signal, object) || signal.class === object.class || signal.where === 'host') continue;
      if (value > (best.get(signal.class)?.value ?? 0)) best.set(signal.class, { value, signal });
    }
  }
  return score(object, [...best.values()], voice);
}

function overlaps(a: Signal, b: Signal): boolean {
  return a.start < b.end && b.start < a.end;
}

function score(object: Signal, acts: { value: number; signal: Signal }[], voice: Voice): Tie {
  const taken: Signal[] = [];
  let sum = 0;
  for (const { value, signal } of acts.sort((a, b) => b.value - a.value || a.signal.start - b.signal.start)) {
    if (taken.some((other) => overlaps(other, signal))) continue;
    taken.push(signal);
    sum += value;
  }
  const noun = nominality(voice, object.at - VOICE_REACH, object.at + VOICE_REACH + 1);
  const report = between(voice.report, object.at - REACH, object.at + REACH + 1);
  return {
    score: Math.min(6, Math.max(0, sum * noun - REPORT_COST * report)),
    acts: taken.length,
    nominality: noun,
    object,
    with: taken,
  };
}
