import { describe, expect, it } from 'vitest';
import { fillPattern, matchPattern, nameIn, toPattern } from '#lib/address/pattern.ts';

describe('a pattern', () => {
  it('takes as many letters of a kind as there are, and tells where it ended', () => {
    expect(matchPattern(toPattern('/c/{number}'), '/C/123/4')).toEqual({ captures: { number: '123' }, end: 6 });
    expect(matchPattern(toPattern('{number}_{name}'), '12_practice')).toEqual({
      captures: { number: '12', name: 'practice' },
      end: 11,
    });
  });

  it.each([
    ['{name}', '_a'],
    ['{name}', 'a_'],
    ['{name}', 'a'],
    ['{name}', `a${'b'.repeat(32)}`],
    ['{number}', '012'],
    ['/c/{number}', '/d/1'],
    ['/c/{number}', '/c/'],
    ['{name}', ''],
  ])('%s does not take %s', (pattern, text) => {
    expect(matchPattern(toPattern(pattern), text)).toBeNull();
  });

  it('reads names in any case, unless it must be exact', () => {
    expect(matchPattern(toPattern('{name}'), 'Practice')?.captures).toEqual({ name: 'Practice' });
    expect(matchPattern(toPattern('{name}'), 'Practice', true)).toBeNull();
    expect(matchPattern(toPattern('+{invite}'), '+AbCd', true)?.end).toBe(5);
  });

  it('takes the longest of a kind’s words', () => {
    expect(matchPattern(toPattern('{vkthing}-{number}'), 'Photos-12')?.captures).toEqual({
      vkthing: 'photos',
      number: '12',
    });
    expect(matchPattern(toPattern('{vkthing}'), 'house')).toBeNull();
  });

  it('passes over what means nothing in a kind, unless it must be exact', () => {
    expect(matchPattern(toPattern('{waphone}'), '+7 (700) 000-00-00')).toEqual({
      captures: { waphone: '77000000000' },
      end: 18,
    });
    expect(matchPattern(toPattern('{waphone}'), '+77000000000', true)).toBeNull();
  });

  it('takes nothing where a kind may be nothing', () => {
    expect(matchPattern(toPattern('{number}{tail}'), '12/3')).toEqual({ captures: { number: '12', tail: '' }, end: 2 });
    expect(matchPattern(toPattern('{number}{tail}'), '12_3')?.end).toBe(4);
  });

  it('tells the name among what was taken', () => {
    expect([nameIn({ number: '1', name: 'ABc' }), nameIn({ number: '1' })]).toEqual(['abc', '']);
  });

  it('writes names in other alphabets as escapes, in lower case', () => {
    expect(fillPattern(toPattern('{handle}'), { handle: '%D0%90b' })).toBe('%d0%b0b');
    expect(fillPattern(toPattern('{handle}'), { handle: '%D0' })).toBe('%d0');
  });

  it('writes what was taken, names in lower case', () => {
    expect(fillPattern(toPattern('+{invite}/{name}'), { invite: 'AbC', name: 'AbC' })).toBe('+AbC/abc');
  });
});
