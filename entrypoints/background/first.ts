// The first answers of a worker that has just woken: from the few records of the list that an address needs, while all of it is still
// on disk (guard-spike.md, section 2: 8 ms instead of 21 to 83).
import { isFault } from '#lib/base/fault.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { readSettings } from '#lib/settings/settings.ts';
import { LEAST_DAYS_IN_VAIN } from '#lib/sync/freshness.ts';
import { builtInList } from './built-in.ts';
import { hurry } from './hurry.ts';
import { type Judged, judgeHit, subjectsOf } from './judge.ts';
import { readExceptions } from './session.ts';
import { attemptsStore, listStore } from './stores.ts';

/** Judges an address from disk; null where only the whole list can tell: it is altered, or may be too old to stop anybody. */
export function judgeFirst(url: string): Promise<Judged | null> {
  return hurry(judgeFromRecords(url)).catch((error) => {
    console.error('no answer from records', isFault(error) ? error.code : error);
    return null;
  });
}

async function judgeFromRecords(url: string): Promise<Judged | null> {
  const subjects = subjectsOf(url);
  const [found, settings, exceptions, { daysInVain }] = await Promise.all([
    listStore.first(subjects),
    readSettings(),
    readExceptions(),
    attemptsStore.read(),
  ]);
  // Where none was synced the package's own list counts, which is small.
  const hit = found === null ? BlockList.open(await builtInList()).first(subjects) : found.hit;
  if (found !== null && daysInVain >= LEAST_DAYS_IN_VAIN) return null;
  return judgeHit({ settings, exceptions, onlyCautions: false }, { url, subjects, hit, judgement: null });
}
