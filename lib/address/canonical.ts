// What a person, a list or a page's text gives is a string; this is its canonical form, made on the string.
// Source: Safe Browsing v4, "URLs and Hashing", Canonicalization.
import { Fault } from '#lib/base/fault.ts';
import type { ToAscii } from './ascii.ts';
import { canonicalHost } from './host.ts';
import { parseIPv6 } from './ip.ts';
import { escapeBytes, toByteString, unescapeAll } from './percent.ts';

/** The longest address that is read, in characters. */
export const ADDRESS_MAX_LENGTH = 8192;

/** An address in its parts, all canonical. */
export interface Address {
  /** Lower case, without the colon. */
  scheme: string;
  host: string;
  /** Digits, or empty. */
  port: string;
  /** From the first slash. */
  path: string;
  /** After the question mark; null if there was none. */
  query: string | null;
}

const SCHEME = /^([a-zA-Z][a-zA-Z0-9+.-]*):\/\//;
// Browsers read these schemes with one slash, or none, too.
const WEB_SCHEME = /^(https?|ftp|wss?):[/\\]{0,2}/i;
const AUTHORITY_END = /[/?\\]/;

function isLongerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  if (text.length > 2 * limit) return true;
  let count = 0;
  for (const _ of text) if (++count > limit) return true;
  return false;
}

/** Tabs and line ends removed, outer spaces trimmed, the fragment dropped. */
function tidy(text: string): string {
  const line = /[\t\r\n]/.test(text) ? text.replace(/[\t\r\n]/g, '') : text;
  const trimmed = line.trim();
  if (trimmed === '') throw new Fault('empty', 'the address is empty');
  const hash = trimmed.indexOf('#');
  return hash < 0 ? trimmed : trimmed.slice(0, hash);
}

function schemeLength(text: string): number {
  const found = SCHEME.exec(text) ?? WEB_SCHEME.exec(text);
  if (found) return found[0].length;
  return text.startsWith('//') ? 2 : 0;
}

function authorityEnd(text: string, from: number): number {
  const length = text.slice(from).search(AUTHORITY_END);
  return length < 0 ? text.length : from + length;
}

// Before unescaping: in `a%2F@b` the browser goes to b, and what is before `@` must not become a host.
function withoutUserInfo(text: string): string {
  const from = schemeLength(text);
  const at = text.lastIndexOf('@', authorityEnd(text, from) - 1);
  return at < from ? text : text.slice(0, from) + text.slice(at + 1);
}

function splitPort(authority: string): { host: string; port: string } {
  const colon = authority.lastIndexOf(':');
  if (colon < 0 || authority.endsWith(']')) return { host: authority, port: '' };
  const host = authority.slice(0, colon);
  if (!host.startsWith('[') && host.includes(':')) {
    const ip = parseIPv6(authority);
    if (ip === null) throw new Fault('bad-host', 'more than one port');
    return { host: `[${ip}]`, port: '' };
  }
  const digits = authority.slice(colon + 1);
  if (!/^[0-9]*$/.test(digits) || Number(digits) > 65535) throw new Fault('bad-host', 'not a port');
  return { host, port: digits === '' ? '' : String(Number(digits)) };
}

function resolvePath(path: string): string {
  if (path === '') return '/';
  const out: string[] = [];
  const segments = path.slice(1).split('/');
  const last = segments.length - 1;
  for (const [at, segment] of segments.entries()) {
    if (segment === '..') out.pop();
    if (segment !== '.' && segment !== '..') out.push(segment);
    else if (at === last) out.push('');
  }
  return `/${out.join('/')}`.replace(/\/{2,}/g, '/');
}

// Most addresses are canonical as they stand: nothing to unescape, no dots or slashes to tidy, and the last label no number.
const PLAIN =
  /^(https?):\/\/((?:[a-z0-9_-]+\.)+[a-z][a-z0-9_-]*)(?::([1-9][0-9]{0,3}))?(\/[!"$&->@-[\]-~]*)(?:\?([!"$&-[\]-~]*))?$/;

function readPlain(text: string): Address | null {
  const found = PLAIN.exec(text);
  if (found === null) return null;
  const [, scheme, host, port = '', path, query = null] = found as unknown as [
    string,
    string,
    string,
    string?,
    string?,
    string?,
  ];
  return path!.includes('//') || path!.includes('/.') ? null : { scheme, host, port, path: path!, query };
}

/**
 * Reads a string as an address. @throws Fault `empty`, `no-host`, `bad-host`, `too-long` (over 8,192 characters).
 */
export function readAddress(text: string, toAscii: ToAscii): Address {
  if (isLongerThan(text, ADDRESS_MAX_LENGTH)) throw new Fault('too-long', 'over 8,192 characters');
  const asItStands = readPlain(text);
  if (asItStands !== null) return asItStands;
  const plain = unescapeAll(toByteString(withoutUserInfo(tidy(text))));
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(plain)?.[1]?.toLowerCase() ?? 'http';
  const from = schemeLength(plain);
  const end = authorityEnd(plain, from);
  const authority = plain.slice(from, end);
  const { host, port } = splitPort(authority.slice(authority.lastIndexOf('@') + 1));
  const rest = plain[end] === '\\' ? `/${plain.slice(end + 1)}` : plain.slice(end);
  const mark = rest.indexOf('?');
  return {
    scheme: from > 2 ? scheme : 'http',
    host: canonicalHost(host, toAscii),
    port,
    path: escapeBytes(resolvePath(mark < 0 ? rest : rest.slice(0, mark))),
    query: mark < 0 ? null : escapeBytes(rest.slice(mark + 1)),
  };
}

/** The canonical string of an address in parts. */
export function writeAddress(address: Address): string {
  const port = address.port === '' ? '' : `:${address.port}`;
  const query = address.query === null ? '' : `?${address.query}`;
  return `${address.scheme}://${address.host}${port}${address.path}${query}`;
}

/**
 * The canonical form of a string. @throws Fault `empty`, `no-host`, `bad-host`, `too-long`.
 * Safe Browsing v4, "URLs and Hashing": query and port stay, any scheme is kept, none means http.
 */
export function canonicalise(text: string, toAscii: ToAscii): string {
  return writeAddress(readAddress(text, toAscii));
}
