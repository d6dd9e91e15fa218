// Dates and times as people of each language write them.
import { intlTag } from '#lib/i18n/format.ts';
import type { Language } from '#lib/i18n/message.ts';

// Chromium has no Kazakh months in its Intl, so they stand here (CLDR, kk, wide, format).
const kazakhMonths = [
  'қаңтар',
  'ақпан',
  'наурыз',
  'сәуір',
  'мамыр',
  'маусым',
  'шілде',
  'тамыз',
  'қыркүйек',
  'қазан',
  'қараша',
  'желтоқсан',
] as const;

const made = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${language} ${name}`;
  const known = made.get(id);
  if (known !== undefined) return known;
  const fresh = new Intl.DateTimeFormat(intlTag[language], options);
  made.set(id, fresh);
  return fresh;
}

// The day in the device's own time zone, which only Intl and the local getters know.
function kazakhDay(atMs: number): { year: number; day: string } {
  const at = new Date(atMs);
  return { year: at.getFullYear(), day: `${at.getDate()} ${kazakhMonths[at.getMonth()]!}` };
}

/** A date, such as “24 November 2026”; `atMs` in milliseconds since the epoch. */
export function dateText(language: Language, atMs: number): string {
  if (language !== 'kk') return formatter(language, 'date', { dateStyle: 'long' }).format(atMs);
  const { year, day } = kazakhDay(atMs);
  return `${year} ж. ${day}`;
}

/** A day without its year, such as “24 November”. */
export function dayText(language: Language, atMs: number): string {
  if (language === 'kk') return kazakhDay(atMs).day;
  return formatter(language, 'day', { day: 'numeric', month: 'long' }).format(atMs);
}

/** A time of day, such as “13:40”. */
export function timeText(language: Language, atMs: number): string {
  return formatter(language, 'time', { timeStyle: 'short' }).format(atMs);
}

/** A date and a time of day. */
export function dateTimeText(language: Language, atMs: number): string {
  return `${dateText(language, atMs)}, ${timeText(language, atMs)}`;
}

/** Whole days between two moments, never negative. */
export function daysBetween(fromMs: number, untilMs: number): number {
  return Math.max(0, Math.floor((untilMs - fromMs) / 86_400_000));
}
