import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isFault } from '#lib/base/fault.ts';
import { readNewest, readTarget, replaceFolder, requireNewest } from '#scripts/shekteu/repository-folder.ts';
import { makeSigners, publish } from '#tests/kit/repository.ts';
import { freshFolder } from '#tests/kit/shekteu.ts';

const folder = freshFolder();
const files = await publish(await makeSigners(), 7);

afterAll(() => rmSync(folder, { recursive: true }));

it('reads back what it put there', () => {
  const place = join(folder, 'one');
  replaceFolder(place, files);
  const newest = requireNewest(place);
  expect([newest.version, newest.highest, [...newest.roots.keys()]]).toEqual([7, 7, ['metadata/1.root.json']]);
  expect([...files.values()]).toContainEqual(readTarget(newest, 'list'));
});

it('takes away what was there before, and leaves nothing beside it', () => {
  const place = join(folder, 'two');
  mkdirSync(place);
  writeFileSync(join(place, 'old'), '');
  replaceFolder(place, new Map([['new', new Uint8Array()]]));
  expect(readdirSync(place)).toEqual(['new']);
  expect(readdirSync(folder).filter((name) => name.startsWith('two'))).toEqual(['two']);
});

it('leaves the old one whole when the new one cannot be written', () => {
  const place = join(folder, 'three');
  replaceFolder(place, new Map([['a', new Uint8Array([1])]]));
  const impossible = new Map([
    ['b', new Uint8Array()],
    ['b/c', new Uint8Array()],
  ]);
  expect(() => replaceFolder(place, impossible)).toThrow();
  expect([...readFileSync(join(place, 'a'))]).toEqual([1]);
  expect(readdirSync(folder).filter((name) => name.startsWith('three'))).toEqual(['three']);
});

it('finds nothing in a folder that is absent or empty, and refuses one that holds something else', () => {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  expect([readNewest(join(folder, 'absent')), readNewest(empty)]).toEqual([null, null]);
  for (const place of [empty, folder]) {
    try {
      requireNewest(place);
      expect.unreachable();
    } catch (error) {
      expect(isFault(error, 'unreadable-file')).toBe(true);
    }
  }
});
