// How old the list is: a disc while it is fresh, a hollow square and the age in words from day 3.
import { daysBetween, dayText } from '#lib/i18n/dates.ts';
import { useT } from './language.tsx';

/** Days after which the age is said in words. */
export const OLD_AFTER_DAYS = 3;

export interface ListAgeProps {
  /** Null when the list that is built in is in use. */
  readonly publishedAtMs: number | null;
  readonly nowMs: number;
  readonly entries: number;
  readonly practice: boolean;
}

/** One line on the list's age and size. */
export function ListAge({ publishedAtMs, nowMs, entries, practice }: ListAgeProps) {
  const t = useT();
  const days = publishedAtMs === null ? 0 : daysBetween(publishedAtMs, nowMs);
  const old = days >= OLD_AFTER_DAYS;
  const said =
    publishedAtMs === null
      ? t(practice ? 'list.built_in_practice' : 'list.built_in')
      : old
        ? t('list.age', { count: days })
        : t(practice ? 'list.practice_of' : 'list.of', { date: dayText(t.language, publishedAtMs) });
  return (
    <p class={old ? 'age age--old' : 'age'} title={practice ? t('popup.practice_list') : undefined}>
      <span>{[said, t('list.entries', { count: entries })].join(' · ')}</span>
    </p>
  );
}
