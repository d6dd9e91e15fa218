import { expect, it } from 'vitest';
import { firstDelayMs, nextDelayMs } from '#lib/sync/schedule.ts';

const MINUTE = 60_000;

it('tries first within a minute of the start', () => {
  expect([firstDelayMs(0), firstDelayMs(0.5)]).toEqual([0, 30_000]);
});

it('comes again after 45 to 75 minutes when all is well', () => {
  expect([nextDelayMs(0, 0), nextDelayMs(0, 0.5), nextDelayMs(0, 1)]).toEqual([45 * MINUTE, 60 * MINUTE, 75 * MINUTE]);
});

it('doubles from 15 to 30 minutes with each failure, up to a day', () => {
  expect([1, 2, 3].map((failures) => nextDelayMs(failures, 0) / MINUTE)).toEqual([15, 30, 60]);
  expect(nextDelayMs(1, 0.5)).toBe(22.5 * MINUTE);
  for (const failures of [8, 60, 5000]) expect(nextDelayMs(failures, 0)).toBe(24 * 60 * MINUTE);
});

it('waits at least as long as the mirror asks, but never beyond a day', () => {
  expect(nextDelayMs(1, 0, 3 * 60 * MINUTE)).toBe(180 * MINUTE);
  expect(nextDelayMs(0, 0, 1000)).toBe(45 * MINUTE);
  expect(nextDelayMs(1, 0, 1e12)).toBe(24 * 60 * MINUTE);
});
