import { expect, it } from 'vitest';
import { isFault } from '#lib/base/fault.ts';
import { canonicalJson, MAX_DEPTH, parseJson } from '#lib/publication/canonical-json.ts';

function text(value: unknown): string {
  return new TextDecoder().decode(canonicalJson(value));
}

function isMalformed(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch (error) {
    return isFault(error, 'malformed');
  }
}

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

it('agrees with what TUF’s own library says of encode_canonical', () => {
  // securesystemslib, tests/test_formats.py, test_encode_canonical
  expect(text('')).toBe('""');
  expect(text([1, 2, 3])).toBe('[1,2,3]');
  expect(text([])).toBe('[]');
  expect(text({})).toBe('{}');
  expect(text({ A: [99] })).toBe('{"A":[99]}');
  expect(text({ A: true })).toBe('{"A":true}');
  expect(text({ B: false })).toBe('{"B":false}');
  expect(text({ y: 2, x: 3 })).toBe('{"x":3,"y":2}');
  expect(text({ x: 3, y: null })).toBe('{"x":3,"y":null}');
  expect(isMalformed(() => canonicalJson(8.5))).toBe(true);
  expect(isMalformed(() => canonicalJson({ x: 8.5 }))).toBe(true);
});

it('escapes nothing but quotes and backslashes, as the OLPC page says', () => {
  expect(text('a"b\\c\nd\u0000')).toBe('"a\\"b\\\\c\nd\u0000"');
  expect(text('қ')).toBe('"қ"');
});

it('sorts names by code point, not by UTF-16 unit', () => {
  expect(text({ '\u{1f642}': 1, '\uffee': 2, ab: 3, a: 4, b: 5 })).toBe(
    '{"a":4,"ab":3,"b":5,"\uffee":2,"\u{1f642}":1}',
  );
});

it('refuses what has no canonical form', () => {
  for (const value of [undefined, 1n, Number.NaN, 2 ** 53, -0, '\ud800', { a: undefined }, () => 1]) {
    expect(isMalformed(() => canonicalJson(value))).toBe(true);
  }
});

it('reads JSON down to 16 levels and refuses deeper text before it is parsed', () => {
  expect(parseJson(new TextEncoder().encode(nested(MAX_DEPTH)))).toBeInstanceOf(Array);
  for (const depth of [MAX_DEPTH + 1, 100_000]) {
    expect(isMalformed(() => parseJson(new TextEncoder().encode(nested(depth))))).toBe(true);
  }
});

it('does not take brackets inside strings for depth', () => {
  const deep = `"${'['.repeat(50)}\\"${'{'.repeat(50)}"`;
  expect(parseJson(new TextEncoder().encode(deep))).toHaveLength(101);
});

it('refuses fractions, numbers past the safe range, other encodings and text that is no JSON', () => {
  for (const wrong of ['1.5', '9007199254740993', '1e400', '-0', '{', '', '\ufeff{}', 'NaN']) {
    expect(isMalformed(() => parseJson(new TextEncoder().encode(wrong)))).toBe(true);
  }
  expect(isMalformed(() => parseJson(Uint8Array.of(0x22, 0xff, 0x22)))).toBe(true);
});
