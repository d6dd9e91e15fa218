// Phone, card and individual numbers in a text, however they are grouped.
import type { Span } from './secrets.ts';

/** What a number is; `long` is one of 10 to 15 digits that may be a phone somewhere. */
export type NumberKind = 'phone' | 'card' | 'iin' | 'long' | 'token';

/** A number in a text: its place, kind and digits. */
export interface FoundNumber extends Span {
  kind: NumberKind;
  digits: string;
}

interface Group extends Span {
  digits: string;
  plus: boolean;
}

const DIGIT_ZEROS = [0x30, 0xff10, 0x660, 0x6f0];
const SEPARATOR = /^[ \t().\-\u00a0\u2007\u2009\u200c-\u2015\u202f\u2212]$/;
const GROUPS_MOST = 10;

function digitOf(code: number): string | null {
  for (const zero of DIGIT_ZEROS) if (code >= zero && code < zero + 10) return String(code - zero);
  return null;
}

/** True if the digits pass Luhn's check (ISO/IEC 7812-1). */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
  }
  return sum % 10 === 0;
}

function weighted(digits: string, from: number): number {
  let sum = 0;
  for (let i = 0; i < 11; i++) sum += Number(digits[i]) * (((from + i - 1) % 11) + 1);
  return sum % 11;
}

/** True for a Kazakh individual number: a date, a century, and a check digit with its second row of weights. */
export function isIin(digits: string): boolean {
  if (!/^\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[0-6]\d{5}$/.test(digits)) return false;
  const first = weighted(digits, 1);
  const check = first < 10 ? first : weighted(digits, 3);
  return check === Number(digits[11]);
}

function isCardShape(lengths: readonly number[]): boolean {
  if (lengths.length === 1) return true;
  if (/^4,6,[45]$/.test(lengths.join())) return true;
  const [first] = lengths;
  return (first === 4 || first === 2) && lengths.slice(0, -1).every((length) => length === first);
}

// Kazakhstan and Russia: trunk 8 or country 7, then an area code in 3, 4, 7, 8 or 9. Two prices side by side seldom look so.
function isLocalPhone(digits: string, lengths: readonly number[]): boolean {
  if (lengths.some((length, at) => at > 0 && length > 4 && length !== 7) && lengths.length > 1) return false;
  if (digits.length === 11) return /^[78][34789]/.test(digits);
  return digits.length === 10 && /^[79]/.test(digits) && (lengths.length === 1 || lengths[0] === 3);
}

function isForeignPhone(digits: string, plus: boolean): boolean {
  const national = plus ? digits : digits.startsWith('00') ? digits.slice(2) : '';
  if (national.startsWith('7')) return national.length === 11;
  return national.length >= 8 && national.length <= 15;
}

function kindOf(groups: readonly Group[]): NumberKind | null {
  const digits = groups.map((group) => group.digits).join('');
  const lengths = groups.map((group) => group.digits.length);
  const whole = groups.length === 1;
  if (digits.length === 12 && isIin(digits) && (whole || lengths.join() === '6,6')) return 'iin';
  if (digits.length >= 13 && digits.length <= 19 && isLuhn(digits) && isCardShape(lengths)) return 'card';
  if (isForeignPhone(digits, groups[0]!.plus) || isLocalPhone(digits, lengths)) return 'phone';
  if (!whole || digits.length < 10) return null;
  return digits.length < 16 ? 'long' : 'token';
}

function groupAt(text: string, start: number): Group {
  let digits = '';
  let end = start;
  for (; end < text.length; end++) {
    const digit = digitOf(text.charCodeAt(end));
    if (digit === null) break;
    digits += digit;
  }
  return { start, end, digits, plus: false };
}

function gapAfter(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < 3 && SEPARATOR.test(text[end]!)) end++;
  return end;
}

/** Runs of digit groups with at most three separators between them. */
function runsOf(text: string): Group[][] {
  const runs: Group[][] = [];
  let lastEnd = -1;
  for (let at = 0; at < text.length; at++) {
    if (digitOf(text.charCodeAt(at)) === null) continue;
    const group = groupAt(text, at);
    const before = text.slice(Math.max(0, at - 2), at);
    group.plus = /[+\uff0b]\(?$/.test(before);
    const run = runs.at(-1);
    if (run && lastEnd >= 0 && gapAfter(text, lastEnd) === at && !group.plus) run.push(group);
    else runs.push([group]);
    lastEnd = group.end;
    at = group.end - 1;
  }
  return runs;
}

function numberFrom(text: string, run: readonly Group[], from: number): { found: FoundNumber; length: number } | null {
  for (let length = Math.min(GROUPS_MOST, run.length - from); length > 0; length--) {
    const groups = run.slice(from, from + length);
    const kind = kindOf(groups);
    if (kind === null) continue;
    const first = groups[0]!;
    const lead = /[+\uff0b]?\(?$/.exec(text.slice(Math.max(0, first.start - 2), first.start))![0].length;
    const digits = groups.map((group) => group.digits).join('');
    return { found: { kind, digits, start: first.start - lead, end: groups.at(-1)!.end }, length };
  }
  return null;
}

/** The numbers in `text` that may belong to a person, longest reading first, none overlapping. */
export function findNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const run of runsOf(text)) {
    for (let from = 0; from < run.length; from++) {
      const number = numberFrom(text, run, from);
      if (number === null) continue;
      found.push(number.found);
      from += number.length - 1;
    }
  }
  return found;
}
