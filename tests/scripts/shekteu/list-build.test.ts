import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parseSubject } from '#lib/address/subject.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { makeFetchFile } from '#lib/sync/fetch.ts';
import { emptyPack } from '#tests/kit/packs.ts';
import { Client } from '#tests/kit/repository.ts';
import { freshFolder, type Ran, shekteu } from '#tests/kit/shekteu.ts';
import { serveFiles } from '#tests/kit/static-server.ts';

const folder = freshFolder();
const pack = join(folder, 'pack.json');
const sharedList = resolve('..', 'shared', 'data', 'blocklists', 'blocklistproject-drugs.domains.txt');
writeFileSync(pack, emptyPack);

afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, ...lines: string[]): string {
  writeFileSync(join(folder, name), lines.map((line) => `${line}\n`).join(''));
  return join(folder, name);
}

function build(out: string, ...args: string[]): Promise<Ran> {
  return shekteu(['list', 'build', '--out', join(folder, out), '--pack', pack, ...args]);
}

async function kindsIn(out: string, ...addresses: string[]): Promise<unknown[]> {
  const { lines } = await shekteu(['list', 'lookup', '--repo', join(folder, out)], addresses.join('\n'));
  return lines.map(({ hit }) => hit?.kind ?? null);
}

const mixed = file(
  'mixed.tsv',
  '# a comment',
  'practice-shop.example',
  '',
  'https://t.me/s/Practice__Shop/12\trecruiting',
  't.me',
  'co.uk',
  'practice-shop.example.',
  'deeper.practice-shop.example',
  'practice-job.example\tweird',
  'http://',
);

it('makes a delta against the base that lies there, and a base again when more than 5 % has changed', async () => {
  const names = Array.from({ length: 300 }, (_, i) => `made-up-${i}.example`);
  const targetsIn = () =>
    readdirSync(join(folder, 'growing', 'targets'))
      .map((name) => name.slice(65))
      .sort();
  await build('growing', file('growing.txt', ...names));
  expect(targetsIn()).toEqual(['list', 'rule-pack']);
  await build('growing', file('growing.txt', ...names.slice(3), 'made-up-new.example'));
  expect(targetsIn()).toEqual(['list', 'list.base', 'list.delta', 'rule-pack']);
  expect(await kindsIn('growing', 'http://made-up-0.example/', 'http://made-up-new.example/')).toEqual([null, 'sale']);
  await build('growing', file('growing.txt', ...names.slice(50)));
  expect(targetsIn()).toEqual(['list', 'rule-pack']);
});

it('refuses what no list may hold, line by line, and publishes the rest', async () => {
  const { code, lines } = await build('mixed', mixed);
  expect(code).toBe(0);
  expect(lines.slice(0, -1)).toEqual([
    { refused: 't.me', line: 5, code: 'platform' },
    { refused: 'co.uk', line: 6, code: 'public-suffix' },
    { refused: 'practice-job.example', line: 9, code: 'unreadable' },
    { refused: 'http://', line: 10, code: 'unreadable' },
  ]);
  const root = join(folder, 'mixed', 'metadata', '1.root.json');
  expect(lines.at(-1)).toEqual({ read: 8, entries: 3, duplicates: 1, refused: 4, bytes: 64, version: 1, root });
  const asked = [
    'practice-shop.example',
    't.me/practice__shop',
    'deeper.practice-shop.example',
    'practice-job.example',
  ];
  expect(await kindsIn('mixed', ...asked)).toEqual(['sale', 'recruiting', 'sale', null]);
});

it('writes nothing and exits 1 under --strict', async () => {
  const { code, lines } = await build('strict', '--strict', mixed);
  expect([code, lines[0]]).toEqual([1, { refused: 't.me', line: 5, code: 'platform' }]);
  expect(readdirSync(folder).filter((name) => name.startsWith('strict'))).toEqual([]);
});

