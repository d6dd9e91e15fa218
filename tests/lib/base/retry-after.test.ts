import { expect, it } from 'vitest';
import { retryAfterMs } from '#lib/base/retry-after.ts';

const now = Date.UTC(2026, 10, 24, 9, 0, 0);

it.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Tue, 24 Nov 2026 09:05:00 GMT', 300_000],
  ['Tue, 24 Nov 2026 08:00:00 GMT', 0],
  ['Tuesday, 24-Nov-26 09:01:00 GMT', 60_000],
  ['Tue Nov 24 09:01:00 2026 GMT', 60_000],
  ['soon', null],
  ['1.5', null],
  ['1e9', null],
  ['-5', null],
  ['2026', 2_026_000],
  ['2026-11-25', null],
  ['', null],
  [null, null],
])('reads %j as %j', (field, expected) => {
  expect(retryAfterMs(field, now)).toBe(expected);
});
