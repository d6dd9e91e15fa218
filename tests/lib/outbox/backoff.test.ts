import { describe, expect, it } from 'vitest';
import { backoffMs, LONGEST_WAIT_MS, leftOf, pauseFor } from '#lib/outbox/backoff.ts';

const NOW = Date.UTC(2026, 10, 24, 12);

describe('backing off', () => {
  it.each([
    [1, 30_000],
    [2, 60_000],
    [5, 480_000],
    [11, 21_600_000],
    [1_000, 21_600_000],
  ])('after %i failures is uniform from 0 to %i ms', (failures, window) => {
    expect(backoffMs(failures, null, () => 0)).toBe(0);
    expect(backoffMs(failures, null, () => 0.5)).toBe(window / 2);
  });

  it('is uniform over its window: chi-squared over 1,000 seeded draws', () => {
    let seed = 1;
    const random = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32;
    };
    const bins = new Array<number>(10).fill(0);
    for (let i = 0; i < 1_000; i++) bins[Math.floor(backoffMs(4, null, random) / 24_000)]!++;
    const chi = bins.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
    expect(chi).toBeLessThan(21.67); // 9 degrees of freedom, 1 %
  });

  it('never comes before the floor, at most ten percent after it when that is the longer', () => {
    expect(backoffMs(1, 100_000, () => 0)).toBe(100_000);
    expect(backoffMs(1, 100_000, () => 0.999)).toBeLessThan(110_000);
  });

  it('is a day at most', () => {
    expect(backoffMs(1, 10 * LONGEST_WAIT_MS, () => 0.5)).toBe(LONGEST_WAIT_MS);
  });
});

describe('a pause', () => {
  it('ends when its time is over, and not before', () => {
    const pause = pauseFor(NOW, 1_000);
    expect(leftOf(pause, NOW)).toBe(1_000);
    expect(leftOf(pause, NOW + 999)).toBe(1);
    expect(leftOf(pause, NOW + 1_000)).toBe(0);
  });

  it('is over when the clock was set back before its start', () => {
    expect(leftOf(pauseFor(NOW, 1_000), NOW - 1)).toBe(0);
  });

  it('is never more than a day, even as stored', () => {
    expect(leftOf({ setAt: 0, until: Number.MAX_SAFE_INTEGER }, 0)).toBe(LONGEST_WAIT_MS);
  });
});
