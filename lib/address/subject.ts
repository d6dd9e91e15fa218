// A subject names one place, however its address was spelled: `host:`, `url:`, or an identity on a platform.
import * as z from 'zod/mini';
import { Fault } from '#lib/base/fault.ts';
import { isOnion } from './onion.ts';
import { isIdentity, prefixes } from './platforms.ts';

/** One place in canonical form: `host:a.example`, `url:a.example/b`, `tg:name`, `onion:…56 letters…`. */
export type Subject = string & { readonly __subject: never };

/** The longest subject, in characters; a longer address is known by its shorter prefixes only. */
export const SUBJECT_MAX_LENGTH = 2048;

const HOST = /^(?:[^\0-\x20\x7f-\uffff/?#@:[\]A-Z]+|\[[0-9a-f:.]+\])$/;
const URL_TAIL = /^\/[\x21\x22\x24-\x7e]+$/;

function isUrl(rest: string): boolean {
  const slash = rest.indexOf('/');
  return slash > 0 && HOST.test(rest.slice(0, slash)) && URL_TAIL.test(rest.slice(slash));
}

/** True if `text` has the form of a subject: a known prefix, and after it what that prefix allows. */
export function isSubject(text: string): text is Subject {
  const colon = text.indexOf(':');
  if (colon < 0 || text.length > SUBJECT_MAX_LENGTH) return false;
  const prefix = text.slice(0, colon);
  const rest = text.slice(colon + 1);
  if (prefix === 'host') return HOST.test(rest);
  if (prefix === 'url') return isUrl(rest);
  if (prefix === 'onion') return isOnion(rest);
  return prefixes.includes(prefix) && isIdentity(prefix, rest);
}

/** A string that is a subject. */
export const subjectSchema = z.custom<Subject>((value) => typeof value === 'string' && isSubject(value));

/** Reads a subject that is already in canonical form. @throws Fault `unreadable`. */
export function parseSubject(text: string): Subject {
  if (isSubject(text)) return text;
  throw new Fault('unreadable', 'not a subject', {
    hint: 'write host:, url:, onion: or a platform’s prefix, and a name',
  });
}
