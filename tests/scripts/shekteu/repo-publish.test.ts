import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseMetadata } from '#lib/publication/metadata.ts';
import { madeUpList } from '#tests/kit/lists.ts';
import { emptyPack } from '#tests/kit/packs.ts';
import { freshFolder, type Ran, shekteu } from '#tests/kit/shekteu.ts';

const folder = freshFolder();
const repo = join(folder, 'repo');
const keys = join(folder, 'keys');

beforeAll(async () => {
  await shekteu(['repo', 'init', '--root', '1/1', '--targets', '2/2', '--keys', keys, repo]);
  for (const count of [50, 60, 200]) writeFileSync(join(folder, `list-${count}`), madeUpList(count));
  writeFileSync(join(folder, 'pack.json'), emptyPack);
});
afterAll(() => rmSync(folder, { recursive: true }));

function publish(...args: string[]): Promise<Ran> {
  return shekteu(['repo', 'publish', '--keys', keys, ...args, repo]);
}

function verify(): Promise<Ran> {
  return shekteu(['repo', 'verify', '--root', join(repo, 'metadata', '1.root.json'), repo]);
}

it('publishes one version after the other, changes no file of the one before, and keeps what is not given', async () => {
  expect((await publish()).code).toBe(2);
  const first = await publish(
    '--list',
    join(folder, 'list-50'),
    '--rule-pack',
    join(folder, 'pack.json'),
    '--name',
    'Ours',
  );
  expect(first.lines).toMatchObject([{ ok: true, version: 1, entries: 50, targets: ['list', 'rule-pack'] }]);
  const before = readFileSync(join(repo, 'metadata', '1.targets.json'));
  const second = await publish('--list', join(folder, 'list-60'));
  expect(second.lines).toMatchObject([{ ok: true, version: 2, entries: 60 }]);
  expect(readFileSync(join(repo, 'metadata', '1.targets.json')).equals(before)).toBe(true);
  expect((await verify()).lines.at(-1)).toEqual({ ok: true, version: 2, targets: ['list', 'rule-pack'] });
  const { targets } = parseMetadata(
    'targets',
    new Uint8Array(readFileSync(join(repo, 'metadata', '2.targets.json'))),
  ).signed;
  expect(targets.list!.custom).toMatchObject({ name: 'Ours', practice: false, entries: 60 });
});

it('signs the timestamp anew and nothing else', async () => {
  const before = readdirSync(join(repo, 'metadata'));
  expect((await publish('--refresh')).lines).toEqual([{ ok: true, timestamp: 3 }]);
  expect(readdirSync(join(repo, 'metadata'))).toEqual(before);
  expect((await verify()).lines.slice(1, 3)).toMatchObject([{ version: 3 }, { version: 2 }]);
});

it('refuses a change of more than 30 % that is not said to be meant', async () => {
  const refused = await publish('--list', join(folder, 'list-200'));
  expect([refused.code, refused.lines]).toEqual([1, [{ ok: false, code: 'bulk', before: 60, entries: 200 }]]);
  expect(existsSync(join(repo, 'metadata', '4.targets.json'))).toBe(false);
  expect((await publish('--bulk', '--list', join(folder, 'list-200'))).lines).toMatchObject([
    { version: 4, entries: 200 },
  ]);
});

it('cannot publish with one of two keys', async () => {
  rmSync(join(keys, 'targets-2.pem'));
  const { code, stdout, stderr } = await publish('--list', join(folder, 'list-200'));
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('asks 2 keys of its own for targets, 1 are here');
});
