import { describe, expect, it } from 'vitest';
import { canonicalise, readAddress, writeAddress } from '#lib/address/canonical.ts';
import { toAscii } from '#scripts/shekteu/ascii.ts';

describe('an address', () => {
  it.each([
    ['HTTP://A.example', 'http://a.example/'],
    ['ttp://a.example/x', 'ttp://a.example/x'],
    ['//a.example:443/x', 'http://a.example:443/x'],
    ['http:a.example', 'http://a.example/'],
    ['http:/a.example', 'http://a.example/'],
    ['a.example:/x', 'http://a.example/x'],
    ['a.example:0080', 'http://a.example:80/'],
    ['https://user:pass@a.example/x', 'https://a.example/x'],
    ['https://t.me%2Fx@a.example/y', 'https://a.example/y'],
    ['https://t.me@a.example@b.example/', 'https://b.example/'],
    ['http://a.example\\b', 'http://a.example/b'],
    ['http://a.example/b/./c/../d', 'http://a.example/b/d'],
    ['http://a.example/../..', 'http://a.example/'],
    ['http://a.example/a//../b', 'http://a.example/a/b'],
    ['http://a.example/b/.', 'http://a.example/b/'],
    ['http://a.example?x#y', 'http://a.example/?x'],
    ['http://a.example/\u00e9?\u00e9', 'http://a.example/%C3%A9?%C3%A9'],
    ['2001:db8::1/x', 'http://[2001:db8::1]/x'],
    ['\ufeffa.example\r', 'http://a.example/'],
  ])('%j becomes %s', (written, canonical) => {
    expect(canonicalise(written, toAscii)).toBe(canonical);
  });

  it.each([
    ['', 'empty'],
    [' \t\r\n', 'empty'],
    ['/asdf', 'no-host'],
    ['#ref', 'no-host'],
    ['?query', 'no-host'],
    [':', 'no-host'],
    ['http:///x', 'no-host'],
    ['http://user@/x', 'no-host'],
    ['a.example:port', 'bad-host'],
    ['a.example:65536', 'bad-host'],
    ['http://[::1/x', 'bad-host'],
    ['a.example/'.padEnd(8193, 'x'), 'too-long'],
  ])('%.20j is refused: %s', (written, code) => {
    expect(() => canonicalise(written, toAscii)).toThrow(expect.objectContaining({ code }));
  });

  it('may be 8,192 characters long, however many units they take', () => {
    expect(canonicalise('a.example/'.padEnd(8192, 'x'), toAscii)).toHaveLength(8192 + 'http://'.length);
    expect(canonicalise(`a.example/${'😀'.repeat(8000)}`, toAscii)).toContain('%F0%9F%98%80');
  });

  it('reads into parts and writes back', () => {
    const address = readAddress('ftp://A.example:21/x?y=1', toAscii);
    expect(address).toEqual({ scheme: 'ftp', host: 'a.example', port: '21', path: '/x', query: 'y=1' });
    expect(writeAddress(address)).toBe('ftp://a.example:21/x?y=1');
  });
});
