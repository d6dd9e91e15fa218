// The table of platforms and redirectors, as it stands in data/platforms.json.
import json from '#data/platforms.json' with { type: 'json' };

/** A row as it stands in the table. */
export interface Row {
  /** Groups of hosts, or link schemes with their colons, parted by spaces. */
  at: string;
  path?: string;
  label?: string;
  query?: string;
  fragment?: string;
  /** The identity that this form names; empty names nobody. */
  as?: string;
  /** What holds another address: a parameter; or `?` the whole query, `/` what follows the path, `.` the label. */
  unwrap?: string;
  /** How that address is written; plainly, if nothing is said. */
  code?: string;
  /** What stands before it. */
  before?: string;
  /** True if an address without a scheme is a path on the platform itself. */
  relative?: boolean;
}

/** A platform, whose addresses are known by the identities that they name. */
export interface PlatformRow {
  prefix: string;
  name: string;
  /** The beginning of an address at which an identity stands. */
  home: string;
  /** Hosts by group: a form names the groups that it is found on. */
  groups: Record<string, string[]>;
  /** Other hosts of the platform, where nobody is named. */
  own: string[];
  /** Segments at the beginning of a path that mean nothing. */
  strip: string[];
  /** The platform's own pages: no identities. */
  reserved: string[];
  forms: Row[];
  /** True if its links are known in a text with spaces about the slash, too. */
  spaced?: boolean;
  /** Stems of words that say that a bare name beside them is the platform's. */
  words: string[];
  wholeWords: string[];
}

/** Services that carry another address in theirs. */
export interface Redirectors {
  groups: Record<string, string[]>;
  forms: Row[];
}

/** Which letters a {kind} is made of, or the words that it may be. */
export interface KindRow {
  letters?: string;
  first?: string;
  last?: string;
  /** What may stand between the letters and means nothing. */
  drop?: string;
  min?: number;
  max?: number;
  words?: string;
}

interface Table {
  kinds: Record<string, KindRow>;
  /** Kinds whose case means nothing. */
  lower: string[];
  platforms: PlatformRow[];
  redirectors: Redirectors;
  tops: string;
  shared: string[];
}

/** The table. */
export const table: Readonly<Table> = json as unknown as Table;
