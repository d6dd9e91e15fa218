import { describe, expect, it } from 'vitest';
import { asciiByUrl, isPlainName } from '#lib/address/ascii.ts';

describe('names by the platform', () => {
  it('turns letters of other alphabets into A-labels', () => {
    expect(asciiByUrl('пример.рф')).toBe('xn--e1afmkfd.xn--p1ai');
    expect(asciiByUrl('дүкен.қаз')).toBe('xn--d1acon18c.xn--80ao21a');
  });

  it.each(['a/b', 'a@b', 'a:80', 'a?b', 'a b', '[::1]', ''])('refuses %j, which is more than a name', (name) => {
    expect(asciiByUrl(name)).toBeNull();
  });
});

describe('a plain name', () => {
  it('holds nothing that would split an address', () => {
    expect(isPlainName('xn--e1afmkfd.example')).toBe(true);
    for (const name of ['', 'a/b', 'a%b', 'a:1', 'a@b', 'ы']) expect(isPlainName(name)).toBe(false);
  });
});
