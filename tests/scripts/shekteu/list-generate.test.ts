import { describe, expect, it } from 'vitest';
import { subjectOfEntry } from '#lib/address/lookup.ts';
import { refusalOf } from '#lib/address/protected.ts';
import { toAscii } from '#scripts/shekteu/ascii.ts';
import { generate } from '#scripts/shekteu/list-generate.ts';
import { shekteu } from '#tests/kit/shekteu.ts';

describe('a generated list', () => {
  it('is the same for the same seed, and another for another', async () => {
    const { code, stdout } = await shekteu(['list', 'generate', '--seed', '7', '--count', '1000']);
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, -1)).toEqual([...generate(7, 1000)]);
    expect([...generate(8, 1000)]).not.toEqual([...generate(7, 1000)]);
    expect([...generate(7, 10)]).toEqual([...generate(7, 1000)].slice(0, 10));
  });

  it('names what cannot be real, each once, and nothing that a list may not hold', () => {
    const subjects = [...generate(1, 50_000)];
    expect(new Set(subjects).size).toBe(subjects.length);
    for (const subject of subjects) {
      expect(subject).toMatch(/^(?:host:[a-z0-9.-]+\.(?:example|test|invalid)|tg:[a-z]+__[a-z0-9]+)$/);
    }
    for (const subject of subjects.slice(0, 5000)) {
      expect([subjectOfEntry(subject, toAscii), refusalOf(subjectOfEntry(subject, toAscii))]).toEqual([subject, null]);
    }
  });

  it.each([
    [],
    ['--seed', '1'],
    ['--count', '5'],
    ['--seed', 'x', '--count', '5'],
    ['--seed', '1', '--count', '10000001'],
    ['--seed', '1', '--count', '-5'],
  ])('is not made of %j', async (...args) => {
    const { code, stdout } = await shekteu(['list', 'generate', ...args.flat()]);
    expect([code, stdout]).toEqual([2, '']);
  });
});
