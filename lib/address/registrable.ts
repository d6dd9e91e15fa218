// What one owner holds under the public suffix list, private suffixes honoured.
import { parse } from 'tldts';
import { isIp } from './ip.ts';

// Hosts come here in canonical form: nothing to extract or to validate, and underscores are allowed.
const OPTIONS = { allowPrivateDomains: true, extractHostname: false, validateHostname: false, detectIp: false };

/** The registrable domain of a host, or null for a public suffix, a single label or an IP address. */
export function registrableDomain(host: string): string | null {
  if (host === '' || isIp(host) || host.startsWith('.') || !host.includes('.')) return null;
  return parse(host.toLowerCase(), OPTIONS).domain;
}

/** True if no one person owns this host: a public suffix, private ones included, or a single label. */
export function isPublicSuffix(host: string): boolean {
  return !isIp(host) && registrableDomain(host) === null;
}

// Reserved names (RFC 2606, RFC 7686) are no suffixes of the list, and yet hosts.
const RESERVED = new Set(['example', 'test', 'invalid', 'onion']);

/** True if a host ends in a suffix that the public suffix list or a reservation knows, so that it is not two sentences run together. */
export function hasKnownSuffix(host: string): boolean {
  if (RESERVED.has(host.slice(host.lastIndexOf('.') + 1))) return true;
  const found = parse(host, OPTIONS);
  return found.isIcann === true || found.isPrivate === true;
}
