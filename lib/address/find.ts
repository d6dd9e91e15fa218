// Addresses in running text: links, hosts, and the names by which platforms are known, disguised or not.
import table from '#data/platforms.json' with { type: 'json' };
import { foldLookalikes, undisguise } from './fold.ts';
import { identityHosts, linkSchemes } from './platforms.ts';
import { hasKnownSuffix } from './registrable.ts';

/** A place in a text: an address to look at, or an identity that stands there by name. */
export interface Finding {
  /** Offset in the undisguised text: good for order and distance only. */
  at: number;
  end: number;
  address: string;
  identity: string | null;
}

// How far a bare @name may stand from a word or link of its platform, in characters.
const NEAR = 40;

function spaced(host: string): string {
  return host
    .split('.')
    .map((label) => label.replace(/[^a-z0-9]/g, '\\$&'))
    .join('\\s{0,3}[.,]\\s{0,3}');
}

const HOSTS = identityHosts.map(({ host }) => host).sort((a, b) => b.length - a.length);
const PLATFORM_LINK = new RegExp(
  '(?<![\\p{L}\\p{N}_.@/-])(?:https?\\s{0,2}:\\s{0,2}/\\s{0,2}/\\s{0,2})?(?:www\\s{0,2}\\.\\s{0,2})?' +
    `(${HOSTS.map(spaced).join('|')})\\s{0,3}/\\s{0,3}` +
    '((?:(?:s|c|joinchat)\\s{0,2}/\\s{0,2}){0,4}[+@]?[a-z0-9_-]{1,64}(?:[/?#][^\\s<>"\'`«»“”]*)?)',
  'gu',
);
const SCHEME_LINK = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?:${linkSchemes.join('|')})(?://)?[a-z_]{2,20}/?\\?[^\\s<>"'\`«»“”]+`,
  'giu',
);
const WEB_LINK = /(?<![\p{L}\p{N}+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'`«»“”]+/giu;
const BARE_LINK =
  /(?<![\p{L}\p{N}\p{M}_.@/:-])(?:[\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]{0,62}\.){1,20}[\p{L}\p{N}][\p{L}\p{N}\p{M}-]{1,62}(?![\p{L}\p{N}_@-])(?::\d{1,5})?(?:[/?][^\s<>"'`«»“”]*)?/giu;
const HANDLE = /(?<![\p{L}\p{N}_.@/+-])@([a-z][a-z0-9_]{2,30}[a-z0-9])_{0,2}(?![a-z0-9_@]|\.[a-z0-9])/giu;
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

function platformLinks(text: string, folded: string): Finding[] {
  return [...folded.matchAll(PLATFORM_LINK)].map((found) => {
    const tail = found[2]!;
    const from = found.index + found[0].length - tail.length;
    const original = trimEnd(text.slice(from, from + tail.length)).replace(/\s+/g, '');
    const host = found[1]!.replace(/\s+/g, '').replaceAll(',', '.');
    return finding(found.index, found[0], `https://${host}/${original}`);
  });
}

function links(text: string, expression: RegExp): Finding[] {
  return [...text.matchAll(expression)].map((found) => {
    const link = trimEnd(found[0]);
    return finding(found.index, link, link);
  });
}

function bareLinks(text: string): Finding[] {
  return links(text, BARE_LINK).filter(({ address }) => hasKnownSuffix(address.split(/[/?:]/, 1)[0]!.toLowerCase()));
}

interface Span {
  at: number;
  end: number;
}

interface Named {
  prefix: string;
  words: RegExp;
}

const named: Named[] = table.platforms.map(({ prefix, words, wholeWords }) => ({
  prefix,
  // A short word that is also a sign of money after a figure is none.
  words: new RegExp(
    `(?<![\\p{L}\\p{N}_])(?:(?:${words.join('|')})\\p{L}{0,12}|(?<!\\d\\s{0,2})(?:${wholeWords.join('|')})(?![\\p{L}\\p{N}_]))`,
    'giu',
  ),
}));

function gap(a: Span, b: Span): number {
  return Math.max(b.at - a.end, a.at - b.end, 0);
}

function handles(text: string, linked: readonly Span[]): Finding[] {
  const found = [...text.matchAll(HANDLE)];
  if (found.length === 0) return [];
  return named.flatMap(({ prefix, words }) => {
    const near = [...text.matchAll(words)].map((word) => ({ at: word.index, end: word.index + word[0].length }));
    const spans = [...near, ...linked].sort((a, b) => a.at - b.at);
    let next = 0;
    return found.flatMap((name) => {
      const span = { at: name.index, end: name.index + name[0].length };
      while (next < spans.length && spans[next]!.at < span.at) next++;
      const around = spans.slice(Math.max(0, next - 3), next + 1);
      if (!around.some((other) => gap(other, span) <= NEAR)) return [];
      return [{ ...span, address: '', identity: `${prefix}:${name[1]!.toLowerCase()}` }];
    });
  });
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
  const folded = foldLookalikes(text);
  const onPlatforms = [...platformLinks(text, folded), ...links(text, SCHEME_LINK)].sort((a, b) => a.at - b.at);
  const web = links(text, WEB_LINK);
  const bare = bareLinks(text);
  const linked = onPlatforms.concat(web.filter(isPlatformLink));
  return withoutOverlaps([onPlatforms, web, bare, handles(text, linked)]);
}

function isPlatformLink({ address }: Finding): boolean {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:www\.)?([^/?#:]+)/i.exec(address)?.[1]?.toLowerCase() ?? '';
  return HOSTS.some((known) => host === known || host.endsWith(`.${known}`));
}
