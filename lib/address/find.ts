// Addresses in running text: links, hosts, and the names by which platforms are known, disguised or not.
import { foldLookalikes, undisguise } from './fold.ts';
import { findHandles } from './handles.ts';
import { identityHosts, linkSchemes, prefixOfLink, spacedHosts } from './platforms.ts';
import { hasKnownSuffix } from './registrable.ts';

/** A place in a text: an address to look at, or an identity that stands there by name. */
export interface Finding {
  /** Offset in the undisguised text: good for order and distance only. */
  at: number;
  end: number;
  address: string;
  identity: string | null;
}

// `t . me / name` in folded text: labels with dots (or commas) and spaces between, a slash, and a path that begins at once.
const SPACED_LINK =
  /(?<![\p{L}\p{N}_.@/-])(?:https?\s{0,2}:\s{0,2}\/\s{0,2}\/\s{0,2})?((?:[a-z0-9]{1,20}\s{0,3}[.,]\s{0,3}){1,3}[a-z0-9]{1,20})(\s{0,3}\/\s{0,3})((?:(?:s|c|joinchat)\s{0,2}\/\s{0,2}){0,4}[+@]?[a-z0-9_-]{1,64}(?:\.[a-z0-9_-]{1,64}){0,4}(?:[/?#][^\s<>"'`«»“”]*)?)/gu;
const SCHEME_LINK = /(?<![\p{L}\p{N}_])[a-z]{2,10}:(?:\/\/)?[a-z_]{2,20}\/?\?[^\s<>"'`«»“”]+/giu;
const WEB_LINK = /(?<![\p{L}\p{N}+.-])[a-z][a-z0-9+.-]{1,20}:\/\/(?:(?![,;|]https?:\/\/)[^\s<>"'`«»“”])+/giu;
const BARE_LINK =
  /(?<![\p{L}\p{N}\p{M}_.@/:-])(?:[\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]{0,62}\.){1,20}[\p{L}\p{N}][\p{L}\p{N}\p{M}-]{1,62}(?![\p{L}\p{N}_@-])(?::\d{1,5})?(?:[/?][^\s<>"'`«»“”]*)?/giu;
const TRAILING = new Set('.,;:!?…)]}*_~|\\\'"');

function trimEnd(link: string): string {
  let end = link.length;
  while (end > 0 && TRAILING.has(link[end - 1]!)) end--;
  // A closing bracket that the link itself opened belongs to it.
  if (link[end] === ')' && link.lastIndexOf('(', end) > link.lastIndexOf(')', end - 1)) end++;
  return link.slice(0, end);
}

function finding(at: number, text: string, address: string): Finding {
  return { at, end: at + text.length, address, identity: null };
}

// The platform's host at the end of dotted words; what stands before it, with a space between, is another sentence.
function platformHost(dotted: string): string | null {
  const host = dotted
    .replace(/\s+/g, '')
    .replaceAll(',', '.')
    .replace(/^www\./, '');
  if (identityHosts.has(host)) return host;
  const rest = /^[a-z0-9]+\s*[.,]\s+(.*)$/s.exec(dotted)?.[1];
  return rest === undefined ? null : platformHost(rest);
}

// On a platform whose names hold no dot, a dot ends the sentence: `t.me/name.Next`.
const NAME_AND_DOT = /^((?:(?:s|c|joinchat)\/)*[+@]?[a-z0-9_-]+)\..*$/is;

function platformPath(host: string, tail: string): string {
  const path = tail.replace(/\s+/g, '');
  return trimEnd(spacedHosts.has(host) ? path.replace(NAME_AND_DOT, '$1') : path);
}

// `vk.com / instagram.com` are two, and a word that goes on in other letters is another word: only where nothing is like it
// may the slash stand alone.
function isOneLink(host: string, dotted: string, slash: string, after: string): boolean {
  if (spacedHosts.has(host)) return true;
  return (slash === '/' || /\s/.test(dotted)) && !/^[\p{L}\p{N}_]/u.test(after);
}

function platformLinks(text: string, folded: string): Finding[] {
  return [...folded.matchAll(SPACED_LINK)].flatMap((found) => {
    const [whole, dotted, slash, tail] = found as unknown as [string, string, string, string];
    const host = platformHost(dotted);
    const end = found.index + whole.length;
    if (host === null || !isOneLink(host, dotted, slash, text.slice(end, end + 2))) return [];
    const path = platformPath(host, text.slice(end - tail.length, end));
    return [finding(found.index, whole, `https://${host}/${path}`)];
  });
}

function links(text: string, expression: RegExp): Finding[] {
  return [...text.matchAll(expression)].map((found) => {
    const link = trimEnd(found[0]);
    return finding(found.index, link, link);
  });
}

function isSchemeLink({ address }: Finding): boolean {
  return linkSchemes.includes(address.slice(0, address.indexOf(':') + 1).toLowerCase());
}

function isBareLink({ address }: Finding): boolean {
  return hasKnownSuffix(address.split(/[/?:]/, 1)[0]!.toLowerCase());
}

function withoutOverlaps(claims: readonly Finding[][]): Finding[] {
  const kept: Finding[] = [];
  for (const claim of claims) {
    const sorted = [...kept].sort((a, b) => a.at - b.at);
    let next = 0;
    for (const candidate of claim) {
      while (next < sorted.length && sorted[next]!.end <= candidate.at) next++;
      if (next >= sorted.length || sorted[next]!.at >= candidate.end) kept.push(candidate);
    }
  }
  return kept.sort((a, b) => a.at - b.at);
}

/** Everything in a text that may be an address or a name on a platform, in order of appearance. */
export function findInText(original: string): Finding[] {
  const text = undisguise(original);
  const schemeLinks = links(text, SCHEME_LINK).filter(isSchemeLink);
  const onPlatforms = [...platformLinks(text, foldLookalikes(text)), ...schemeLinks].sort((a, b) => a.at - b.at);
  const web = links(text, WEB_LINK);
  const bare = links(text, BARE_LINK).filter(isBareLink);
  const linked = onPlatforms.concat(web);
  const named = findHandles(text, (prefix) => linked.filter(({ address }) => prefixOfLink(address) === prefix));
  return withoutOverlaps([onPlatforms, web, bare, named.map((handle) => ({ ...handle, address: '' }))]);
}
