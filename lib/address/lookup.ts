// The subjects of an address, of a text, of a line, and of a list's entry. Where it stands: every look-up begins here.
import { Fault, isFault } from '#lib/base/fault.ts';
import type { ToAscii } from './ascii.ts';
import { ADDRESS_MAX_LENGTH, type Address, readAddress } from './canonical.ts';
import { findInText } from './find.ts';
import { foldLookalikes } from './fold.ts';
import { isIp } from './ip.ts';
import { linkSchemeOf } from './link-scheme.ts';
import { onionOfHost } from './onion.ts';
import {
  addressOfIdentity,
  identityHosts,
  isPlatformHost,
  type Meaning,
  meaningOfLink,
  meaningOfPlace,
} from './platforms.ts';
import { registrableDomain } from './registrable.ts';
import { isSubject, SUBJECT_MAX_LENGTH, type Subject } from './subject.ts';
import { behindIntent } from './unwrap.ts';

// A wrapped address may wrap another; nobody honest goes deeper.
const MAX_WRAPS = 4;
// Beyond the exact path, so many prefixes are asked from the shortest: a page cannot make a look-up costly by its depth.
const MAX_PREFIXES = 64;
// No resolver takes a longer name (RFC 1035), so none is listed.
const HOST_MAX_LENGTH = 255;
// With the longest host before it, a path so long is within the length of a subject.
const PLAIN_MAX_LENGTH = SUBJECT_MAX_LENGTH - 'url:?'.length - HOST_MAX_LENGTH;
const INTERNAL =
  /^(?:about|chrome|chrome-extension|data|devtools|edge|file|javascript|mailto|moz-extension|resource|tel):/i;
