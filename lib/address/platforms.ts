// What an address on a platform means, read from the rows of data/platforms.json: a new platform is new rows there.
import table from '#data/platforms.json' with { type: 'json' };
import { type Captures, fillPattern, matchPattern, type Pattern, toPattern } from './pattern.ts';
import { fromByteString, toByteString, unescapeAll } from './percent.ts';

interface Row {
  /** A group of hosts of the platform, or a link scheme with its colon. */
  at: string;
  path?: string;
  label?: string;
  query?: string;
  fragment?: string;
  /** The identity that this form names; empty names nobody. */
  as?: string;
  /** The parameter that holds another address. */
  unwrap?: string;
}

interface Form {
  at: string;
  path: Pattern | null;
  label: Pattern | null;
  query: { key: string; value: Pattern } | null;
  fragment: Pattern | null;
  as: Pattern | null;
  unwrap: string | null;
}

interface Platform {
  prefix: string;
  strip: string[];
  reserved: Set<string>;
  forms: Form[];
}

/** An address as the rows look at it: canonical host and path, query and fragment as they were written. */
export interface Place {
  host: string;
  path: string;
  rawQuery: string;
  rawFragment: string;
}

type LabelledPlace = Place & { label: string };

/** What a place on a platform names: an identity (null: nobody), or another address to look at instead. */
export type Meaning = { kind: 'identity'; identity: string | null } | { kind: 'wrapped'; address: string };

const NOBODY: Meaning = { kind: 'identity', identity: null };

function patternOf(text: string | undefined): Pattern | null {
  return text === undefined ? null : toPattern(text);
}

function toForm(row: Row): Form {
  const [key, value] = row.query?.split('=') ?? [];
  return {
    at: row.at,
    path: patternOf(row.path),
    label: patternOf(row.label),
    query: key === undefined ? null : { key, value: toPattern(value ?? '') },
    fragment: patternOf(row.fragment),
    as: row.as ? toPattern(row.as) : null,
    unwrap: row.unwrap ?? null,
  };
}

const platforms: Platform[] = table.platforms.map(({ prefix, strip, reserved, forms }) => ({
  prefix,
  strip: strip.map((segment) => `/${segment}/`),
  reserved: new Set(reserved),
  forms: (forms as Row[]).map(toForm),
}));

interface Owner {
  platform: Platform;
  group: string;
}

const byHost = new Map<string, Owner>();
const bySuffix = new Map<string, Owner>();
for (const [at, platform] of platforms.entries()) {
  const { groups, own } = table.platforms[at]!;
  for (const [group, hosts] of Object.entries(groups)) {
    for (const host of hosts) {
      byHost.set(host, { platform, group }).set(`www.${host}`, { platform, group });
      bySuffix.set(host, { platform, group });
    }
  }
  for (const host of own) bySuffix.set(host, { platform, group: '' });
}
const shared = new Set(table.shared);

/** The prefixes of subjects that name an identity on a platform. */
export const prefixes: readonly string[] = platforms.map(({ prefix }) => prefix);

/** The link schemes of platforms, each with its colon. */
export const linkSchemes: readonly string[] = [
  ...new Set(platforms.flatMap(({ forms }) => forms.map(({ at }) => at).filter((at) => at.endsWith(':')))),
];

/** The hosts under which a platform's identities are written. */
export const identityHosts: ReadonlySet<string> = new Set(
  table.platforms.flatMap(({ groups }) => Object.values(groups).flat()),
);

/** True if `identity` may follow the prefix of a platform. */
export function isIdentity(prefix: string, identity: string): boolean {
  const platform = platforms.find((candidate) => candidate.prefix === prefix);
  if (platform === undefined) return false;
  return platform.forms.some(({ as }) => as !== null && matchPattern(as, identity, true)?.end === identity.length);
}

// Not URLSearchParams: it makes a space of `+`, with which an invite begins.
function parameter(query: string, key: string): string | null {
  const found = query.split('&').find((pair) => pair.startsWith(`${key}=`));
  return found === undefined ? null : fromByteString(unescapeAll(toByteString(found.slice(key.length + 1))));
}

function whole(pattern: Pattern, text: string): Captures | null {
  const found = matchPattern(pattern, text);
  return found?.end === text.length ? found.captures : null;
}

