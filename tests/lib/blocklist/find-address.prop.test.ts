import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { asciiByUrl } from '#lib/address/ascii.ts';
import { subjectsOfAddress } from '#lib/address/lookup.ts';
import type { Subject } from '#lib/address/subject.ts';
import { buildList } from '#lib/blocklist/build.ts';
import { findAddress } from '#lib/blocklist/find-address.ts';
import { kinds } from '#lib/blocklist/kind.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { testSalt } from '#tests/kit/lists.ts';

const runs = { seed: 20_261_124, numRuns: Number(process.env.RUNS ?? 2000) };
// Made from a key of 32 zero bytes: no service can hold it.
const onion = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaam2dqd';
const listed = [
  `onion:${onion}`,
  'host:127.0.0.1',
  'host:a.example',
  'host:b.a.example',
  'url:c.example/x',
  'url:b.a.example/x/y',
  'url:c.example/x?q=1',
  'host:d.co.uk',
  'host:e.github.io',
  // No builder lets these through; a client must not act on them all the same.
  'host:co.uk',
  'host:github.io',
  'host:t.me',
  'tg:practice__shop',
  'host:google.kz',
] as Subject[];
const list = BlockList.open(
  buildList(
    listed.map((subject, i) => ({ subject, kind: kinds[i % 3]! })),
    { salt: testSalt },
  ),
);

const label = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'www', 'x-1', 'xn--80a', '1', '', 'A', 'ё', onion, '0x7f');
const suffix = fc.constantFrom(
  'example',
  'co.uk',
  'github.io',
  't.me',
  'example.',
  '127.0.0.1',
  '127.1',
  'tor2web.org',
  'onion.ly',
  'vk.com',
  'google.kz',
  'archive.ph',
  '7',
);
const host = fc.tuple(fc.array(label, { maxLength: 3 }), suffix).map(([labels, end]) => [...labels, end].join('.'));
const rest = fc.constantFrom(
  '',
  '/',
  '/x',
  '/x/y',
  '/x/y/z',
  '/x?q=1',
  '?q=1',
  '#f',
  ':8080/x',
  '/practice__shop',
  '\\x',
  '/%78',
  '/./x',
  '/x#y',
  '/url?q=https://c.example/x',
  '/https://b.a.example/x/y',
);
const scheme = fc.constantFrom(
  'https://',
  'http://',
  'HTTPS://',
  'ftp://',
  '',
  'https://user@',
  'blob:https://',
  ' https://',
);
const address = fc.oneof(
  fc.tuple(scheme, host, rest).map((parts) => parts.join('')),
  fc.webUrl(),
  fc.string(),
);

it('finds what the list finds first of all subjects of an address', () => {
  let hits = 0;
  fc.assert(
    fc.property(address, (text) => {
      const expected = list.first(subjectsOfAddress(text, asciiByUrl));
      hits += Number(expected !== null);
      expect(findAddress(list, text, asciiByUrl)).toEqual(expected);
    }),
    runs,
  );
  expect(hits).toBeGreaterThan(runs.numRuns / 50);
});
