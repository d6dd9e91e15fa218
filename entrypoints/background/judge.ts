// From an address, and what its words came to, to what is said and shown.

import { asciiByUrl } from '#lib/address/ascii.ts';
import { subjectsOfAddress } from '#lib/address/lookup.ts';
import { refusalOf } from '#lib/address/protected.ts';
import type { Subject } from '#lib/address/subject.ts';
import { systemClock } from '#lib/base/clock.ts';
import { isFault } from '#lib/base/fault.ts';
import { findAddress } from '#lib/blocklist/find-address.ts';
import type { Hit } from '#lib/blocklist/list.ts';
import { whyNotReportable } from '#lib/report/private-pages.ts';
import type { Settings } from '#lib/settings/settings.ts';
import { verdictOf } from '#lib/verdict/judge.ts';
import type { Judgement, Verdict } from '#lib/verdict/verdict.ts';
import { type Decision, decide, type Strength } from '#lib/warning/decide.ts';
import { type Exception, exceptedUntil } from '#lib/warning/exceptions.ts';
import type { Knowledge } from './knowledge.ts';

/** What is said of one address, and what appears. */
export interface Judged {
  readonly verdict: Verdict;
  readonly decision: Decision;
  /** The subject that "go on" would be for. */
  readonly subject: Subject | null;
  readonly exceptionUntil: number | null;
  /** True if the page's text may be read and could change the verdict. */
  readonly scan: boolean;
}

/** What is looked up of an address, most specific first; one that names nothing (no host, too long) is looked up as nothing. */
export function subjectsOf(url: string): Subject[] {
  try {
    return subjectsOfAddress(url, asciiByUrl);
  } catch (error) {
    if (isFault(error)) return [];
    throw error;
  }
}

// The allow list of this build: the places that no list may hold and where nobody but the owner publishes (state, medicine, news, help
// lines). A path below is refused to a list for just that reason; of a host alone it could also be that others publish there.
function isTrusted(subjects: readonly Subject[]): boolean {
  const hosts = subjects.filter((subject) => subject.startsWith('host:'));
  return hosts.some((host) => refusalOf(`url:${host.slice('host:'.length)}/` as Subject) === 'protected');
}

// A whole listed subject, or what the page itself is: its identity on a platform, else its host. Never a path, which changes with every click.
function subjectToGoOn(hit: Hit | null, subjects: readonly Subject[]): Subject | null {
  return hit?.subject ?? subjects.find((subject) => !subject.startsWith('url:')) ?? null;
}

/** What a verdict's showing needs beside the list. */
export interface Standing {
  readonly settings: Settings;
  readonly exceptions: readonly Exception[];
  readonly onlyCautions: boolean;
}

/** Judges an address, with what its words came to when they have been read. Synchronous: a warm worker stops a page before it paints. */
export function judgeAddress(known: Knowledge, url: string, judgement: Judgement | null = null): Judged {
  const { settings, exceptions, protection } = known;
  const subjects = subjectsOf(url);
  const standing = { settings, exceptions, onlyCautions: protection.onlyCautions };
  return judgeHit(standing, { url, subjects, hit: findAddress(protection.list, url, asciiByUrl), judgement });
}

/** Judges an address that has been looked up. */
export function judgeHit(
  standing: Standing,
  found: { url: string; subjects: readonly Subject[]; hit: Hit | null; judgement: Judgement | null },
): Judged {
  const { url, subjects, hit, judgement } = found;
  const verdict = verdictOf({ hit, trusted: isTrusted(subjects), judgement });
  const subject = subjectToGoOn(hit, subjects);
  const exceptionUntil = subject === null ? null : exceptedUntil(standing.exceptions, [subject], systemClock.now());
  const decision = decide(verdict, strengthFor(verdict, standing), exceptionUntil !== null);
  const open = verdict.level === 'clear' || verdict.level === 'caution';
  return { verdict, decision, subject, exceptionUntil, scan: open && whyNotReportable(url) !== 'private-page' };
}

// A list that is too old to stop anybody says so as in the quietest strength: a bar.
function strengthFor({ level }: Verdict, { onlyCautions, settings }: Standing): Strength {
  return level === 'danger' && onlyCautions ? 'badge' : settings.strength;
}

/** True for an address of the web: everything else is the browser's own. */
export function isWeb(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//i.test(url);
}
