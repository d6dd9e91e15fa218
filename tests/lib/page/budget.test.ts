import { expect, test } from 'vitest';
import { Budget, caps, pause, SLICE_MS } from '#lib/page/budget.ts';

test('takes so many nodes and no more', () => {
  const budget = new Budget();
  budget.nodes = caps.nodes - 1;
  expect([budget.takeNode(), budget.cut]).toEqual([true, false]);
  expect([budget.takeNode(), budget.cut]).toEqual([false, true]);
});

test('takes so much text and no more', () => {
  const budget = new Budget();
  budget.text = caps.text - 3;
  expect([budget.takeText('ab'), budget.cut]).toEqual(['ab', false]);
  expect([budget.takeText('cd'), budget.cut]).toEqual(['c', true]);
});

test('a slice is long when it has lasted so long, and short again after a breath', async () => {
  let time = 0;
  const budget = new Budget({ now: () => time, pause: async () => {} });
  const worksOn = () => {
    for (let node = 0; node < 8; node++) budget.takeNode();
    return budget.isLong();
  };
  time = SLICE_MS - 1;
  expect(worksOn()).toBe(false);
  time = SLICE_MS;
  expect(worksOn()).toBe(true);
  await budget.breathe();
  expect(worksOn()).toBe(false);
});

test('the clock is read after some nodes, or after much text', () => {
  let looks = 0;
  const budget = new Budget({ now: () => looks++ });
  looks = 0;
  for (let node = 0; node < 7; node++) {
    budget.takeNode();
    budget.isLong();
  }
  expect(looks).toBe(0);
  budget.takeText('w'.repeat(8_192));
  budget.isLong();
  expect(looks).toBe(1);
});

test('a pause ends by itself', async () => {
  await expect(pause()).resolves.toBeUndefined();
});

test('what was waited for outside is not counted as a slice', () => {
  let time = 0;
  const budget = new Budget({ now: () => time });
  time = 10 * SLICE_MS;
  budget.begin();
  expect(budget.isLong()).toBe(false);
});
