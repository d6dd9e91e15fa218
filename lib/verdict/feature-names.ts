// The features of both models and which way each may count: evidence never below zero, counters never above.
import { counterClasses } from '#lib/signals/classes.ts';

const counters = [
  ...counterClasses.map((name) => `counter.${name}` as const),
  'voice.telling',
  'voice.past',
  'voice.quotes',
  'voice.report',
] as const;

/** Features of the sale model that speak for a sale. */
export const saleEvidence = [
  'tie.substance',
  'tie.pill',
  'tie.market',
  'tie.dead-drop',
  'tie.drugs',
  'tie.slang',
  'tie.emoji',
  'tie.all',
  'tie.two',
  'tie.three',
  'tie.four',
  'near.bought',
  'near.priced',
  'near.contact',
  'pair.hidden',
  'names.listed',
  'names.count',
  'acts.kinds',
  'lines.priced',
  'link.object',
  'title.object',
  'crumb.object',
  'frame',
] as const;

/** Features of the recruiting model that speak for recruiting. */
export const jobEvidence = [
  'job.courier',
  'job.role',
  'job.drop',
  'job.task',
  'job.all',
  'job.two',
  'job.three',
  'job.four',
  'job.deposit',
  'job.secrecy',
  'job.contact',
  'job.kinds',
  'job.marked',
] as const;

export const counterFeatures = counters;

/** Every feature of a model with the sign its weight may have: 1, −1, or 0 for either. */
export const signs: Record<'sale' | 'recruiting', Readonly<Record<string, 1 | -1 | 0>>> = {
  sale: signsOf(saleEvidence),
  recruiting: signsOf(jobEvidence),
};

function signsOf(evidence: readonly string[]): Record<string, 1 | -1 | 0> {
  const out: Record<string, 1 | -1 | 0> = { length: -1 };
  for (const name of evidence) out[name] = 1;
  for (const name of counters) out[name] = -1;
  return out;
}
