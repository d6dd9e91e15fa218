// Addresses within addresses: how redirectors write their target, and when what was found is one.
import { linkSchemeOf } from './link-scheme.ts';
import { fromByteString, toByteString, unescapeAll } from './percent.ts';
import { hasKnownSuffix } from './registrable.ts';

const BASE64 = /^[A-Za-z0-9+/]{4,}$/;
// What stands in no address: then it was another alphabet.
const NOT_IN_ADDRESS = /[\p{Cc}\s<>"]/u;

function fromBase64(text: string, slash: string): string | null {
  const plain = text.replaceAll('_', '/').replaceAll('-', slash);
  if (!BASE64.test(plain) || plain.length % 4 === 1) return null;
  const found = fromByteString(atob(plain));
  return found !== null && !NOT_IN_ADDRESS.test(found) ? found : null;
}

// Some write `-` for the slash, or for the sign of the end, not for the plus.
function base64(text: string): string | null {
  const open = text.replace(/[=-]+$/, '');
  return fromBase64(open, '+') ?? fromBase64(open, '/') ?? fromBase64(text, '/');
}

// `cache:ID:host/path words that were searched`
function cached(text: string): string | null {
  return /^cache:(?:[\w-]{12}:)?([^\s+]+)/.exec(text)?.[1] ?? null;
}

// Dots become hyphens, and hyphens two: `my--shop-example` is my-shop.example.
function hyphenated(label: string): string {
  return label.replace(/--|-/g, (found) => (found === '--' ? '-' : '.'));
}

// `__https://host/path__;` and a seal.
function underscored(text: string): string | null {
  return /^__(.+?)__;/s.exec(text)?.[1] ?? null;
}

// `https-3A__host_path`: dashes begin escapes, underscores are slashes.
function dashed(text: string): string | null {
  return fromByteString(unescapeAll(toByteString(text.replaceAll('-', '%').replaceAll('_', '/'))));
}

/** How a target may be written, by the name that the table of platforms calls it. */
export const codes: Readonly<Record<string, (text: string) => string | null>> = {
  plain: (text) => text,
  base64,
  'a1-base64': (text) => (text.startsWith('a1') ? base64(text.slice(2)) : null),
  cache: cached,
  hyphens: hyphenated,
  underscores: underscored,
  dashes: dashed,
};

/**
 * The address that a redirector's `text` is, or null if it is none: with a scheme, relative to `base` (a host), or a bare
 * host. With `relative` words without a scheme are a path.
 */
export function targetOf(text: string, base: string, relative: boolean): string | null {
  const target = text.trim();
  if (/^(?:https?|ftp):/i.test(target) || linkSchemeOf(target) !== null || target.startsWith('//')) return target;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(target)) return target;
  if (target.startsWith('/')) return target.length > 1 ? `https://${base}${target}` : null;
  if (relative) return target === '' ? null : `https://${base}/${target}`;
  const host = /^[^\s/?#:@]+\.[^\s/?#:@]+/.exec(target)?.[0];
  return host !== undefined && hasKnownSuffix(host.toLowerCase()) ? target : null;
}

/** What an Android `intent:` address opens: the same address with the scheme that it names; any other text as it is. */
export function behindIntent(text: string): string {
  const found = /^intent:(?:\/\/)?(.*?)#Intent;(.*)$/is.exec(text);
  if (found === null) return text;
  const scheme = /(?:^|;)scheme=([a-z][a-z0-9+.-]*)(?:;|$)/i.exec(found[2]!)?.[1] ?? 'https';
  return `${scheme}://${found[1]}`;
}
