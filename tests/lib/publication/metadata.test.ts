import { beforeAll, expect, it } from 'vitest';
import { type FaultCode, isFault } from '#lib/base/fault.ts';
import { parseMetadata, type RoleName } from '#lib/publication/metadata.ts';
import { type Files, makeSigners, pathOf, publish } from '#tests/kit/repository.ts';

// biome-ignore lint/suspicious/noExplicitAny: the test breaks files in ways that no type allows
type Json = Record<string, any>;
let files: Files;

beforeAll(async () => {
  files = await publish(await makeSigners(), 1);
});

function broken(role: RoleName, change: (file: Json) => void, code: FaultCode = 'malformed'): boolean {
  const bytes = files.get(pathOf(files, new RegExp(`${role}\\.json$`)))!;
  const file = JSON.parse(new TextDecoder().decode(bytes));
  change(file);
  try {
    parseMetadata(role, new TextEncoder().encode(JSON.stringify(file)));
    return false;
  } catch (error) {
    return isFault(error, code);
  }
}

const anyRole: RoleName[] = ['root', 'timestamp', 'snapshot', 'targets'];

it.each(anyRole)('reads a published %s, and one with fields it does not know', (role) => {
  expect(broken(role, () => {})).toBe(false);
  expect(
    broken(role, (file) => {
      file.more = 1;
      file.signed.more = { deep: [1] };
    }),
  ).toBe(false);
});

it.each(anyRole)('refuses a %s whose frame is wrong', (role) => {
  const other = role === 'root' ? 'targets' : 'root';
  expect(broken(role, (file) => (file.signed._type = other))).toBe(true);
  for (const version of [0, -1, 1.5, '1', null, 2 ** 53])
    expect(broken(role, (file) => (file.signed.version = version))).toBe(true);
  for (const expires of ['2026-11-24', 'x', '2026-13-01T00:00:00Z', 5]) {
    expect(broken(role, (file) => (file.signed.expires = expires))).toBe(true);
  }
  for (const spec of ['2.0.0', '1', '10.0'])
    expect(broken(role, (file) => (file.signed.spec_version = spec))).toBe(true);
  for (const name of ['_type', 'version', 'expires', 'spec_version'])
    expect(broken(role, (file) => delete file.signed[name])).toBe(true);
  expect(broken(role, (file) => delete file.signatures)).toBe(true);
});

it.each(anyRole)('refuses a %s with signatures in upper case or more than 64 of them', (role) => {
  expect(broken(role, (file) => (file.signatures[0].sig = file.signatures[0].sig.toUpperCase()))).toBe(true);
  expect(broken(role, (file) => (file.signatures = Array(65).fill(file.signatures[0])))).toBe(true);
  expect(broken(role, (file) => (file.signatures = Array(64).fill(file.signatures[0])))).toBe(false);
});

it('refuses a root whose threshold is 0, above its keys, or reached by naming a key twice', () => {
  for (const threshold of [0, 2, 1.5])
    expect(broken('root', (file) => (file.signed.roles.targets.threshold = threshold))).toBe(true);
  expect(
    broken('root', (file) => {
      const role = file.signed.roles.targets;
      role.keyids = [role.keyids[0], role.keyids[0]];
      role.threshold = 2;
    }),
  ).toBe(true);
});

it('refuses a root without consistent snapshots, with a role missing, or with more than 64 keys', () => {
  expect(broken('root', (file) => (file.signed.consistent_snapshot = false))).toBe(true);
  expect(broken('root', (file) => delete file.signed.roles.snapshot)).toBe(true);
  expect(
    broken('root', (file) => {
      const key = Object.values(file.signed.keys)[0];
      for (let i = 0; i < 64; i++) file.signed.keys[i.toString(16).padStart(64, '0')] = key;
    }),
  ).toBe(true);
});

it('refuses target and role names that climb, are absolute, empty or in other letters', () => {
  const meta = { length: 1, hashes: { sha256: '0'.repeat(64) } };
  for (const name of [
    '../list',
    'a/../b',
    '/list',
    'a//b',
    '',
    '.',
    '..',
    'LIST',
    'a b',
    'a\\b',
    'қ',
    'x'.repeat(65),
  ]) {
    expect(broken('targets', (file) => (file.signed.targets[name] = meta), 'path')).toBe(true);
    expect(broken('snapshot', (file) => (file.signed.meta[name] = { version: 1 }), 'path')).toBe(true);
  }
  expect(broken('targets', (file) => (file.signed.targets['region-1/list.v2'] = meta))).toBe(false);
});

it('refuses a timestamp that describes another file, and lengths or hashes of the wrong kind', () => {
  expect(broken('timestamp', (file) => (file.signed.meta['targets.json'] = { version: 1 }))).toBe(true);
  expect(broken('snapshot', (file) => delete file.signed.meta['targets.json'])).toBe(true);
  expect(broken('targets', (file) => (file.signed.targets.list.length = -1))).toBe(true);
  expect(broken('targets', (file) => delete file.signed.targets.list.hashes.sha256)).toBe(true);
});
