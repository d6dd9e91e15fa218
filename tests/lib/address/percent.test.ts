import { describe, expect, it } from 'vitest';
import { escapeBytes, fromByteString, toByteString, unescapeAll } from '#lib/address/percent.ts';

describe('unescaping', () => {
  it.each([
    ['%25%32%35', '%'],
    ['%2525252525', '%'],
    ['%%32%35', '%'],
    ['%2', '%2'],
    ['%zz', '%zz'],
    ['a%41%00b', 'aA\0b'],
    ['%E2%98%83', '\u00e2\u0098\u0083'],
  ])('%j becomes %j', (escaped, plain) => {
    expect(unescapeAll(escaped)).toBe(plain);
  });

  it('gives what repeated passes over the whole would give', () => {
    for (const text of ['%2%355', '%%%25%32%35asd%%', '%2525%2532%2535', '%25%25%2525']) {
      let repeated = text;
      for (let before = ''; before !== repeated; ) {
        before = repeated;
        repeated = repeated.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        );
      }
      expect(unescapeAll(text)).toBe(repeated);
    }
  });
});

describe('escaping', () => {
  it('writes controls, spaces, `#`, `%` and bytes from 0x7F in upper-case hex', () => {
    expect(escapeBytes('a \0#%\x7f\x80\xff~!')).toBe('a%20%00%23%25%7F%80%FF~!');
  });
});

describe('byte strings', () => {
  it('hold UTF-8, and a lone surrogate as U+FFFD', () => {
    expect(fromByteString(toByteString('шұ☃'))).toBe('шұ☃');
    expect(fromByteString(toByteString('\ud800'))).toBe('\ufffd');
    expect(fromByteString('\x80')).toBeNull();
  });
});
