// One row of the table of platforms: which address has its form, and what such an address means.
import { type Captures, fillPattern, matchPattern, nameIn, type Pattern, toPattern } from './pattern.ts';
import { fromByteString, toByteString, unescapeAll } from './percent.ts';
import type { Row } from './table.ts';
import { codes, targetOf } from './unwrap.ts';

/** A row, read. */
export interface Form {
  readonly at: readonly string[];
  readonly path: Pattern | null;
  readonly label: Pattern | null;
  readonly query: { key: string; value: Pattern } | null;
  readonly fragment: Pattern | null;
  readonly as: Pattern | null;
  readonly unwrap: string | null;
  readonly code: string;
  readonly before: Pattern;
  readonly relative: boolean;
}

/** An address as the rows look at it: canonical host, path and query, and query and fragment as they were written. */
export interface Place {
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly rawQuery: string;
  readonly rawFragment: string;
}

/** A place whose host is below one of the table by a label; empty if it is that host. */
export type LabelledPlace = Place & { readonly label: string };

/** What a form makes of a place: a name (null: nobody), or another address to look at instead. */
export type Reading = { kind: 'identity'; name: string | null } | { kind: 'wrapped'; address: string };

function patternOf(text: string | undefined): Pattern | null {
  return text === undefined ? null : toPattern(text);
}

/** Reads a row. */
export function toForm(row: Row): Form {
  const [key, value] = row.query?.split(/=(.*)/s) ?? [];
  return {
    at: row.at.split(' '),
    path: patternOf(row.path),
    label: patternOf(row.label),
    query: key === undefined ? null : { key, value: toPattern(value ?? '') },
    fragment: patternOf(row.fragment),
    as: row.as ? toPattern(row.as) : null,
    unwrap: row.unwrap ?? null,
    code: row.code ?? 'plain',
    before: toPattern(row.before ?? ''),
    relative: row.relative ?? false,
  };
}

// Not URLSearchParams: it makes a space of `+`, with which an invite begins.
function parameter(query: string, key: string): string | null {
  const found = query.split('&').find((pair) => pair.startsWith(`${key}=`));
  return found === undefined ? null : decoded(found.slice(key.length + 1));
}

function decoded(text: string): string | null {
  return fromByteString(unescapeAll(toByteString(text)));
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

function withQuery(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}

function wrappedIn(form: Form, place: LabelledPlace): string | null {
  const { unwrap, path } = form;
  if (unwrap === '?') return decoded(place.rawQuery);
  if (unwrap === '/') {
    const rest = place.path.slice(path === null ? 0 : matchPattern(path, place.path)!.end);
    return rest.length > 1 ? withQuery(rest.slice(1), place.query) : null;
  }
  if (unwrap === '.') return place.label;
  const query = form.fragment ? place.rawFragment.slice(place.rawFragment.indexOf('?') + 1) : place.rawQuery;
  return parameter(query, unwrap!);
}

function targetIn(form: Form, captures: Captures, place: LabelledPlace, home: string): string | null {
  const written = wrappedIn(form, place);
  const found = written === null || written === '' ? null : codes[form.code]!(written);
  if (found === null) return null;
  const target = fillPattern(form.before, captures) + found;
  // What a label names is a host alone: the path and query are the target's too.
  const full = form.unwrap === '.' ? withQuery(target + place.path, place.rawQuery) : target;
  return targetOf(full, home, form.relative);
}

/** What a form makes of a place, or null if the place has another form. `home`: the host that relative addresses go to. */
export function readForm(
  form: Form,
  place: LabelledPlace,
  home: string,
  reserved: (name: string) => boolean,
): Reading | null {
  const captures = fits(form, place);
  if (captures === null) return null;
  if (form.unwrap !== null) {
    const address = targetIn(form, captures, place, home);
    return address === null ? null : { kind: 'wrapped', address };
  }
  if (form.as === null) return { kind: 'identity', name: null };
  return reserved(nameIn(captures)) ? null : { kind: 'identity', name: fillPattern(form.as, captures) };
}
