// What belongs to the subject itself, and so stays: its name, its number, its invite.
import type { Subject } from '#lib/address/subject.ts';
import { isSlug } from './secrets.ts';

/** Answers whether a name, number or piece of path is the reported subject's own. */
export interface Own {
  name(text: string): boolean;
  number(digits: string): boolean;
  part(text: string): boolean;
}

/** Nothing is anybody's own. */
export const NOTHING_OWN: Own = { name: () => false, number: () => false, part: () => false };

/** What of a text is the subject's own. An address has no name or number, only the words of its path that are the subject. */
export function ownOf(subject: Subject): Own {
  const colon = subject.indexOf(':');
  const prefix = subject.slice(0, colon);
  if (prefix === 'host') return NOTHING_OWN;
  if (prefix === 'url') {
    const slugs = new Set(
      subject
        .slice(colon + 1)
        .split('/')
        .slice(1)
        .filter(isSlug),
    );
    return { ...NOTHING_OWN, part: (text) => slugs.has(text) };
  }
  const identity = subject.slice(colon + 1).toLowerCase();
  const parts = new Set([identity, ...identity.split('/')].flatMap((part) => [part, part.replace(/^\+/, '')]));
  const number = identity.replace(/\D/g, '');
  const last = (digits: string) => digits.slice(-10);
  return {
    name: (text) => parts.has(text.toLowerCase()),
    number: (digits) => number.length >= 7 && last(digits) === last(number),
    part: (text) => parts.has(text.toLowerCase().replace(/\.onion$/, '')),
  };
}
