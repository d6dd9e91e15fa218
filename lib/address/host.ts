// The host of an address in canonical form.
import { Fault } from '#lib/base/fault.ts';
import { isPlainName, type ToAscii } from './ascii.ts';
import { parseIPv4, parseIPv6 } from './ip.ts';
import { escapeBytes, fromByteString } from './percent.ts';

function tidyDots(host: string): string {
  if (host.includes('..')) host = host.replace(/\.{2,}/g, '.');
  const from = host.startsWith('.') ? 1 : 0;
  const to = host.endsWith('.') ? host.length - 1 : host.length;
  return host.slice(from, Math.max(from, to));
}

function lowerAscii(host: string): string {
  return /[A-Z]/.test(host) ? host.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : host;
}

function toName(bytes: string, toAscii: ToAscii): string {
  if (!/[^\0-\x7f]/.test(bytes)) return bytes;
  const name = fromByteString(bytes);
  const ascii = name === null ? null : toAscii(name);
  if (ascii === null) return bytes;
  const tidy = tidyDots(ascii);
  if (tidy === '' && ascii !== '') throw new Fault('no-host', 'the host is nothing but dots');
  // A name that turns into a delimiter is refused by every browser: keep what was written.
  return isPlainName(tidy) ? tidy : bytes;
}

/**
 * Canonical host of unescaped bytes: dots trimmed and collapsed, IPv4 as four decimals, IPv6 in brackets, names as A-labels
 * where UTS 46 allows, else percent-escaped. @throws Fault `no-host`, `bad-host`. Safe Browsing v4, "URLs and Hashing".
 */
export function canonicalHost(bytes: string, toAscii: ToAscii): string {
  const tidy = tidyDots(bytes);
  if (tidy === '') throw new Fault('no-host', 'the address has no host');
  if (tidy.startsWith('[')) {
    const ip = tidy.endsWith(']') ? parseIPv6(tidy.slice(1, -1)) : null;
    if (ip === null) throw new Fault('bad-host', 'not an IPv6 address');
    return `[${ip}]`;
  }
  const name = toName(tidy, toAscii);
  return parseIPv4(name) ?? escapeBytes(lowerAscii(name));
}