// A path fits by whole segments; what follows (a post, a comment) is the same place.
function ofPath(pattern: Pattern, path: string): Captures | null {
  const found = matchPattern(pattern, path);
  return found && (found.end === path.length || path[found.end] === '/') ? found.captures : null;
}

function ofFragment(form: Form, fragment: string): Captures | null {
  const found = matchPattern(form.fragment!, fragment);
  return found && (form.unwrap !== null || !/^[a-zA-Z0-9_]/.test(fragment.slice(found.end))) ? found.captures : null;
}

function fits(form: Form, place: LabelledPlace): Captures | null {
  const { path, label, query, fragment } = form;
  const parts = [
    path && ofPath(path, place.path),
    label && whole(label, place.label),
    query && whole(query.value, parameter(place.rawQuery, query.key) ?? ''),
    fragment && ofFragment(form, place.rawFragment),
  ];
  const wanted = [path, label, query, fragment];
  return parts.some((part, at) => wanted[at] !== null && part === null) ? null : Object.assign({}, ...parts);
}

function meaningOfForm(form: Form, platform: Platform, place: LabelledPlace): Meaning | null {
  const captures = fits(form, place);
  if (captures === null) return null;
  if (form.unwrap !== null) {
    const query = form.fragment ? place.rawFragment.slice(place.rawFragment.indexOf('?') + 1) : place.rawQuery;
    const address = parameter(query, form.unwrap);
    return address ? { kind: 'wrapped', address } : null;
  }
  if (form.as === null) return NOBODY;
  if (platform.reserved.has((captures.name ?? '').toLowerCase())) return null;
  return { kind: 'identity', identity: `${platform.prefix}:${fillPattern(form.as, captures)}` };
}

function meaningAt(platform: Platform, at: string, place: LabelledPlace): Meaning {
  for (const form of platform.forms) {
    if (form.at !== at || (place.label !== '' && form.label === null)) continue;
    const meaning = meaningOfForm(form, platform, place);
    if (meaning !== null) return meaning;
  }
  return NOBODY;
}

function ownerOf(host: string): (Owner & { label: string }) | null {
  const exact = byHost.get(host) ?? bySuffix.get(host);
  if (exact) return { ...exact, label: '' };
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    const found = bySuffix.get(host.slice(dot + 1));
    if (found) return { ...found, label: host.slice(0, dot) };
  }
  return null;
}

function stripped(platform: Platform, path: string): string {
  for (let again = true; again; ) {
    const prefix = platform.strip.find((candidate) => path.slice(0, candidate.length).toLowerCase() === candidate);
    again = prefix !== undefined;
    if (prefix !== undefined) path = path.slice(prefix.length - 1);
  }
  return path;
}

/** What a place on the web means to the platform whose host it is on; null if it is on none. */
export function meaningOfPlace(place: Place): Meaning | null {
  const owner = ownerOf(place.host);
  if (owner === null) return null;
  const path = stripped(owner.platform, place.path);
  return meaningAt(owner.platform, owner.group, { ...place, path, label: owner.label });
}

const byScheme = new Map(platforms.flatMap((platform) => platform.forms.map(({ at }) => [at, platform] as const)));

/** What a link with a platform's own scheme means (`tg://resolve?domain=x`, `tg:x` is the same); null if `text` is none. */
export function meaningOfLink(text: string): Meaning | null {
  const at = text.slice(0, text.indexOf(':') + 1).toLowerCase();
  const platform = byScheme.get(at);
  if (platform === undefined) return null;
  const [, path = '', rest = ''] = /^(?:\/\/)?([a-z_]*)\/?\??(.*)$/is.exec(text.slice(at.length)) ?? [];
  const [rawQuery = '', rawFragment = ''] = rest.split('#', 2);
  return meaningAt(platform, at, { host: '', path, label: '', rawQuery, rawFragment });
}

function parentsOf(host: string): string[] {
  const labels = host.split('.');
  return labels.slice(1).map((_, at) => labels.slice(at + 1).join('.'));
}

const above = new Set([...bySuffix.keys(), ...shared].flatMap(parentsOf));

/** True if a host is a platform's, or above one: an entry for it would cover everybody there. */
export function coversPlatform(host: string): boolean {
  return ownerOf(host) !== null || shared.has(host.replace(/^www\./, '')) || above.has(host);
}

/** True if addresses on a host are known by the identities they name, and by nothing else. */
export function isIdentityHost(host: string): boolean {
  return ownerOf(host) !== null;
}
