// The look-up of a visited address. Most are written plainly: then only the hosts are hashed, straight from the address, and
// what else it could mean (a path, a platform, another spelling) is worked out where the list or the host gives cause.
import type { ToAscii } from '#lib/address/ascii.ts';
import { subjectsOfAddress } from '#lib/address/lookup.ts';
import { isPlatformHost } from '#lib/address/platforms.ts';
import { registrableDomain } from '#lib/address/registrable.ts';
import type { Subject } from '#lib/address/subject.ts';
import { hasPaths, isListed } from './codes.ts';
import { kindOfCode } from './kind.ts';
import type { BlockList, Hit } from './list.ts';

const HTTP = 'http://';
const HTTPS = 'https://';
const HOST_MAX_LENGTH = 253;
/** A label so long may be an onion service's. */
const ONION_LENGTH = 56;
const [DOT, DASH, SLASH, QUESTION, HASH] = ['.', '-', '/', '?', '#'].map((sign) => sign.charCodeAt(0));
const [ZERO, NINE, A, Z] = ['0', '9', 'a', 'z'].map((sign) => sign.charCodeAt(0)) as [number, number, number, number];

/**
 * What `list.first(subjectsOfAddress(address, toAscii))` gives, sooner.
 * An address that cannot be read is not listed.
 */
export function findAddress(list: BlockList, address: string, toAscii: ToAscii): Hit | null {
  const from = address.startsWith(HTTPS) ? HTTPS.length : address.startsWith(HTTP) ? HTTP.length : 0;
  const to = from === 0 ? 0 : endOfPlainHost(address, from);
  if (to !== 0) {
    const code = list.codeOfHost(address, from, to);
    if (!hasPaths(code)) {
      const host = address.slice(from, to);
      if (!isPlatformHost(host)) return firstHost(list, host, code);
    }
  }
  return list.first(subjectsOfAddress(address, toAscii));
}

/** The first listed host from `host`, whose own code is known, down to the registrable domain. */
function firstHost(list: BlockList, host: string, code: number): Hit | null {
  const last = host.lastIndexOf('.');
  let at = 0;
  for (; code < 0 || !isListed(code); code = list.codeOfHost(host, at, host.length)) {
    at = host.indexOf('.', at) + 1;
    if (at > last) return null;
  }
  // Who is asked last is worked out only now: nobody lists a public suffix, so nearly every miss ends above.
  if (at > 0 && at > lastAsked(host)) return null;
  return { subject: `host:${host.slice(at)}` as Subject, kind: kindOfCode(code)! };
}

/** Where the registrable domain begins: nothing above it is asked. */
function lastAsked(host: string): number {
  const top = registrableDomain(host);
  return top === null ? 0 : host.length - top.length;
}

/** Where a host of two labels or more ends that is canonical as it stands, or 0. */
function endOfPlainHost(address: string, from: number): number {
  let label = from;
  let at = from;
  for (; at < address.length; at++) {
    const sign = address.charCodeAt(at);
    if ((sign >= A && sign <= Z) || (sign >= ZERO && sign <= NINE) || sign === DASH) continue;
    if (sign === SLASH || sign === QUESTION || sign === HASH) break;
    if (sign !== DOT || at === label || at - label >= ONION_LENGTH) return 0;
    label = at + 1;
  }
  const first = address.charCodeAt(label); // of a name, never of an IPv4 address
  const isName = label > from && at > label && first >= A && first <= Z;
  return isName && at - label < ONION_LENGTH && at - from <= HOST_MAX_LENGTH ? at : 0;
}
