// What appears for a verdict: the table of design.md, as data. A clear or trusted page never shows more than an icon.
import type { Level, Verdict } from '#lib/verdict/verdict.ts';

/** How strongly to warn, from the quietest. */
export const strengths = ['badge', 'standard', 'warning-mode'] as const;
export type Strength = (typeof strengths)[number];

/** What is laid before a person: nothing but the icon, a bar in the page, or the full-page warning. */
export const showings = ['nothing', 'banner', 'page'] as const;
export type Shows = (typeof showings)[number];

/** How one goes on from a full-page warning: by one click, or by the PIN of warning mode. */
export const waysOn = ['click', 'pin'] as const;
export type GoOn = (typeof waysOn)[number];

/** What a verdict comes to under a strength. */
export interface Decision {
  readonly icon: Level | 'off';
  readonly shows: Shows;
  readonly goOn: GoOn;
}

const nothing = { shows: 'nothing', goOn: 'click' } as const;

/** Verdict × strength (design.md, "warning"); a suspicion never needs a PIN. */
export const decisions: Record<Strength, Record<Level, Omit<Decision, 'icon'>>> = {
  badge: {
    clear: nothing,
    trusted: nothing,
    caution: nothing,
    danger: { shows: 'banner', goOn: 'click' },
  },
  standard: {
    clear: nothing,
    trusted: nothing,
    caution: { shows: 'banner', goOn: 'click' },
    danger: { shows: 'page', goOn: 'click' },
  },
  'warning-mode': {
    clear: nothing,
    trusted: nothing,
    caution: { shows: 'page', goOn: 'click' },
    danger: { shows: 'page', goOn: 'pin' },
  },
};

/** What appears for this verdict; `excepted` once its sender chose to go on: then the icon alone keeps telling. */
export function decide(verdict: Pick<Verdict, 'level'>, strength: Strength, excepted = false): Decision {
  const decision = decisions[strength][verdict.level];
  return { icon: verdict.level, ...decision, ...(excepted && { shows: 'nothing' }) };
}
