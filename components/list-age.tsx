// How old the list is: a disc while it is fresh, a hollow square and the age in words from day 3, and what that means for a reader.
import { dayText } from '#lib/i18n/dates.ts';
import type { T } from '#lib/i18n/t.ts';
import { useT } from './language.tsx';

/** Age in plain words, as the worker tells it. */
export interface Age {
  readonly kind: 'none' | 'fresh' | 'old' | 'only-cautions';
  /** Whole days since the list was last published or found current. */
  readonly days: number;
  readonly clock: 'ahead' | 'behind' | null;
}

export interface ListAgeProps {
  /** Null when the list that is built in is in use. */
  readonly publishedAtMs: number | null;
  readonly age: Age;
  readonly entries: number;
  readonly practice: boolean;
}

/** True from the day on which a list's age is said in words. */
export function isOld({ kind }: Age): boolean {
  return kind === 'old' || kind === 'only-cautions';
}

/** What a list's age means for who relies on it; nothing while it is fresh and the clock is right. */
export function ageWarnings(t: T, age: Age): string[] {
  return [
    ...(age.kind === 'old' ? [t('list.old')] : []),
    ...(age.kind === 'only-cautions' ? [t('list.expired')] : []),
    ...(age.clock === null ? [] : [t('list.clock')]),
  ];
}

/** One line on the list's age and size, and one for each thing that follows from it. */
export function ListAge({ publishedAtMs, age, entries, practice }: ListAgeProps) {
  const t = useT();
  const old = isOld(age);
  const said =
    publishedAtMs === null
      ? t(practice ? 'list.built_in_practice' : 'list.built_in')
      : old
        ? t('list.age', { count: age.days })
        : t(practice ? 'list.practice_of' : 'list.of', { date: dayText(t.language, publishedAtMs) });
  return (
    <p class={old ? 'age age--old' : 'age'} title={practice ? t('popup.practice_list') : undefined}>
      <span>
        {[said, t('list.entries', { count: entries })].join(' · ')}
        {ageWarnings(t, age).map((warning) => (
          <span key={warning} class="age__warning">
            {warning}
          </span>
        ))}
      </span>
    </p>
  );
}
