// Host-suffix × path-prefix expressions. Source: Safe Browsing v4, "URLs and Hashing", Suffix/Prefix Expressions.
import { isIp } from './ip.ts';

const MORE_HOSTS = 4;
const MORE_PATHS = 4;

function hostSuffixes(host: string): string[] {
  if (isIp(host)) return [host];
  const labels = host.split('.');
  const hosts = [host];
  const longest = Math.min(labels.length - 1, MORE_HOSTS + 1);
  for (let count = longest; count >= 2; count--) hosts.push(labels.slice(-count).join('.'));
  return hosts;
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
  const host = canonical.slice(from, slash).replace(/:[0-9]*$/, '');
  const paths = pathPrefixes(canonical.slice(slash));
  return hostSuffixes(host).flatMap((suffix) => paths.map((path) => suffix + path));
}
