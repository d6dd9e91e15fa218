// Which words a warning says: a listing is a fact, a suspicion is hedged, and "not shown" is said only where it is so.
import type { T } from '#lib/i18n/t.ts';
import type { Answer } from '#lib/messages/messages.ts';
import { decide } from '#lib/warning/decide.ts';

/** Title and lead of a warning. */
export interface Said {
  readonly level: 'caution' | 'danger';
  readonly title: string;
  readonly lead: string;
}

const suffixes = { sale: 'sale', recruiting: 'recruit', promotion: 'promotion' } as const;

/** True if the page stays open in another tab, and this one only explains. */
export function isBeside({ verdict, strength }: Pick<Answer<'warning.state'>, 'verdict' | 'strength'>): boolean {
  return decide(verdict, strength).shows !== 'page';
}

/** The words for a warning. */
export function wordsFor(t: T, state: Pick<Answer<'warning.state'>, 'verdict' | 'strength'>): Said {
  const { level, kind } = state.verdict;
  if (level !== 'danger')
    return { level: 'caution', title: t('warning.suspected_title'), lead: t('warning.suspected_lead') };
  const suffix = suffixes[kind ?? 'sale'];
  const lead = isBeside(state) && suffix !== 'recruit' ? t(`popup.danger_${suffix}`) : t(`warning.${suffix}_lead`);
  return { level: 'danger', title: t(`warning.${suffix}_title`), lead };
}