// What these hold is an address itself: a page that a page made, and a page's source.
const HOLDER = /^(?:blob|filesystem|view-source):/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const BARE_HOST =
  /^(?:(?:[\p{L}\p{N}\p{M}_-]+[.。．｡])+[\p{L}\p{N}\p{M}-]{2,}\.?|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?#\\]\S*)?$/iu;

function hostsOf(host: string): string[] {
  const top = registrableDomain(host);
  const hosts: string[] = [];
  const last = top !== null && host.endsWith(top) ? host.length - top.length : 0;
  for (let from = 0; from <= last; from = host.indexOf('.', from) + 1) {
    if (host.length - from <= HOST_MAX_LENGTH) hosts.push(host.slice(from));
    if (from === last) break;
  }
  return hosts;
}

function trimSlashes(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

function pathsOf(address: Address): string[] {
  const path = trimSlashes(address.path);
  const prefixes: string[] = [];
  for (let at = path.indexOf('/', 1); at >= 0 && prefixes.length < MAX_PREFIXES; at = path.indexOf('/', at + 1)) {
    prefixes.push(path.slice(0, at));
  }
  const paths = path === '' ? prefixes : [...prefixes, path];
  if (address.query !== null && address.query !== '') paths.push(`${address.path}?${address.query}`);
  return paths.reverse();
}

// `[::ffff:192.0.2.1]` is reached at 192.0.2.1, so it is the same place.
function hostOf(address: Address): string {
  return /^\[::ffff:([0-9.]+)\]$/.exec(address.host)?.[1] ?? address.host;
}

function subjectsOfWeb(address: Address): Subject[] {
  const host = hostOf(address);
  const subjects = [
    ...pathsOf(address).map((path) => `url:${host}${path}`),
    ...hostsOf(host).map((name) => `host:${name}`),
  ] as Subject[];
  // A path is always fit to be written; where the whole host is too, and nothing is too long, no part needs another look.
  const isFit = isSubject(`host:${host}`) && address.path.length + (address.query?.length ?? 0) < PLAIN_MAX_LENGTH;
  return isFit ? subjects : subjects.filter(isSubject);
}

function splitRaw(text: string): { rawQuery: string; rawFragment: string } {
  const hash = text.indexOf('#');
  const before = hash < 0 ? text : text.slice(0, hash);
  const mark = before.indexOf('?');
  return { rawQuery: mark < 0 ? '' : before.slice(mark + 1), rawFragment: hash < 0 ? '' : text.slice(hash + 1) };
}

function read(text: string, toAscii: ToAscii): Address | null {
  try {
    const hash = text.indexOf('#');
    // Cut, not refused: a listed host must not escape by a long query.
    return readAddress((hash < 0 ? text : text.slice(0, hash)).slice(0, ADDRESS_MAX_LENGTH), toAscii);
  } catch (error) {
    if (isFault(error)) return null; // an address without a host has no subjects
    throw error;
  }
}

interface Found {
  address: Address | null;
  subjects: Subject[];
}

function follow(meaning: Meaning, address: Address | null, toAscii: ToAscii, wraps: number): Found {
  if (meaning.kind === 'wrapped') {
    return wraps >= MAX_WRAPS ? { address, subjects: [] } : lookUp(meaning.address, toAscii, wraps + 1);
  }
  const { identity } = meaning;
  return { address, subjects: identity !== null && isSubject(identity) ? [identity] : [] };
}

function lookUpWeb(line: string, toAscii: ToAscii, wraps: number): Found {
  const address = read(line, toAscii);
  if (address === null) return { address, subjects: [] };
  const onion = onionOfHost(address.host);
  if (onion !== null) return { address, subjects: [`onion:${onion}` as Subject] };
  if (!isPlatformHost(address.host)) return { address, subjects: subjectsOfWeb(address) };
  const { host, path, query } = address;
  const meaning = meaningOfPlace({ host, path, query: query ?? '', ...splitRaw(line) });
  return meaning ? follow(meaning, address, toAscii, wraps) : { address, subjects: subjectsOfWeb(address) };
}

function lookUp(text: string, toAscii: ToAscii, wraps: number): Found {
  const oneLine = (/[\t\r\n]/.test(text) ? text.replace(/[\t\r\n]/g, '') : text).trim();
  if (oneLine.startsWith('http')) return lookUpWeb(oneLine, toAscii, wraps);
  const line = behindIntent(oneLine.replace(HOLDER, ''));
  const link = meaningOfLink(line);
  if (link !== null) return follow(link, null, toAscii, wraps);
  return INTERNAL.test(line) ? { address: null, subjects: [] } : lookUpWeb(line, toAscii, wraps);
}

/**
 * What the look-up asks for an address, most specific first: the address with its query, path prefixes from the longest,
 * hosts down to the registrable domain; on a platform its identity alone. Nothing that cannot be read gives nothing.
 */
export function subjectsOfAddress(address: string, toAscii: ToAscii): Subject[] {
  return lookUp(address, toAscii, 0).subjects;
}

/** The subjects of a text, in order of appearance, each once: its links, platform names and onion services. */
export function subjectsOfText(text: string, toAscii: ToAscii): Subject[] {
  const found = new Set<Subject>();
  for (const { address, identity } of findInText(text)) {
    if (identity !== null && isSubject(identity)) found.add(identity);
    else if (identity === null) for (const subject of subjectsOfAddress(address, toAscii)) found.add(subject);
  }
  return [...found];
}

/** True if a host is written with letters that only look like a platform's: then it is a disguise, not an address. */
function isDisguised(line: string): boolean {
  const host = line.replace(SCHEME, '').split(/[/?#\\:]/, 1)[0]!;
  const folded = foldLookalikes(host);
  return folded !== host.toLowerCase() && identityHosts.has(folded.replace(/^www\./, ''));
}

function isAddress(line: string): boolean {
  if (/\s/.test(line)) return false;
  const scheme = linkSchemeOf(line);
  // `tg:@name` is a word and a name, no link.
  if (scheme !== null && line[scheme.length] !== '@') return true;
  return (
    (SCHEME.test(line) || line.startsWith('//') || BARE_HOST.test(line.slice(0, ADDRESS_MAX_LENGTH))) &&
    !isDisguised(line)
  );
}

/** The subjects of a line: one address if the whole line is one, else those of a text. */
export function subjectsOfLine(line: string, toAscii: ToAscii): Subject[] {
  const whole = line.trim();
  if (isSubject(whole) && addressOfIdentity(whole) !== null) return [whole];
  return isAddress(whole) ? subjectsOfAddress(whole, toAscii) : subjectsOfText(line, toAscii);
}

const WEB_SUBJECT = /^(?:host|url):/;
const NAMED_HOST = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/;

function subjectOfPlace(address: Address): string {
  const host = hostOf(address);
  if (!isIp(host) && (host.length > HOST_MAX_LENGTH || !NAMED_HOST.test(host)))
    throw new Fault('unreadable', 'not a host name');
  const query = address.query === null || address.query === '' ? '' : `?${address.query}`;
  if (query !== '') return `url:${host}${address.path}${query}`;
  const path = trimSlashes(address.path);
  return path === '' ? `host:${host}` : `url:${host}${path}`;
}

// A person may type a name as it stands on a wall: `@name`, or a link with spaces in it.
function subjectOfWords(line: string, toAscii: ToAscii): Subject {
  const handle = /^@([a-z][a-z0-9_]*)$/i.exec(line);
  const named = handle ? `tg:${handle[1]!.toLowerCase()}` : subjectsOfText(line, toAscii);
  const [only, more] = typeof named === 'string' ? [named] : named;
  if (only !== undefined && more === undefined && isSubject(only) && !WEB_SUBJECT.test(only)) return only;
  throw new Fault('unreadable', 'not one address', { hint: 'write one domain, address or name' });
}

// `vk:public1` is read as what stands at that address; a page of the platform's own comes out as its address.
function lookUpEntry(entry: string, toAscii: ToAscii): Found {
  const named = addressOfIdentity(entry);
  const asLink = named === null || linkSchemeOf(entry) !== null ? lookUp(entry, toAscii, 0) : null;
  if (asLink !== null && (named === null || asLink.subjects.length > 0)) return asLink;
  return lookUp(named!, toAscii, 0);
}

/**
 * What a list's line or a typed address names: an identity on a platform, a host, or a host with its path.
 * A platform's own host is given as it is, for `refusalOf` to refuse. @throws Fault `unreadable`.
 */
export function subjectOfEntry(line: string, toAscii: ToAscii): Subject {
  const entry = line.trim().replace(WEB_SUBJECT, '');
  if (WEB_SUBJECT.test(entry)) throw new Fault('unreadable', 'two prefixes');
  if (isSubject(entry)) return entry;
  const lowered = entry.toLowerCase();
  if (isSubject(lowered)) return lowered;
  if (/\s/.test(entry) || entry.startsWith('@') || /[[({]\.[\])}]/.test(entry) || isDisguised(entry))
    return subjectOfWords(entry, toAscii);
  const { address, subjects } = lookUpEntry(entry, toAscii);
  const [first] = subjects;
  if (first !== undefined && !WEB_SUBJECT.test(first)) return first;
  if (address === null) throw new Fault('unreadable', 'not an address');
  const subject = subjectOfPlace(address);
  if (isSubject(subject)) return subject;
  throw new Fault('unreadable', 'the address is too long');
}
