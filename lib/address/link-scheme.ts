// The link schemes of platforms (`tg:`), as the table names them.
import { table } from './table.ts';

/** The link schemes of platforms, each with its colon. */
export const linkSchemes: readonly string[] = [
  ...new Set(
    table.platforms.flatMap(({ forms }) => forms.flatMap(({ at }) => at.split(' '))).filter((at) => at.endsWith(':')),
  ),
];

/** The platform's link scheme with which a text begins, with its colon and in lower case; null if with none. */
export function linkSchemeOf(text: string): string | null {
  const scheme = text.slice(0, text.indexOf(':') + 1).toLowerCase();
  return linkSchemes.includes(scheme) ? scheme : null;
}
