// Dates and times as people of each language write them.
import { intlTag } from '#lib/i18n/format.ts';
import type { Language } from '#lib/i18n/message.ts';

const made = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${language} ${name}`;
  const known = made.get(id);
  if (known !== undefined) return known;
  const fresh = new Intl.DateTimeFormat(intlTag[language], options);
  made.set(id, fresh);
  return fresh;
}

/** A day, such as “24 November 2026”; `atMs` in milliseconds since the epoch. */
export function dateText(language: Language, atMs: number): string {
  return formatter(language, 'date', { dateStyle: 'long' }).format(atMs);
}

/** A time of day, such as “13:40”. */
export function timeText(language: Language, atMs: number): string {
  return formatter(language, 'time', { timeStyle: 'short' }).format(atMs);
}

/** A day and a time of day. */
export function dateTimeText(language: Language, atMs: number): string {
  return formatter(language, 'both', { dateStyle: 'long', timeStyle: 'short' }).format(atMs);
}

/** Whole days between two moments, never negative. */
export function daysBetween(fromMs: number, untilMs: number): number {
  return Math.max(0, Math.floor((untilMs - fromMs) / 86_400_000));
}
