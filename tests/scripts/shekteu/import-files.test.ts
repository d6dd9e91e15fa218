import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  protectionFile,
  readSource,
  replaceFile,
  replaceFolder,
  sourceFolder,
  withdraw,
} from '#scripts/shekteu/import-files.ts';
import { freshFolder } from '#tests/kit/shekteu.ts';

describe('a source', () => {
  it('is read whole, with its SHA-256', async () => {
    const file = join(freshFolder(), 'list');
    writeFileSync(file, 'abc');
    expect((await readSource(file)).sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is fetched by https only', async () => {
    await expect(readSource('http://a.example/list')).rejects.toMatchObject({ code: 'usage' });
    await expect(readSource('no-such-file')).rejects.toMatchObject({ code: 'unreadable-file' });
  });

  it('is replaced whole and taken away whole', async () => {
    const into = freshFolder();
    const folder = sourceFolder(into, 'one');
    await replaceFolder(folder, { a: '1', b: '2' });
    await replaceFolder(folder, { a: '3' });
    expect(readdirSync(folder)).toEqual(['a']);
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('3');
    expect([readdirSync(into), readdirSync(join(into, 'sources'))]).toEqual([['sources'], ['one']]);
    await replaceFile(protectionFile(into, 'one'), 'host:a.example');
    expect(readdirSync(join(into, 'protected'))).toEqual(['one.txt']);
    await withdraw(folder);
    expect(existsSync(folder)).toBe(false);
    await expect(withdraw(folder)).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each(['..', '.', 'a/b', '', '.hidden', 'a\0b', 'x'.repeat(65)])('is not named %j', (name) => {
    expect(() => sourceFolder('data', name)).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});
