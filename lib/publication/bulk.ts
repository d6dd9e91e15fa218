// The signed word that a large change is meant. A client that was away when it was made must hear of it too.
import type { ListCustom } from './metadata.ts';

/** Share of the entries that may change in one version without it. */
export const MOST_CHANGE = 0.3;

/** True if so many entries after so many are more than an accident may change. */
export function isBulk(before: number, entries: number): boolean {
  return Math.abs(entries - before) > MOST_CHANGE * before;
}

/** What a publisher signs about a change that is meant: `bulk` in that very version, `bulkAt` from then on. */
export function bulkOf(
  before: Pick<ListCustom, 'entries' | 'bulkAt'> | null | undefined,
  entries: number,
  version: number,
): Pick<ListCustom, 'bulk' | 'bulkAt'> {
  if (before && isBulk(before.entries, entries)) return { bulk: true, bulkAt: version };
  return before?.bulkAt === undefined ? {} : { bulkAt: before.bulkAt };
}
