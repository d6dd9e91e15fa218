import { attributeOf, nameOf } from './dom.ts';

// App schemes that name a place one can buy from; other schemes lead nowhere we could judge.
const schemes = new Set(['http:', 'https:', 'tg:', 'viber:', 'whatsapp:', 'vk:', 'instagram:', 'tiktok:']);
const MAX_LENGTH = 4096;

/** Where an element leads away to: an absolute address on another origin or in an app; null for all else. */
export function linkOf(element: Element, page: { href: string; origin: string }): string | null {
  const name = nameOf(element);
  if (name !== 'a' && name !== 'area') return null;
  const href = attributeOf(element, 'href');
  if (href === null || href.length > MAX_LENGTH || !leavesPage(href)) return null;
  const url = parsed(href, page.href);
  if (url === null || !schemes.has(url.protocol) || url.origin === page.origin) return null;
  return url.href.length > MAX_LENGTH ? null : url.href;
}

// Parsing an address is the dear part: a relative one cannot leave.
function leavesPage(href: string): boolean {
  return /^\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(href);
}

function parsed(href: string, base: string): URL | null {
  try {
    return new URL(href, base);
  } catch {
    return null; // an address that the browser itself could not follow
  }
}
