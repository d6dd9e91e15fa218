// What a report from the popup can be about: what the page's address names, or what a person types.
import { asciiByUrl } from '#lib/address/ascii.ts';
import { subjectOfEntry, subjectsOfAddress } from '#lib/address/lookup.ts';
import { refusalOf } from '#lib/address/protected.ts';
import type { Subject } from '#lib/address/subject.ts';
import { Fault, isFault } from '#lib/base/fault.ts';
import { type NotReportable, whyNotReportable } from '#lib/report/private-pages.ts';

/** What a page offers to be reported as. */
export interface Offer {
  /** What is chosen to begin with; null when the page itself cannot be reported. */
  readonly subject: Subject | null;
  readonly others: readonly Subject[];
  readonly why: NotReportable | 'platform' | null;
}

const MOST_OFFERED = 4;

function subjectsOf(url: string): Subject[] {
  try {
    return subjectsOfAddress(url, asciiByUrl);
  } catch (error) {
    if (isFault(error)) return []; // an address that names nothing offers nothing
    throw error;
  }
}

// Query values may be anybody's: they are never offered as part of a name.
function mayBeOffered(subject: Subject): boolean {
  const refusal = refusalOf(subject);
  return !subject.includes('?') && refusal !== 'platform' && refusal !== 'public-suffix';
}

/** What the page at this address can be reported as: its identity on a platform, else its host first and then narrower. */
export function offerOf(url: string): Offer {
  const why = whyNotReportable(url);
  if (why !== null) return { subject: null, others: [], why };
  const others = subjectsOf(url).filter(mayBeOffered);
  const subject = others.find((one) => !one.startsWith('url:')) ?? others[0] ?? null;
  return { subject, others: others.slice(0, MOST_OFFERED), why: subject === null ? 'platform' : null };
}

/** Reads what was typed: a link, a name, `@nick`. Throws Fault `unreadable`, `platform`, `public-suffix`. */
export function readTyped(text: string): Subject {
  const subject = subjectOfEntry(text, asciiByUrl);
  const refusal = refusalOf(subject);
  if (refusal === 'platform' || refusal === 'public-suffix') throw new Fault(refusal, 'too broad for a report');
  return subject;
}
