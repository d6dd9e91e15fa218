// What an address on a platform means, read from the rows of data/platforms.json: a new platform is new rows there.
import table from '#data/platforms.json' with { type: 'json' };
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
  path: RegExp | null;
  label: RegExp | null;
  query: { key: string; value: RegExp } | null;
  fragment: RegExp | null;
  as: string;
  unwrap: string | null;
}

interface Platform {
  prefix: string;
  name: string;
  groups: Record<string, string[]>;
  own: string[];
  strip: RegExp | null;
  reserved: Set<string>;
  forms: Form[];
  identity: RegExp[];
}

/** An address as the rows look at it: canonical host and path, query and fragment as they were written. */
export interface Place {
  host: string;
  path: string;
  rawQuery: string;
  rawFragment: string;
}

/** What a place on a platform names: an identity (null: nobody), or another address to look at instead. */
export type Meaning = { kind: 'identity'; identity: string | null } | { kind: 'wrapped'; address: string };

const kinds: Record<string, string> = table.kinds;
const lower = new Set(table.lower);

function pattern(text: string, end: string): RegExp {
  const source = text
    .split(/(\{[a-z]+\})/)
    .map((part, at) =>
      at % 2 === 1
        ? `(?<${part.slice(1, -1)}>${kinds[part.slice(1, -1)]})`
        : part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}${end}`, 'i');
}

function toForm(row: Row): Form {
  const [key, value] = row.query?.split('=') ?? [];
  return {
    at: row.at,
    path: row.path === undefined ? null : pattern(row.path, row.path.endsWith('/') ? '$' : '(?:/|$)'),
    label: row.label === undefined ? null : pattern(row.label, '$'),
    query: key === undefined ? null : { key, value: pattern(value ?? '', '$') },
    fragment: row.fragment === undefined ? null : pattern(row.fragment, row.unwrap ? '' : '(?![a-zA-Z0-9_])'),
    as: row.as ?? '',
    unwrap: row.unwrap ?? null,
  };
}

const platforms: Platform[] = table.platforms.map((row) => {
  const templates = new Set((row.forms as Row[]).map((form) => form.as ?? '').filter((as) => as !== ''));
  return {
    prefix: row.prefix,
    name: row.name,
    groups: row.groups,
    own: row.own,
    strip: row.strip.length > 0 ? new RegExp(`^(?:/(?:${row.strip.join('|')})(?=/))+`, 'i') : null,
    reserved: new Set(row.reserved),
    forms: (row.forms as Row[]).map(toForm),
    // Without the flag: an identity is in lower case wherever case means nothing.
    identity: [...templates].map((as) => new RegExp(pattern(as, '$').source)),
  };
});

const byHost = new Map<string, { platform: Platform; group: string }>();
const bySuffix = new Map<string, { platform: Platform; group: string }>();
for (const platform of platforms) {
  for (const [group, hosts] of Object.entries(platform.groups)) {
    for (const host of hosts) {
      byHost.set(host, { platform, group });
      byHost.set(`www.${host}`, { platform, group });
      bySuffix.set(host, { platform, group });
    }
  }
  for (const host of platform.own) bySuffix.set(host, { platform, group: '' });
}
const shared = new Set(table.shared as string[]);

/** The prefixes of subjects that name an identity on a platform. */
export const prefixes: readonly string[] = platforms.map((platform) => platform.prefix);

/** The link schemes of platforms, each with its colon. */
export const linkSchemes: readonly string[] = [
  ...new Set(platforms.flatMap((platform) => platform.forms.map((form) => form.at).filter((at) => at.endsWith(':')))),
];

/** The hosts under which a platform's identities are written, each with its platform's prefix. */
export const identityHosts: readonly { prefix: string; host: string }[] = platforms.flatMap((platform) =>
  Object.values(platform.groups).flatMap((hosts) => hosts.map((host) => ({ prefix: platform.prefix, host }))),
);

/** True if `identity` may follow the prefix of a platform. */
export function isIdentity(prefix: string, identity: string): boolean {
  const platform = platforms.find((candidate) => candidate.prefix === prefix);
  return platform?.identity.some((form) => form.test(identity)) ?? false;
}

// Not URLSearchParams: it makes a space of `+`, with which an invite begins.
function parameter(query: string, key: string): string | null {
  const found = query.split('&').find((pair) => pair.startsWith(`${key}=`));
  return found === undefined ? null : fromByteString(unescapeAll(toByteString(found.slice(key.length + 1))));
}

function fill(as: string, groups: Record<string, string>): string {
  return as.replace(/\{([a-z]+)\}/g, (_, kind: string) =>
    lower.has(kind) ? groups[kind]!.toLowerCase() : groups[kind]!,
  );
}

function isReserved(platform: Platform, groups: Record<string, string>): boolean {
  return groups.name !== undefined && platform.reserved.has(groups.name.toLowerCase());
}

function fits(form: Form, place: Place & { label: string }): Record<string, string> | null {
  const groups: Record<string, string> = {};
  const query = form.query && parameter(place.rawQuery, form.query.key);
  const tries: [RegExp | null, string][] = [
    [form.path, place.path],
    [form.label, place.label],
    [form.fragment, place.rawFragment],
    [form.query?.value ?? null, query ?? ''],
  ];
  for (const [expression, text] of tries) {
    if (expression === null) continue;
    const found = expression.exec(text);
    if (found === null) return null;
    Object.assign(groups, found.groups);
  }
  return groups;
}

function meaningAt(platform: Platform, at: string, place: Place & { label: string }): Meaning {
  for (const form of platform.forms) {
    if (form.at !== at || (place.label !== '' && form.label === null)) continue;
    const groups = fits(form, place);
    if (groups === null) continue;
    if (form.unwrap !== null) {
      const address = parameter(
        form.fragment ? place.rawFragment.replace(/^[^?]*\?/, '') : place.rawQuery,
        form.unwrap,
      );
      if (address !== null && address !== '') return { kind: 'wrapped', address };
    } else if (form.as === '') return { kind: 'identity', identity: null };
    else if (!isReserved(platform, groups))
      return { kind: 'identity', identity: `${platform.prefix}:${fill(form.as, groups)}` };
  }
  return { kind: 'identity', identity: null };
}

function ownerOf(host: string): { platform: Platform; group: string; label: string } | null {
  const exact = byHost.get(host);
  if (exact) return { ...exact, label: '' };
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    const found = bySuffix.get(host.slice(dot + 1));
    if (found) return { ...found, label: host.slice(0, dot) };
  }
  const own = bySuffix.get(host);
  return own ? { ...own, label: '' } : null;
}

/** What a place on the web means to the platform whose host it is on; null if it is on none. */
export function meaningOfPlace(place: Place): Meaning | null {
  const owner = ownerOf(place.host);
  if (owner === null) return null;
  const path = owner.platform.strip ? place.path.replace(owner.platform.strip, '') : place.path;
  return meaningAt(owner.platform, owner.group, { ...place, path, label: owner.label });
}

/** What a link with a platform's own scheme means (`tg://resolve?domain=x`, `tg:x` is the same); null if `text` is none. */
export function meaningOfLink(text: string): Meaning | null {
  const found = /^([a-z]{2,10}:)(?:\/\/)?([a-z_]*)\/?\??(.*)$/is.exec(text);
  const at = found?.[1]?.toLowerCase() ?? '';
  if (!linkSchemes.includes(at)) return null;
  const [rawQuery, rawFragment] = found![3]!.split('#', 2);
  const place = { host: '', path: found![2]!, label: '', rawQuery: rawQuery ?? '', rawFragment: rawFragment ?? '' };
  return meaningAt(platforms.find((platform) => platform.forms.some((form) => form.at === at))!, at, place);
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
