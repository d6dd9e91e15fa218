// What an address on a platform or a redirector means, read from data/platforms.json: a new one is new rows there.
import { type Form, type LabelledPlace, type Place, readForm, toForm } from './forms.ts';
import { linkSchemeOf } from './link-scheme.ts';
import { matchPattern } from './pattern.ts';
import { type PlatformRow, table } from './table.ts';

export { linkSchemes } from './link-scheme.ts';

interface Platform {
  /** Of the subjects of its identities; empty for redirectors, which have none. */
  prefix: string;
  strip: string[];
  reserved: (name: string) => boolean;
  forms: Form[];
  /** The host on which a relative address lies; null: the one that it was found on. */
  home: string | null;
  /** A group of hosts where identities stand first in the path. */
  first: string;
}

/** What a place on a platform names: an identity (null: nobody), or another address to look at instead. */
export type Meaning = { kind: 'identity'; identity: string | null } | { kind: 'wrapped'; address: string };

const NOBODY: Meaning = { kind: 'identity', identity: null };

type Groups = PlatformRow['groups'];

function toReserved({ reserved }: PlatformRow): (name: string) => boolean {
  const names = new Set(reserved);
  const isScript = (name: string) => /\.(?:php|html?|txt|xml)$/.test(name);
  return (name) => names.has(name) || isScript(name);
}

function toPlatform(row: PlatformRow): Platform {
  const [[first, hosts]] = Object.entries(row.groups) as [[string, string[]]];
  return {
    prefix: row.prefix,
    strip: row.strip.map((segment) => `/${segment}/`),
    reserved: toReserved(row),
    forms: row.forms.map(toForm),
    home: hosts[0]!,
    first,
  };
}

const platforms = table.platforms.map(toPlatform);
const redirectors: Platform = {
  prefix: '',
  strip: [],
  reserved: () => false,
  forms: table.redirectors.forms.map(toForm),
  home: null,
  first: '',
};

interface Owner {
  platform: Platform;
  group: string;
}

const byHost = new Map<string, Owner>();
const bySuffix = new Map<string, Owner>();

// `name.*` is that name under every top of the table.
function hostsOf(host: string): string[] {
  return host.endsWith('.*') ? table.tops.split(' ').map((top) => host.slice(0, -1) + top) : [host];
}

function own(platform: Platform, groups: Groups, others: readonly string[]): void {
  for (const [group, hosts] of Object.entries(groups)) {
    for (const host of hosts.flatMap(hostsOf)) {
      byHost.set(host, { platform, group }).set(`www.${host}`, { platform, group });
      bySuffix.set(host, { platform, group });
    }
  }
  for (const host of others) bySuffix.set(host, { platform, group: '' });
}

own(redirectors, table.redirectors.groups, []);
for (const [at, platform] of platforms.entries()) {
  own(platform, table.platforms[at]!.groups, table.platforms[at]!.own);
}
const shared = new Set(table.shared);

/** The prefixes of subjects that name an identity on a platform. */
export const prefixes: readonly string[] = platforms.map(({ prefix }) => prefix);

/** The hosts under which a platform's identities are written. */
export const identityHosts: ReadonlySet<string> = new Set(
  table.platforms.flatMap(({ groups }) => Object.values(groups).flat()),
);

/** Those of them that are so short that one finds them with a lone slash, in spaced letters: `t . me / name`. */
export const spacedHosts: ReadonlySet<string> = new Set(
  table.platforms.flatMap((row) => (row.spaced ? Object.values(row.groups).flat() : [])),
);

function stripped(platform: Platform, path: string): string {
  for (let again = true; again; ) {
    const prefix = platform.strip.find((candidate) => path.slice(0, candidate.length).toLowerCase() === candidate);
    again = prefix !== undefined;
    if (prefix !== undefined) path = path.slice(prefix.length - 1);
  }
  return path;
}

function meaningAt(platform: Platform, at: string, place: LabelledPlace): Meaning | null {
  for (const form of platform.forms) {
    if (!form.at.includes(at) || (place.label !== '' && form.label === null)) continue;
    const reading = readForm(form, place, platform.home ?? place.host, platform.reserved);
    if (reading === null) continue;
    if (reading.kind === 'wrapped') return reading;
    return { kind: 'identity', identity: reading.name === null ? null : `${platform.prefix}:${reading.name}` };
  }
  return platform.prefix === '' ? null : NOBODY;
}

function placeOf(host: string, path: string): LabelledPlace {
  return { host, path, query: '', rawQuery: '', rawFragment: '', label: '' };
}

