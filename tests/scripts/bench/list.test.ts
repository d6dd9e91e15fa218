// Minutes of measuring: vitest.config.ts leaves this file to the long run.
import { expect, it } from 'vitest';
import { benchList } from '#scripts/bench/list.ts';

it('keeps every bar of the list, in Chromium beside its peers', { timeout: 600_000 }, async () => {
  const figures = await benchList();
  const ratios = (name: string) => figures.filter((figure) => figure.name === name).map(({ ratio }) => ratio);
  const counts = figures.filter(({ name }) => name === 'wire.over-bound').map(({ n }) => n);
  expect(counts).toEqual([20_000, 100_000, 1_000_000, 10_000_000]);
  expect(Math.max(...ratios('wire.over-bound'))).toBeLessThanOrEqual(1.015);
  expect(ratios('memory.bytes-per-entry')[0]).toBeLessThanOrEqual(6);
  expect(figures.find(({ withKinds }) => withKinds !== undefined)?.withKinds).toBeLessThanOrEqual(6.5);
  expect(ratios('ready.over-ghostery')[0]).toBeLessThanOrEqual(1 / 50);
  expect(ratios('lookup.over-ghostery')).toHaveLength(2);
  expect(Math.max(...ratios('lookup.over-ghostery'))).toBeLessThanOrEqual(0.8);
  expect(ratios('delta.over-full')[0]).toBeLessThanOrEqual(0.015);
  expect(figures.every(({ where }) => /^chromium \d+$/.test(where))).toBe(true);
});
