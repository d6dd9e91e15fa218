// Names in other alphabets and registrable domains, as others publish them.
// Sources: Unicode IDNA test and web platform tests (toascii); Public Suffix List test file. Read in place.
import { describe, expect, it } from 'vitest';
import { canonicalise } from '#lib/address/canonical.ts';
import { registrableDomain } from '#lib/address/registrable.ts';
import { isFault } from '#lib/base/fault.ts';
import { toAscii } from '#scripts/shekteu/ascii.ts';
import { hasSharedVectors, vectorsOf } from './vectors.ts';

interface Name {
  input: string;
  output: string | null;
}

function hostOf(name: string): string {
  try {
    return canonicalise(`http://${name}/`, toAscii).slice('http://'.length, -1);
  } catch (error) {
    if (isFault(error)) return error.code;
    throw error;
  }
}

// In an address dots are trimmed and collapsed; what is nothing but dots names no host.
function inAddress(name: string): string {
  return name.replace(/\.{2,}/g, '.').replace(/^\.|\.$/g, '');
}

describe.skipIf(!hasSharedVectors)('names', () => {
  it.each(['wpt-IdnaTestV2', 'wpt-toascii'])('%s: every name that is expected comes out', (set) => {
    const expected = vectorsOf<Name>(set).filter(({ output }) => output !== null && inAddress(output) !== '');
    const failed = expected.filter(({ input, output }) => hostOf(input) !== inAddress(output!));
    console.info(`${set}: ${expected.length - failed.length} of ${expected.length} names`);
    expect(failed.map(({ input, output }) => ({ input, output, ours: hostOf(input) }))).toEqual([]);
  });

  it('every registrable domain of the public suffix list comes out', () => {
    const vectors = vectorsOf<{ domain: string | null; registrable: string | null }>('psl-registrable-domain');
    const found = vectors.map(({ domain }) => [domain, registrableDomain(domain ?? '')]);
    expect(found).toEqual(vectors.map(({ domain, registrable }) => [domain, registrable]));
  });
});
