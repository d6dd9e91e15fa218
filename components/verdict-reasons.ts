// From what counted on a page to the lines a person reads: one line a reason, with the words found for it.

import type { T } from '#lib/i18n/t.ts';
import type { ReasonCode, Verdict } from '#lib/verdict/verdict.ts';
import type { Reason } from './reasons.tsx';

const MOST_WORDS = 2;
// The popup must not scroll for them.
const MOST_REASONS = 4;
const calm: readonly ReasonCode[] = ['calm_news', 'calm_health'];

/** The reasons of a verdict in the order in which they count. */
export function reasonsFor(t: T, verdict: Verdict): Reason[] {
  const words = verdict.evidence.map(({ text }) => text.trim()).filter((text) => text !== '');
  return verdict.reasons.slice(0, MOST_REASONS).map((code, i) => ({
    text: t(`reason.${code}`),
    strength: 2,
    against: calm.includes(code),
    words: i === 0 ? words.slice(0, MOST_WORDS) : [],
  }));
}