it('lays the files out as TUF clients expect them, and its keys beside, for their owner alone', async () => {
  await build('layout', '--kind', 'promotion', file('one.txt', 'practice-one.example'));
  expect(readdirSync(join(folder, 'layout')).toSorted()).toEqual(['metadata', 'targets']);
  expect(readdirSync(join(folder, 'layout', 'metadata')).toSorted()).toEqual([
    '1.root.json',
    '1.snapshot.json',
    '1.targets.json',
    'timestamp.json',
  ]);
  const targets = readdirSync(join(folder, 'layout', 'targets')).map((name) => name.replace(/^[0-9a-f]{64}\./, ''));
  expect(targets.toSorted()).toEqual(['list', 'rule-pack']);
  for (const name of readdirSync(join(folder, 'layout.keys'))) {
    expect(statSync(join(folder, 'layout.keys', name)).mode & 0o777).toBe(0o600);
  }
  expect(await kindsIn('layout', 'practice-one.example')).toEqual(['promotion']);
});

it('goes one version up under the same root and keys', async () => {
  const list = file('again.txt', 'practice-again.example');
  await build('again', list);
  const root = readFileSync(join(folder, 'again', 'metadata', '1.root.json'));
  const { lines } = await build('again', list);
  expect(lines.at(-1)).toMatchObject({ version: 2 });
  expect(readFileSync(join(folder, 'again', 'metadata', '1.root.json')).equals(root)).toBe(true);
});

it('leaves the repository as it is when the keys are not its own', async () => {
  const list = file('keys.txt', 'practice-keys.example');
  await build('keys', list);
  const before = execFileSync('ls', ['-lR', join(folder, 'keys')], { encoding: 'utf8' });
  for (const other of ['absent.keys', 'mixed.keys']) {
    const { code, stdout, stderr } = await build('keys', '--keys', join(folder, other), list);
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
  }
  expect(existsSync(join(folder, 'absent.keys'))).toBe(false);
  expect(execFileSync('ls', ['-lR', join(folder, 'keys')], { encoding: 'utf8' })).toBe(before);
});

it('says what to do in one line and exits 2 when it is used wrongly', async () => {
  const list = file('usage.txt', 'practice-usage.example');
  const uses = [
    ['--out', join(folder, 'usage')],
    [list],
    ['--out', join(folder, 'usage'), '--kind', 'theft', list],
    ['--out', join(folder, 'usage'), '--keys', join(folder, 'usage', 'keys'), list],
    ['--out', join(folder, 'usage'), '--pack', list, list],
    ['--out', join(folder, 'usage'), join(folder, 'absent.txt')],
    ['--out', folder, list],
  ];
  for (const args of uses) {
    const { code, stdout, stderr } = await shekteu(['list', 'build', '--pack', pack, ...args]);
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
  }
  expect(existsSync(join(folder, 'usage'))).toBe(false);
});

// The real list where it is at hand, else a made-up one of the same size: imported, published, synced over HTTP, looked up.
it('carries each of 20,808 entries from a list file to a client', async () => {
  const source = existsSync(sharedList)
    ? await shekteu(['list', 'import', '--source', 'shared', '--licence', 'as its provenance says', sharedList])
    : await shekteu(['list', 'generate', '--seed', '1', '--count', '20808']);
  const kept = source.stdout.trim().split('\n');
  expect(kept.length).toBeGreaterThan(20_000);
  const { lines } = await build('whole', '--strict', file('whole.txt', ...kept));
  expect(lines).toMatchObject([{ read: kept.length, entries: kept.length, refused: 0 }]);

  const repo = join(folder, 'whole');
  const paths = ['metadata', 'targets'].flatMap((part) =>
    readdirSync(join(repo, part)).map((name) => `${part}/${name}`),
  );
  const server = await serveFiles(new Map(paths.map((path) => [path, readFileSync(join(repo, path))])));
  const client = new Client(new Uint8Array(readFileSync(join(repo, 'metadata', '1.root.json'))));
  client.now = Date.now();
  expect(await client.syncFrom(makeFetchFile(fetch), [server.url])).toMatchObject({ kind: 'updated', version: 1 });
  await server.close();

  const list = BlockList.open(client.store.state!.list!);
  expect(kept.filter((line) => list.lookup(parseSubject(line)) === null)).toEqual([]);
});
