import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { browser } from '#lib/browser.ts';
import { item } from '#lib/storage/item.ts';

const schema = z.object({ colour: z.string() });
const options = { key: 'taste', version: 2, schema, initial: { colour: 'blue' } };
const taste = item({ ...options, migrations: { 1: (old) => ({ colour: String((old as { hue: string }).hue) }) } });

describe('a value of storage.local', () => {
  beforeEach(() => browser.storage.local.clear());

  it('is the initial one while nothing is stored', async () => {
    expect(await taste.read()).toEqual({ colour: 'blue' });
    expect(await taste.problems()).toEqual([]);
  });

  it('comes back as written', async () => {
    await taste.write({ colour: 'green' });
    expect(await taste.read()).toEqual({ colour: 'green' });
  });

  it('is brought from an older version step by step', async () => {
    await browser.storage.local.set({ taste: { version: 1, value: { hue: 'red' } } });
    expect(await taste.read()).toEqual({ colour: 'red' });
  });

  it.each([
    ['corrupt', { version: 2, value: { colour: 7 } }],
    ['corrupt', 'nonsense'],
    ['corrupt', { version: 0, value: { colour: 'red' } }],
    ['corrupt', { version: 1, value: null }],
    ['newer-version', { version: 3, value: { colour: 'red', shade: 1 } }],
  ] as const)('is set aside as %s and told when it cannot be read', async (problem, raw) => {
    await browser.storage.local.set({ taste: raw });
    expect(await taste.read()).toEqual({ colour: 'blue' });
    expect(await taste.read()).toEqual({ colour: 'blue' });
    await taste.write({ colour: 'green' });
    expect(await taste.problems()).toEqual([problem]);
    expect((await browser.storage.local.get('taste.aside'))['taste.aside']).toEqual([{ problem, raw }]);
  });

  it('tells who watches, until they stop', async () => {
    const seen: string[] = [];
    const stop = taste.watch((value) => seen.push(value.colour));
    await taste.write({ colour: 'green' });
    await expect.poll(() => seen).toEqual(['green']);
    stop();
    await taste.write({ colour: 'red' });
    await taste.read();
    expect(seen).toEqual(['green']);
  });
});
