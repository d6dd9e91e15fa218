// Addresses in canonical form, as others publish them.
// Source: Safe Browsing v4, "URLs and Hashing" (developers.google.com/safe-browsing/v4/urls-hashing), facts transcribed.
import { describe, expect, it } from 'vitest';
import { canonicalise } from '#lib/address/canonical.ts';
import { parseIPv4 } from '#lib/address/ip.ts';
import { isFault } from '#lib/base/fault.ts';
import { toAscii } from '#scripts/shekteu/ascii.ts';
import { hasSharedVectors, vectorsOf } from './vectors.ts';

// Where the page writes bytes that are no UTF-8 text, they stand here as escapes, which mean the same bytes.
const published: [string, string][] = [
  ['http://host/%25%32%35', 'http://host/%25'],
  ['http://host/%25%32%35%25%32%35', 'http://host/%25%25'],
  ['http://host/%2525252525252525', 'http://host/%25'],
  ['http://host/asdf%25%32%35asd', 'http://host/asdf%25asd'],
  ['http://host/%%%25%32%35asd%%', 'http://host/%25%25%25asd%25%25'],
  ['http://www.google.com/', 'http://www.google.com/'],
  [
    'http://%31%36%38%2e%31%38%38%2e%39%39%2e%32%36/%2E%73%65%63%75%72%65/%77%77%77%2E%65%62%61%79%2E%63%6F%6D/',
    'http://168.188.99.26/.secure/www.ebay.com/',
  ],
  [
    'http://195.127.0.11/uploads/%20%20%20%20/.verify/.eBaysecure=updateuserdataxplimnbqmn-xplmvalidateinfoswqpcmlx=hgplmcx/',
    'http://195.127.0.11/uploads/%20%20%20%20/.verify/.eBaysecure=updateuserdataxplimnbqmn-xplmvalidateinfoswqpcmlx=hgplmcx/',
  ],
  [
    'http://host%23.com/%257Ea%2521b%2540c%2523d%2524e%25f%255E00%252611%252A22%252833%252944_55%252B',
    'http://host%23.com/~a!b@c%23d$e%25f^00&11*22(33)44_55+',
  ],
  ['http://3279880203/blah', 'http://195.127.0.11/blah'],
  ['http://www.google.com/blah/..', 'http://www.google.com/'],
  ['www.google.com/', 'http://www.google.com/'],
  ['www.google.com', 'http://www.google.com/'],
  ['http://www.evil.com/blah#frag', 'http://www.evil.com/blah'],
  ['http://www.GOOgle.com/', 'http://www.google.com/'],
  ['http://www.google.com.../', 'http://www.google.com/'],
  ['http://www.google.com/foo\tbar\rbaz\n2', 'http://www.google.com/foobarbaz2'],
  ['http://www.google.com/q?', 'http://www.google.com/q?'],
  ['http://www.google.com/q?r?', 'http://www.google.com/q?r?'],
  ['http://www.google.com/q?r?s', 'http://www.google.com/q?r?s'],
  ['http://evil.com/foo#bar#baz', 'http://evil.com/foo'],
  ['http://evil.com/foo;', 'http://evil.com/foo;'],
  ['http://evil.com/foo?bar;', 'http://evil.com/foo?bar;'],
  ['http://%01%80.com/', 'http://%01%80.com/'],
  ['http://notrailingslash.com', 'http://notrailingslash.com/'],
  // The page of today drops the port here already; here, as in its first edition, it stays until expressions are made.
  ['http://www.gotaport.com:1234/', 'http://www.gotaport.com:1234/'],
  ['  http://www.google.com/  ', 'http://www.google.com/'],
  ['http:// leadingspace.com/', 'http://%20leadingspace.com/'],
  ['http://%20leadingspace.com/', 'http://%20leadingspace.com/'],
  ['%20leadingspace.com/', 'http://%20leadingspace.com/'],
  ['https://www.securesite.com/', 'https://www.securesite.com/'],
  ['http://host.com/ab%23cd', 'http://host.com/ab%23cd'],
  ['http://host.com//twoslashes?more//slashes', 'http://host.com/twoslashes?more//slashes'],
];

describe('the published Safe Browsing page', () => {
  it.each(published)('%j becomes %j', (address, canonical) => {
    expect(canonicalise(address, toAscii)).toBe(canonical);
  });
});

interface Vector {
  url?: string;
  url_hex?: string;
  output: string;
  fail?: boolean;
}

function outcome(vector: Vector): string {
  // Bytes that are not UTF-8 are given as escapes: the same bytes.
  const hex = vector.url_hex?.replace(/../g, '%$&') ?? '';
  const address = vector.url ?? `http://${hex.slice('http://'.length * 3)}`;
  try {
    return canonicalise(address, toAscii);
  } catch (error) {
    if (isFault(error)) return '';
    throw error;
  }
}

// The page wins where the reference client says otherwise: hex in upper case, the query stays.
function asPublished(vector: Vector): string {
  const output = vector.output.replace(/%[0-9a-f]{2}/g, (hex) => hex.toUpperCase());
  const query = vector.fail ? '' : (/\?[^#]*/.exec(vector.url ?? '')?.[0] ?? '');
  return output + decodeURIComponent(query);
}

describe.skipIf(!hasSharedVectors)('vectors of other clients', () => {
  it('agrees with gglsbl on every canonical address', () => {
    const vectors = vectorsOf<Vector>('gglsbl-canonical-url');
    expect(vectors.map((vector) => [vector.url, outcome(vector)])).toEqual(
      vectors.map(({ url, output }) => [url, output]),
    );
  });

  it('agrees with the reference client on every canonical address, the page winning', () => {
    const vectors = vectorsOf<Vector>('sb-canonical-url');
    expect(vectors.map((vector) => [vector.url, outcome(vector)])).toEqual(
      vectors.map((vector) => [vector.url, asPublished(vector)]),
    );
  });

  it('agrees with the reference client on hosts and paths', () => {
    for (const vector of vectorsOf<Vector>('sb-canonical-host')) {
      expect([vector.url, /^\w+:\/\/([^/]*?)(?::\d+)?\//.exec(outcome(vector))?.[1] ?? '']).toEqual([
        vector.url,
        vector.output,
      ]);
    }
    for (const vector of vectorsOf<Vector>('sb-canonical-path')) {
      expect([vector.url, outcome(vector).replace(/^\w+:\/\/[^/]*/, '')]).toEqual([vector.url, vector.output]);
    }
  });

  it('reads IPv4 in every spelling that the reference client reads', () => {
    const vectors = vectorsOf<Vector>('sb-parse-ip');
    expect(vectors.map(({ url }) => parseIPv4(url!) ?? '')).toEqual(vectors.map(({ output }) => output));
  });
});
