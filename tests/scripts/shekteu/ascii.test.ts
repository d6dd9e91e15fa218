import { expect, it } from 'vitest';
import { toAscii } from '#scripts/shekteu/ascii.ts';

it('names become A-labels by UTS 46, or null where it refuses them', () => {
  expect(toAscii('Faß.example')).toBe('xn--fa-hia.example');
  expect(toAscii('қаз.example')).toBe('xn--80ao21a.example');
  expect(toAscii('a\u06ddb.example')).toBeNull();
});
