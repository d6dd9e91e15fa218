import { describe, expect, it } from 'vitest';
import { fillPattern, matchPattern, toPattern } from '#lib/address/pattern.ts';

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

  it('writes what was taken, names in lower case', () => {
    expect(fillPattern(toPattern('+{invite}/{name}'), { invite: 'AbC', name: 'AbC' })).toBe('+AbC/abc');
  });
});
