// An address without what identifies who opened it. Threat model, section 2, rule 4.
import { isSubject, type Subject } from '#lib/address/subject.ts';
import { findNumbers } from './numbers.ts';
import { type Own, ownOf } from './own.ts';
import { nothingRemoved, type Removed } from './removed.ts';
import { findSecrets } from './secrets.ts';

/** What stands where a piece of an address was taken out. */
export const CUT = '…';

/** An address and what was taken out of it. */
export interface RedactedAddress {
  text: string;
  removed: Removed;
}

const PLAIN_KEY = /^[\p{L}\p{N}_.\-[\]]{1,40}$/u;

// Escapes within escapes are opened too; what cannot be opened is judged as it stands.
function opened(segment: string): string {
  let text = segment;
  for (let round = 0; round < 4 && text.includes('%'); round++) {
    try {
      const next = decodeURIComponent(text);
      if (next === text) break;
      text = next;
    } catch {
      return text;
    }
  }
  return text;
}

/** What makes a piece of an address a secret, or null if nothing does. */
function secretOf(piece: string, own: Own): 'email' | 'phone' | 'card' | 'iin' | 'token' | null {
  const text = opened(piece);
  if (/[^\s@]@[^\s@]/.test(text)) return 'email';
  const numbers = findNumbers(text).filter((each) => each.kind !== 'long' && !own.number(each.digits));
  const [number] = numbers;
  if (number && number.kind !== 'long') return number.kind;
  if (own.part(text)) return null;
  // An address within the address, a form's fields, or an escape that hides more: none is needed to find the page.
  if (/[/?#&=%]/.test(text)) return 'token';
  return findSecrets(text).length > 0 ? 'token' : null;
}

function redactSegment(segment: string, own: Own, removed: Removed): string {
  const semicolon = segment.indexOf(';');
  const name = semicolon < 0 ? segment : segment.slice(0, semicolon);
  const kind = secretOf(name, own);
  if (kind) removed[kind]++;
  const kept = kind ? CUT : name;
  if (semicolon < 0) return kept;
  if (segment.slice(semicolon + 1) !== CUT) removed.token++;
  return `${kept};${CUT}`;
}

function redactPath(path: string, own: Own, removed: Removed): string {
  return path
    .split('/')
    .map((segment) => redactSegment(segment, own, removed))
    .join('/');
}

function redactQuery(search: string, own: Own, removed: Removed): string {
  if (search.length < 2) return '';
  const kept: string[] = [];
  for (const field of search.slice(1).split('&')) {
    const equals = field.indexOf('=');
    const key = equals < 0 ? '' : field.slice(0, equals);
    const value = equals < 0 ? field : field.slice(equals + 1);
    if (value !== '' && own.name(opened(value))) kept.push(field);
    else {
      if (value !== '') removed.query++;
      const isPlain = PLAIN_KEY.test(opened(key)) && secretOf(key, own) === null;
      if (equals >= 0) kept.push(isPlain ? `${key}=` : `${CUT}=`);
    }
  }
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}

/** Redacts an address of any scheme; null if it is none. */
export function redactAddress(address: string, subject: Subject): RedactedAddress | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const removed = nothingRemoved();
  const own = ownOf(subject);
  if (url.username !== '' || url.password !== '') removed.token++;
  if (url.hash.length > 1) removed.token++;
  const origin = `${url.protocol}//${url.host}`;
  // The parser escapes the sign of an earlier cut: redacting twice is redacting once.
  const path = url.pathname.replaceAll(encodeURIComponent(CUT), CUT);
  return { text: origin + redactPath(path, own, removed) + redactQuery(url.search, own, removed), removed };
}

/** A subject that holds no secret: a `url:` one is cut before the first piece that identifies somebody; words that name the page stay. */
export function redactSubject(subject: Subject): { subject: Subject; removed: Removed } {
  const removed = nothingRemoved();
  if (!subject.startsWith('url:')) return { subject, removed };
  const own = ownOf(subject);
  const question = subject.indexOf('?');
  const path = question < 0 ? subject : subject.slice(0, question);
  if (question >= 0) removed.query++;
  const segments = path.slice('url:'.length).split('/');
  const bad = segments.findIndex((segment, at) => at > 0 && redactSegment(segment, own, removed) !== segment);
  const kept = bad < 0 ? segments.join('/') : `${segments.slice(0, bad).join('/')}/`;
  const cut = `url:${kept}`;
  return { subject: isSubject(cut) ? cut : (`host:${segments[0]}` as Subject), removed };
}
