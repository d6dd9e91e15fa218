// Strings that are nearly addresses: made of the pieces that have broken readers of addresses before.
import fc from 'fast-check';
import { identityHosts } from '#lib/address/platforms.ts';
import { table } from '#lib/address/table.ts';

const pieces = fc.constantFrom(
  ...[
    'http',
    'https',
    '://',
    '//',
    ':',
    '/',
    '?',
    '#',
    '@',
    '.',
    '..',
    '%',
    '%2',
    '%25',
    '%2F',
    '%40',
    '%00',
    '\\',
    ' ',
    '\t',
    '\n',
    '[',
  ],
  ...[
    ']',
    '::1',
    '[::1]',
    '0x7f',
    '0177',
    '127.0.0.1',
    '4294967295',
    '4294967296',
    'a',
    'b.example',
    'practice-shop.example',
    'xn--',
    '-',
  ],
  ...[
    't.me',
    'www.',
    '/s/',
    '/c/1',
    '/+AbCdEf',
    'practice__x',
    'tg:',
    'resolve?domain=',
    '&',
    '=',
    'onion',
    '.onion',
    'т',
    'е',
    '。',
    'ß',
  ],
  ...[
    '\u00ad',
    '\u200b',
    '\ufeff',
    '\u2028',
    '\ud800',
    '\u0130',
    'ＡＢ',
    '﹪',
    '：',
    '／',
    '..%2f',
    ':80',
    ':99999',
    'url=',
    'host:',
    'url:',
  ],
  ...[
    'vk.com',
    '/wall-1_2',
    '/public1',
    '/id1',
    '/away.php?to=',
    '/login?to=',
    'cHJhY3RpY2VfX2E',
    'w=wall-1_2',
    'instagram.com',
    '/p/',
    'tiktok.com',
    '/@',
    'youtube.com',
    '/watch?v=',
    '/channel/UC',
    'youtu.be',
    'wa.me',
    '/+7700',
    '000-00-00',
    'whatsapp://send?phone=',
    'google.kz',
    '/url?q=',
    '.translate.goog',
    'archive.ph/',
    'anonym.to/?',
    'vk:',
    'yt:',
    'wa:',
    '%D0%94',
    'Д',
  ],
);

/** Address-like strings, and now and then any string at all. */
export const addressLike = fc.oneof(
  { weight: 4, arbitrary: fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
);

const platformHosts = [...identityHosts].flatMap((host) => [host, `www.${host}`, `x.${host}`]);
const segments = [
  ...table.platforms.flatMap((row) => [...row.reserved, ...row.forms.flatMap(({ path }) => path ?? [])]),
];

function filled(pattern: string): string {
  return pattern
    .replace(/\{number\}/g, '12')
    .replace(/\{(vkthing|vkgroup|ytvideo|igpost)\}/g, (_, kind: string) => table.kinds[kind]!.words!.split(' ')[0]!)
    .replace(/\{(tail|title)\}/g, '')
    .replace(/\{\w+\}/g, 'Practice__1');
}

/** Addresses on platforms: a host, a page of the platform's own or the path of one of its forms, and anything behind it. */
export const platformLike = fc
  .tuple(
    fc.constantFrom(...platformHosts),
    fc.constantFrom(...segments.map((segment) => (segment.startsWith('/') ? filled(segment) : `/${segment}`))),
    fc.array(pieces, { maxLength: 5 }).map((parts) => parts.join('')),
  )
  .map((parts) => `https://${parts.join('')}`);

/** The same runs each time; `RUNS` in the environment makes them more. */
export function runs(): { numRuns: number; seed: number } {
  return { numRuns: Number(process.env.RUNS ?? 3000), seed: 4 };
}
