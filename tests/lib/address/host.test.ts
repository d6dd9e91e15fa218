import { describe, expect, it } from 'vitest';
import { canonicalHost } from '#lib/address/host.ts';
import { toByteString } from '#lib/address/percent.ts';
import { toAscii } from '#scripts/shekteu/ascii.ts';

function hostOf(name: string): string {
  return canonicalHost(toByteString(name), toAscii);
}

describe('a host', () => {
  it.each([
    ['..A..Example..', 'a.example'],
    ['0x7f.1', '127.0.0.1'],
    ['１２７.0.0.1', '127.0.0.1'],
    ['[2001:DB8::0:1]', '2001:db8::1'],
    ['Пример.example', 'xn--e1afmkfd.example'],
    ['пример。example', 'xn--e1afmkfd.example'],
    ['xn--a.example', 'xn--a.example'],
    ['a_b.example', 'a_b.example'],
    ['a b.example', 'a%20b.example'],
  ])('%j is %s', (written, host) => {
    expect(hostOf(written).replace(/[[\]]/g, '')).toBe(host);
  });

  it('is escaped where UTS 46 refuses it, or where it would turn into a delimiter', () => {
    expect(hostOf('a\u2a74b.example')).toBe('a%E2%A9%B4b.example');
    expect(hostOf('a\uff0fb.example')).toBe('a%EF%BC%8Fb.example');
  });

  it.each(['', '.', '...', '。'])('%j is no host', (written) => {
    expect(() => hostOf(written)).toThrow(expect.objectContaining({ code: 'no-host' }));
  });

  it.each(['[', '[]', '[::1', '[1.2.3.4]', '[::1]x'])('%j is a bad host', (written) => {
    expect(() => hostOf(written)).toThrow(expect.objectContaining({ code: 'bad-host' }));
  });
});
