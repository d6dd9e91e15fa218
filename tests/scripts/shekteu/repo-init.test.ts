import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parseMetadata } from '#lib/publication/metadata.ts';
import { requireSelfSigned } from '#lib/sync/start.ts';
import { freshFolder, shekteu } from '#tests/kit/shekteu.ts';

const folder = freshFolder();
afterAll(() => rmSync(folder, { recursive: true }));

it('makes a root of two of three, targets of two people, and a key file of each that only its owner reads', async () => {
  const [keys, repo] = [join(folder, 'keys'), join(folder, 'repo')];
  const { code, lines } = await shekteu(['repo', 'init', '--keys', keys, repo]);
  expect([code, lines.at(-1)]).toEqual([0, { ok: true, version: 1, root: `${repo}/metadata/1.root.json` }]);
  expect(lines.slice(0, 4).map(({ role, threshold, keys }) => [role, threshold, keys.length])).toEqual([
    ['root', 2, 3],
    ['timestamp', 1, 1],
    ['snapshot', 1, 1],
    ['targets', 2, 2],
  ]);
  const files = ['root-1', 'root-2', 'root-3', 'snapshot', 'targets-1', 'targets-2', 'timestamp'];
  expect(readdirSync(keys).sort()).toEqual(files.map((name) => `${name}.pem`));
  expect(readdirSync(keys).map((name) => statSync(join(keys, name)).mode & 0o777)).toEqual(Array(7).fill(0o600));
  const root = new Uint8Array(readFileSync(join(repo, 'metadata', '1.root.json')));
  await requireSelfSigned(root);
  expect(parseMetadata('root', root).signed.roles.root.threshold).toBe(2);
  const again = await shekteu(['repo', 'init', '--keys', join(folder, 'others'), repo]);
  expect([again.code, again.stdout]).toEqual([2, '']);
});

it('refuses keys inside what is published, and shares that cannot be', async () => {
  const repo = join(folder, 'other');
  for (const args of [
    ['--keys', join(repo, 'keys'), repo],
    ['--keys', join(folder, 'k'), '--root', '3/2', repo],
    ['--keys', join(folder, 'k'), '--root', 'all', repo],
    [repo],
  ]) {
    const { code, stdout, stderr } = await shekteu(['repo', 'init', ...args]);
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
  }
});
