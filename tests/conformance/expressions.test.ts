// Host-suffix × path-prefix expressions, as others publish them.
// Source: Safe Browsing v4, "URLs and Hashing", Suffix/Prefix Expressions, facts transcribed.
import { describe, expect, it } from 'vitest';
import { canonicalise } from '#lib/address/canonical.ts';
import { expressions } from '#lib/address/expressions.ts';
import { toAscii } from '#scripts/shekteu/ascii.ts';
import { hasSharedVectors, vectorsOf } from './vectors.ts';

const published: [string, string[]][] = [
  [
    'http://a.b.c/1/2.html?param=1',
    [
      'a.b.c/1/2.html?param=1',
      'a.b.c/1/2.html',
      'a.b.c/',
      'a.b.c/1/',
      'b.c/1/2.html?param=1',
      'b.c/1/2.html',
      'b.c/',
      'b.c/1/',
    ],
  ],
  [
    'http://a.b.c.d.e.f.g/1.html',
    [
      'a.b.c.d.e.f.g/1.html',
      'a.b.c.d.e.f.g/',
      'c.d.e.f.g/1.html',
      'c.d.e.f.g/',
      'd.e.f.g/1.html',
      'd.e.f.g/',
      'e.f.g/1.html',
      'e.f.g/',
      'f.g/1.html',
      'f.g/',
    ],
  ],
  ['http://1.2.3.4/1/', ['1.2.3.4/1/', '1.2.3.4/']],
];

function expressionsOf(address: string): string[] {
  return expressions(canonicalise(address, toAscii)).sort();
}

describe('the published Safe Browsing page', () => {
  it.each(published)('%s has its expressions', (address, expected) => {
    expect(expressionsOf(address)).toEqual([...expected].sort());
  });
});

interface Vector {
  url: string;
  output: string[] | null;
  fail?: boolean;
}

// The page takes suffixes of the last five labels; the reference client goes deeper.
function asPublished(vector: Vector): string[] {
  const exact = new URL(vector.url.includes('://') ? vector.url : `http://${vector.url}`).hostname;
  return vector.output!.filter((expression) => {
    const host = expression.split('/', 1)[0]!;
    return host === exact || host.split('.').length <= 5;
  });
}

describe.skipIf(!hasSharedVectors)('vectors of other clients', () => {
  it.each(['gglsbl-lookup-expressions', 'sb-lookup-expressions'])('%s agree as sets', (name) => {
    for (const vector of vectorsOf<Vector>(name)) {
      if (vector.output === null) expect(() => expressionsOf(vector.url)).toThrow();
      else expect([vector.url, expressionsOf(vector.url)]).toEqual([vector.url, asPublished(vector).sort()]);
    }
  });

  it('hosts and paths agree as sets', () => {
    const parts = { 'sb-lookup-hosts': /\/.*$/, 'sb-lookup-paths': /^[^/]*/ };
    for (const [name, other] of Object.entries(parts)) {
      for (const vector of vectorsOf<Vector>(name)) {
        if (vector.output === null) expect(() => expressionsOf(vector.url)).toThrow();
        else {
          const found = new Set(expressionsOf(vector.url).map((expression) => expression.replace(other, '')));
          const expected = name === 'sb-lookup-hosts' ? asPublished(vector) : vector.output;
          expect([vector.url, [...found].sort()]).toEqual([vector.url, [...expected].sort()]);
        }
      }
    }
  });
});
