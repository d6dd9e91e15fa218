// Which pages belong to one person or one house: their address is not reported, and their text is not read.
import places from '#data/private-pages.json';

/** Why a page cannot be reported by its address. */
export type NotReportable = 'browser-page' | 'private-page' | 'local';

interface Place {
  host: string;
  path: string;
}

function placeOf(line: string): Place {
  const slash = line.indexOf('/');
  return slash < 0 ? { host: line, path: '/' } : { host: line.slice(0, slash), path: line.slice(slash) };
}

function byHost(lines: readonly string[]): ReadonlyMap<string, readonly Place[]> {
  const map = new Map<string, Place[]>();
  for (const place of lines.map(placeOf)) map.set(place.host, [...(map.get(place.host) ?? []), place]);
  return map;
}

const privatePlaces = byHost([places.mail, places.bank, places.school, places.state, places.chat].flat());

// Names that only a house's own resolver knows: RFC 6761, 6762, 8375, ICANN's .internal, and what routers and offices use.
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|localdomain)$/;

function isLocalIPv4(host: string): boolean {
  const [a, b, c, d] = host.split('.').map(Number);
  if (a === undefined || b === undefined || c === undefined || d === undefined || !/^[\d.]+$/.test(host)) return false;
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  return (
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168)
  );
}

// Groups of the URL parser's form: lower case, shortest. IPv4 within IPv6 comes as two hexadecimal groups.
function isLocalIPv6(host: string): boolean {
  const text = host.slice(1, -1);
  if (text === '::' || text === '::1' || /^(?:f[cd]|fe[89ab])/.test(text)) return true;
  const mapped = /^::(?:ffff:)?([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(text);
  if (!mapped) return false;
  const [high, low] = [Number.parseInt(mapped[1]!, 16), Number.parseInt(mapped[2]!, 16)];
  return isLocalIPv4([high >> 8, high & 255, low >> 8, low & 255].join('.'));
}

function isLocal(host: string): boolean {
  if (host.startsWith('[')) return isLocalIPv6(host);
  return isLocalIPv4(host) || LOCAL_NAME.test(host) || !host.includes('.');
}

function startsAt(path: string, beginning: string): boolean {
  const tail = beginning.endsWith('/') ? '' : path.charAt(beginning.length);
  return path.startsWith(beginning) && (tail === '' || '/?#;'.includes(tail));
}

function isPrivate(host: string, path: string): boolean {
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    if (privatePlaces.get(name)?.some((place) => startsAt(path, place.path))) return true;
  }
  return false;
}

/**
 * Why the page at `address` cannot be reported by it, or null if it can: a page of the browser or an extension, a private
 * place (mail, bank, school diary, own chats: data/private-pages.json), or something only this house can reach.
 */
export function whyNotReportable(address: string): NotReportable | null {
  if (!URL.canParse(address)) return 'browser-page';
  const url = new URL(address);
  if (url.protocol === 'file:') return 'local';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'browser-page';
  const host = url.hostname.replace(/\.$/, '').toLowerCase();
  if (isLocal(host)) return 'local';
  return isPrivate(host, url.pathname.toLowerCase()) ? 'private-page' : null;
}
