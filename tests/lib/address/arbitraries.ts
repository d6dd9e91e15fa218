// Strings that are nearly addresses: made of the pieces that have broken readers of addresses before.
import fc from 'fast-check';

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
);

/** Address-like strings, and now and then any string at all. */
export const addressLike = fc.oneof(
  { weight: 4, arbitrary: fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
);

/** The same runs each time; `RUNS` in the environment makes them more. */
export function runs(): { numRuns: number; seed: number } {
  return { numRuns: Number(process.env.RUNS ?? 3000), seed: 4 };
}
