// Host-suffix × path-prefix expressions. Source: Safe Browsing v4, "URLs and Hashing", Suffix/Prefix Expressions.
import { isIp } from './ip.ts';

const MORE_HOSTS = 4;
const MORE_PATHS = 4;

function hostSuffixes(host: string): string[] {
  if (isIp(host)) return [host];
  const suffixes: string[] = [];
  // From the end: suffixes of two labels to five, and the exact host before them.
  let dot = host.lastIndexOf('.');
  while (dot > 0 && suffixes.length < MORE_HOSTS) {
    dot = host.lastIndexOf('.', dot - 1);
    if (dot >= 0) suffixes.push(host.slice(dot + 1));
  }
  return [host, ...suffixes.reverse()];
}

function pathPrefixes(target: string): string[] {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  // An empty query is no query: nothing is listed by it.
  const paths = mark < 0 || mark === target.length - 1 ? [path] : [target, path];
  const prefixes: string[] = [];
  for (let at = path.indexOf('/'); at >= 0 && prefixes.length < MORE_PATHS; at = path.indexOf('/', at + 1)) {
    if (at + 1 < path.length) prefixes.push(path.slice(0, at + 1));
  }
  return paths.concat(prefixes.reverse());
}

/**
 * The expressions of a canonical address: the exact host and at most four suffixes of its last five labels, each with every
 * path prefix; the port is dropped.
 */
export function expressions(canonical: string): string[] {
  const from = canonical.indexOf('://') + 3;
  const slash = canonical.indexOf('/', from);
  const colon = canonical.lastIndexOf(':', slash);
  // A port has no bracket behind it: that colon is an IPv6 address's.
  const isPort = colon > from && canonical[slash - 1] !== ']';
  const host = canonical.slice(from, isPort ? colon : slash);
  const paths = pathPrefixes(canonical.slice(slash));
  const all: string[] = [];
  for (const suffix of hostSuffixes(host)) for (const path of paths) all.push(suffix + path);
  return all;
}
