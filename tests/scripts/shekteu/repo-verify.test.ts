import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isoSeconds } from '#lib/publication/metadata.ts';
import { DAY_MS, type Files, makeSigners, publish, publishedMs } from '#tests/kit/repository.ts';
import { freshFolder, type Ran, shekteu } from '#tests/kit/shekteu.ts';
import { serveFiles } from '#tests/kit/static-server.ts';

const folder = freshFolder();
const root = join(folder, 'root.json');
const at = ['--at', isoSeconds(publishedMs + 3_600_000)];
let second: Files;

function write(name: string, files: Files): string {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), bytes);
  }
  return join(folder, name);
}

beforeAll(async () => {
  const signers = await makeSigners();
  const first = await publish(signers, 1);
  const rootBytes = first.get('metadata/1.root.json')!;
  second = await publish(signers, 2, { root: rootBytes });
  writeFileSync(root, rootBytes);
  write('v1', first);
  write('v2', second);
  write('v2-other', await publish(signers, 2, { root: rootBytes, now: publishedMs + 999_000 }));
});

afterAll(() => rmSync(folder, { recursive: true }));

function verify(...args: string[]): Promise<Ran> {
  return shekteu(['repo', 'verify', '--root', root, ...args]);
}

it('says each step and ends with what holds', async () => {
  const { code, lines } = await verify(...at, join(folder, 'v2'));
  expect(code).toBe(0);
  expect(lines).toEqual([
    { step: 'root', version: 1, ok: true },
    { step: 'timestamp', version: 2, ok: true },
    { step: 'snapshot', version: 2, ok: true },
    { step: 'targets', version: 2, ok: true },
    { step: 'list', version: 2, ok: true },
    { ok: true, version: 2, targets: ['list'] },
  ]);
});

it('walks a repository over HTTP just so', async () => {
  const server = await serveFiles(second);
  const { code, lines } = await verify(...at, server.url);
  await server.close();
  expect([code, lines.at(-1)]).toEqual([0, { ok: true, version: 2, targets: ['list'] }]);
});

it('sees a rollback when it remembers', async () => {
  const state = ['--state', join(folder, 'state')];
  await verify(...at, ...state, join(folder, 'v2'));
  const { code, lines } = await verify(...at, ...state, join(folder, 'v1'));
  expect(code).toBe(1);
  expect(lines.slice(1)).toEqual([
    { step: 'timestamp', version: 1, ok: false, code: 'rollback', file: 'timestamp.json' },
    { ok: false, step: 'timestamp', code: 'rollback', kept: 2 },
  ]);
});

it('judges age by the time it is given', async () => {
  const { code, lines } = await verify('--at', isoSeconds(publishedMs + 4 * DAY_MS), join(folder, 'v2'));
  expect([code, lines.at(-1)]).toEqual([1, { ok: false, step: 'timestamp', code: 'expired', kept: null }]);
});

it('finds two different publications of one version', async () => {
  const { code, lines } = await verify(...at, '--against', join(folder, 'v2-other'), join(folder, 'v2'));
  expect([code, lines.at(-1)]).toEqual([1, { ok: false, step: 'timestamp', code: 'equivocation', kept: 2 }]);
  const older = await verify(...at, '--against', join(folder, 'v1'), join(folder, 'v2'));
  expect(older.code).toBe(0);
});

it.each([
  ['timestamp.json', 'malformed', (bytes: Buffer) => bytes.subarray(1)],
  [
    'timestamp.json',
    'signature',
    (bytes: Buffer) => Buffer.from(bytes.toString().replace('"version":2', '"version":3')),
  ],
  ['timestamp.json', 'endless', () => Buffer.alloc(20_000, 32)],
  ['2.snapshot.json', 'hash', (bytes: Buffer) => Buffer.from(bytes.toString().replace('"version":2', '"version":3'))],
  ['2.targets.json', 'length', (bytes: Buffer) => bytes.subarray(0, -1)],
])('names %s and %s', async (name, expected, spoil) => {
  const copy = join(folder, `spoiled-${expected}`);
  cpSync(join(folder, 'v2'), copy, { recursive: true });
  const path = join(copy, 'metadata', name);
  writeFileSync(path, spoil(readFileSync(path)));
  const { code, lines } = await verify(...at, copy);
  expect([code, lines.at(-1).code, lines.at(-2).file]).toEqual([1, expected, name]);
});

it('refuses a root file that was changed, as a step of its own', async () => {
  const changed = join(folder, 'changed.json');
  writeFileSync(changed, readFileSync(root, 'utf8').replace('"version":1', '"version":2'));
  const { code, lines } = await verify('--root', changed, ...at, join(folder, 'v2'));
  expect([code, lines]).toEqual([
    1,
    [
      { step: 'root', version: null, ok: false, code: 'signature', file: 'root.json' },
      { ok: false, step: 'root', code: 'signature', kept: null },
    ],
  ]);
});

it('exits 2 for a root or time that cannot be read', async () => {
  for (const args of [
    ['--root', join(folder, 'absent')],
    ['--at', 'soon'],
  ]) {
    const { code, stdout } = await verify(...args, join(folder, 'v2'));
    expect([code, stdout]).toEqual([2, '']);
  }
});
