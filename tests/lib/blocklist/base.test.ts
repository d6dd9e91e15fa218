import { expect, it } from 'vitest';
import { needsNewBase } from '#lib/blocklist/base.ts';

it.each([
  [29, 0.05, false],
  [30, 0, true],
  [1, 0.0501, true],
  [1, 0, false],
])(
  'after %i versions and a share of %d changed, a new base is needed: %s',
  (versionsSinceBase, changedShare, needed) => {
    expect(needsNewBase({ versionsSinceBase, changedShare })).toBe(needed);
  },
);
