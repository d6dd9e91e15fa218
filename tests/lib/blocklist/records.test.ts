import { expect, it } from 'vitest';
import { cut, Directory, join } from '#lib/blocklist/records.ts';
import { madeUpList } from '#tests/kit/lists.ts';

it.each([20_000, 200_000])('cuts %i entries into records of about 32 KB', async (count) => {
  const { directory, records } = await cut(madeUpList(count));
  const sizes = records.map((record) => record.byteLength).sort((a, b) => a - b);
  expect(sizes[0]).toBeGreaterThan(16 * 1024);
  expect(sizes.at(-1)).toBeLessThan(56 * 1024);
  expect(directory.byteLength).toBeLessThan(4096);
});

it('is told corrupt where a byte of a record or of the directory is altered, or a record is missing', async () => {
  const { directory, records } = await cut(madeUpList(20_000));
  const opened = await Directory.open(directory);
  await expect(join(opened, records.slice(1))).rejects.toMatchObject({ code: 'corrupt' });
  new Uint8Array(records[2]!)[777]! ^= 1;
  await expect(join(opened, records)).rejects.toMatchObject({ code: 'corrupt' });
  for (const at of [5, 40, directory.byteLength - 1]) {
    const spoilt = directory.slice(0);
    new Uint8Array(spoilt)[at]! ^= 1;
    await expect(Directory.open(spoilt)).rejects.toMatchObject({ code: 'corrupt' });
  }
  await expect(Directory.open(new ArrayBuffer(3))).rejects.toMatchObject({ code: 'corrupt' });
});

it('cuts a list that stands at an odd place in a larger buffer', async () => {
  const list = madeUpList(300);
  const larger = new Uint8Array(list.length + 1);
  larger.set(list, 1);
  const { directory, records } = await cut(larger.subarray(1));
  expect(await join(await Directory.open(directory), records)).toEqual(list);
});