// The same place has one name: what the platform itself reads as another identity is none.
function isItsOwn(platform: Platform, identity: string): boolean {
  const meaning = meaningAt(platform, platform.first, placeOf(platform.home!, `/${identity}`));
  if (meaning?.kind !== 'identity') return false;
  return meaning.identity === null || meaning.identity === `${platform.prefix}:${identity}`;
}

/** True if `identity` may follow the prefix of a platform: it is a name in its one form, and not a page of the platform's own. */
export function isIdentity(prefix: string, identity: string): boolean {
  const platform = platforms.find((candidate) => candidate.prefix === prefix);
  if (platform === undefined || platform.reserved(identity) || !isItsOwn(platform, identity)) return false;
  return platform.forms.some(({ as }) => as !== null && matchPattern(as, identity, true)?.end === identity.length);
}

/** The address at which what follows a platform's prefix stands (`tg:x` → `https://t.me/x`), or null if `text` is not a platform's prefix and a name. */
export function addressOfIdentity(text: string): string | null {
  const colon = text.indexOf(':');
  const row = table.platforms.find(({ prefix }) => prefix === text.slice(0, colon).toLowerCase());
  const rest = text.slice(colon + 1);
  return row === undefined || /^\/\/|[?#]/.test(rest) ? null : row.home + rest;
}

// Nearly every host belongs to nobody here, and one look at its last two labels tells.
function lastTwo(host: string): string {
  return host.slice(host.lastIndexOf('.', host.lastIndexOf('.') - 1) + 1);
}

const endings = new Set([...bySuffix.keys()].map(lastTwo));

function ownerOf(host: string): (Owner & { label: string }) | null {
  if (!endings.has(lastTwo(host))) return null;
  const exact = byHost.get(host) ?? bySuffix.get(host);
  if (exact) return { ...exact, label: '' };
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    const found = bySuffix.get(host.slice(dot + 1));
    if (found) return { ...found, label: host.slice(0, dot) };
  }
  return null;
}

/** What a place on the web means to the platform or redirector whose host it is on; null if it is an ordinary address. */
export function meaningOfPlace(place: Place): Meaning | null {
  const owner = ownerOf(place.host);
  if (owner === null) return null;
  const path = stripped(owner.platform, place.path);
  return meaningAt(owner.platform, owner.group, { ...place, path, label: owner.label });
}

const byScheme = new Map(
  platforms.flatMap((platform) => platform.forms.flatMap(({ at }) => at.map((one) => [one, platform] as const))),
);

/** What a link with a platform's own scheme means (`tg://resolve?domain=x`, `tg:x` is the same); null if `text` is none. */
export function meaningOfLink(text: string): Meaning | null {
  const at = linkSchemeOf(text);
  if (at === null) return null;
  const [, path = '', rest = ''] = /^(?:\/\/)?([a-z_]*)\/?\??(.*)$/is.exec(text.slice(at.length)) ?? [];
  const [rawQuery = '', rawFragment = ''] = rest.split('#', 2);
  return meaningAt(byScheme.get(at)!, at, { ...placeOf('', path), rawQuery, rawFragment });
}

function parentsOf(host: string): string[] {
  const labels = host.split('.');
  return labels.slice(1).map((_, at) => labels.slice(at + 1).join('.'));
}

const above = new Set([...bySuffix.keys(), ...shared].flatMap(parentsOf));

/** True if a host is a platform's or a redirector's, or above one: an entry for it would cover everybody there. */
export function coversPlatform(host: string): boolean {
  return ownerOf(host) !== null || shared.has(host.replace(/^www\./, '')) || above.has(host);
}

/** True if addresses on a host may mean something else than themselves: an identity, or the address that they carry. */
export function isPlatformHost(host: string): boolean {
  return ownerOf(host) !== null;
}

/** True if addresses on a host are known by the identities they name, and by nothing else. */
export function isIdentityHost(host: string): boolean {
  return (ownerOf(host)?.platform.prefix ?? '') !== '';
}

/** The prefix of the platform that a link's host or scheme belongs to, or null. */
export function prefixOfLink(address: string): string | null {
  const scheme = linkSchemeOf(address);
  if (scheme !== null) return byScheme.get(scheme)!.prefix;
  const host = /^(?:[a-z][a-z0-9+.-]*:)?\/*([^/?#:]+)/i.exec(address)?.[1]?.toLowerCase() ?? '';
  return ownerOf(host)?.platform.prefix || null;
}
