import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseSubject } from '#lib/address/subject.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { parsePractice, writeBuiltIn } from '#scripts/built-in.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'shekteu-'));
  await mkdir(join(root, 'data', 'lists'), { recursive: true });
  await writeFile(
    join(root, 'data', 'lists', 'practice.tsv'),
    '# a list\npractice-a.example\trecruiting\tnote\n\ntg:practice__b\n',
  );
  await writeFile(join(root, 'data', 'rule-pack.json'), '{}');
});

afterEach(() => rm(root, { recursive: true }));

const built = (name: string) => readFile(join(root, '.wxt', 'built-in', name));

test('the practice list is built, looked up, and told as practice', async () => {
  const files = await writeBuiltIn(root, {});
  expect(files.map(({ relativeDest }) => relativeDest)).toEqual([
    'built-in/list',
    'built-in/list.json',
    'built-in/rule-pack.json',
  ]);
  const list = BlockList.open(new Uint8Array(await built('list')));
  expect(list.lookup(parseSubject('host:practice-a.example'))).toBe('recruiting');
  expect(list.lookup(parseSubject('tg:practice__b'))).toBe('sale');
  expect(JSON.parse((await built('list.json')).toString())).toMatchObject({
    practice: true,
    entries: 2,
    hasRoot: false,
  });
});

test('the same tree gives the same bytes', async () => {
  await writeBuiltIn(root, {});
  const first = await built('list');
  await writeBuiltIn(root, {});
  expect(await built('list')).toEqual(first);
});

test('several mirrors are kept in order, each once; what is no address is refused', async () => {
  const SHEKTEU_ROOT = join(root, '1.root.json');
  await writeFile(SHEKTEU_ROOT, '{"signed":{}}');
  const of = (SHEKTEU_REPOSITORY: string) => writeBuiltIn(root, { SHEKTEU_ROOT, SHEKTEU_REPOSITORY });
  await of('https://a.example/r/, https://b.example/r/ https://a.example/r/');
  expect(JSON.parse((await built('repository.json')).toString()).mirrors).toEqual([
    'https://a.example/r/',
    'https://b.example/r/',
  ]);
  await expect(of('https://a.example/r/,ftp://b.example')).rejects.toMatchObject({ code: 'usage' });
  await expect(of(' , ')).rejects.toMatchObject({ code: 'usage' });
});

test('a root comes with its repository, or not at all', async () => {
  const file = join(root, '1.root.json');
  await writeFile(file, '{"signed":{}}');
  await expect(writeBuiltIn(root, { SHEKTEU_ROOT: file })).rejects.toMatchObject({ code: 'usage' });
  await expect(writeBuiltIn(root, { SHEKTEU_REPOSITORY: 'http://127.0.0.1:1' })).rejects.toMatchObject({
    code: 'usage',
  });
  const files = await writeBuiltIn(root, { SHEKTEU_ROOT: file, SHEKTEU_REPOSITORY: 'http://127.0.0.1:1/repository' });
  expect(files.length).toBe(5);
  expect(await built('root.json')).toEqual(await readFile(file));
  expect(JSON.parse((await built('repository.json')).toString())).toEqual({
    mirrors: ['http://127.0.0.1:1/repository'],
  });
});

test('a line that names nothing stops the build', () => {
  expect(() => parsePractice('not a name')).toThrow();
  expect(() => parsePractice('a.example\tnone')).toThrow(/no such kind/);
});
