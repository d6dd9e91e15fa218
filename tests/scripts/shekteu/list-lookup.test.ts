import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyPack } from '#tests/kit/packs.ts';
import { freshFolder, shekteu } from '#tests/kit/shekteu.ts';

const folder = freshFolder();
const repo = join(folder, 'repo');

beforeAll(async () => {
  writeFileSync(join(folder, 'pack.json'), emptyPack);
  writeFileSync(join(folder, 'list.tsv'), 'practice-shop.example\nfree.practice-host.example/club\trecruiting\n');
  await shekteu(['list', 'build', '--out', repo, '--pack', join(folder, 'pack.json'), join(folder, 'list.tsv')]);
});

afterAll(() => rmSync(folder, { recursive: true }));

it('answers as the contract shows', async () => {
  const asked = ['https://www.practice-shop.example/catalog?x=1', 'https://news.example/', '/asdf'];
  const { code, stdout } = await shekteu(['list', 'lookup', '--repo', repo], asked.join('\n'));
  expect(code).toBe(0);
  expect(stdout.split('\n')).toEqual([
    '{"input":"https://www.practice-shop.example/catalog?x=1","hit":{"subject":"host:practice-shop.example","kind":"sale"}}',
    '{"input":"https://news.example/","hit":null}',
    '{"input":"/asdf","hit":null,"error":"no-host"}',
    '',
  ]);
});

it('answers each line, those too that are empty, not UTF-8 or have nothing to ask', async () => {
  const bytes = Buffer.concat([
    Buffer.from('\nhttps://t.me/\r\n'),
    Buffer.from([0xff, 10]),
    Buffer.from('free.practice-host.example/club/2'),
  ]);
  const { lines } = await shekteu(['list', 'lookup', '--repo', repo], bytes);
  expect(lines).toEqual([
    { input: '', hit: null, error: 'empty' },
    { input: 'https://t.me/', hit: null },
    { input: '\ufffd', hit: null, error: 'not-utf8' },
    {
      input: 'free.practice-host.example/club/2',
      hit: { subject: 'url:free.practice-host.example/club', kind: 'recruiting' },
    },
  ]);
});

it('takes a subject for what it is', async () => {
  const { lines } = await shekteu(
    ['list', 'lookup', '--repo', repo],
    'host:a.practice-shop.example\ntg:practice__none',
  );
  expect(lines).toEqual([
    { input: 'host:a.practice-shop.example', hit: { subject: 'host:practice-shop.example', kind: 'sale' } },
    { input: 'tg:practice__none', hit: null },
  ]);
});

it('exits 2 without a repository', async () => {
  for (const args of [[], ['--repo', join(folder, 'absent')], ['--repo', folder]]) {
    const { code, stdout } = await shekteu(['list', 'lookup', ...args], 'https://a.example/');
    expect([code, stdout]).toEqual([2, '']);
  }
});
