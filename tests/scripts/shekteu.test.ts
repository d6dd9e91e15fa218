import { describe, expect, it } from 'vitest';
import { shekteu } from '#tests/kit/shekteu.ts';

const verbs = [
  'canonical',
  'subjects',
  'judge',
  'list generate',
  'list import',
  'list build',
  'list lookup',
  'list stat',
  'repo verify',
];

describe('the command line', () => {
  it('tells of every verb', async () => {
    const { code, stdout } = await shekteu(['--help']);
    expect(code).toBe(0);
    for (const verb of verbs) expect(stdout).toContain(`\n  ${verb} `);
    expect((await shekteu(['list', '--help'])).stdout).toContain('list generate');
  });

  it.each(verbs)('tells of %s by itself, and reads nothing', async (verb) => {
    const { code, stdout, stderr } = await shekteu([...verb.split(' '), '--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^(?:shekteu )?${verb}\\b`));
  });

  it.each([[], ['nothing'], ['list'], ['list', 'nothing'], ['canonical', '--nothing'], ['canonical', 'a.example']])(
    'says in one line what is wrong with %j',
    async (...args) => {
      const { code, stdout, stderr } = await shekteu(args.flat());
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^shekteu: [^\n]+\n$/);
    },
  );
});
