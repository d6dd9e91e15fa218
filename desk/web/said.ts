// How the desk's own words for things are said to people.
import { subjectKindKey, subjectName } from '#components/subject.tsx';
import type { Subject } from '#lib/address/subject.ts';
import { dateTimeText, dayText, timeText } from '#lib/i18n/dates.ts';
import { numberText } from '#lib/i18n/format.ts';
import type { T } from '#lib/i18n/t.ts';

const kinds = {
  sale: 'kind.sale',
  recruiting: 'kind.recruiting',
  promotion: 'kind.promotion',
  mistake: 'kind.mistake',
} as const;
const roles = { student: 'welcome.student', teacher: 'welcome.teacher', parent: 'welcome.parent' } as const;
const states = {
  open: 'desk.state_open',
  proposed: 'desk.state_proposed',
  listed: 'desk.state_listed',
  rejected: 'desk.state_rejected',
} as const;

/** What a report or an entry says is there. */
export function kindText(t: T, kind: string): string {
  return Object.hasOwn(kinds, kind) ? t(kinds[kind as keyof typeof kinds]) : t('kind.other');
}

/** Who reported, as far as it was told. */
export function roleText(t: T, role: string): string {
  return Object.hasOwn(roles, role) ? t(roles[role as keyof typeof roles]) : role;
}

/** Where a case stands. */
export function stateText(t: T, state: keyof typeof states): string {
  return t(states[state]);
}

/** A subject's name and what sort of place it is; the desk parsed it when it took it in. */
export function subjectText(t: T, subject: string): { name: string; sort: string } {
  return { name: subjectName(subject as Subject), sort: t(subjectKindKey(subject as Subject)) };
}

/** A day and a time of day in the reader's own time zone. */
export function hourText(t: T, iso: string): string {
  return dateTimeText(t.language, Date.parse(iso));
}

/** The same without its year, for the queue: what waits there is never old enough to need one. */
export function queueHourText(t: T, iso: string): string {
  const atMs = Date.parse(iso);
  return `${dayText(t.language, atMs)}, ${timeText(t.language, atMs)}`;
}

/** A whole number with the spaces or commas of the language. */
export function countText(t: T, count: number): string {
  return numberText(t.language, count);
}
