import { expect, it } from 'vitest';
import { sha256, toHex } from '#lib/base/bytes.ts';
import { type DelegatedRole, delegationsSchema, mayName } from '#lib/publication/delegations.ts';

const keyid = '0'.repeat(64);
const role = (more: object) => ({ name: 'almaty', keyids: [keyid], threshold: 1, terminating: false, ...more });

function isRead(...roles: object[]): boolean {
  return delegationsSchema.safeParse({ keys: {}, roles }).success;
}

it.each([
  ['almaty/*', 'almaty/list', true],
  ['almaty/*', 'astana/list', false],
  ['almaty/*', 'almaty/a/list', false],
  ['almaty/*', 'list', false],
  ['*', 'list', true],
  ['*', 'almaty/list', false],
  ['almaty/list', 'almaty/list', true],
  ['almaty/l?st', 'almaty/list', true],
  ['almaty/*.delta', 'almaty/list.delta', true],
  ['almaty/l*t*a', 'almaty/list.delta', true],
  ['almaty/l*t*b', 'almaty/list.delta', false],
  ['almaty/l?', 'almaty/l', false],
  ['almaty/****', 'almaty/list', true],
])('by the pattern %s may name %s: %s', async (pattern, path, expected) => {
  expect(await mayName(role({ paths: [pattern] }) as DelegatedRole, path)).toBe(expected);
});

it('goes by the hash of the path where prefixes are given', async () => {
  const hash = toHex(await sha256(new TextEncoder().encode('almaty/list')));
  const by = (prefix: string) => mayName(role({ path_hash_prefixes: [prefix] }) as DelegatedRole, 'almaty/list');
  expect([await by(hash.slice(0, 4)), await by(hash[0] === '0' ? '1' : '0')]).toEqual([true, false]);
});

it('reads a delegation, and refuses one that climbs, doubles a name, takes that of a top-level role or cannot be met', () => {
  expect(isRead(role({ paths: ['almaty/*'] }))).toBe(true);
  for (const paths of [['../*'], ['/list'], ['almaty/../*'], ['Almaty/*'], ['a//b'], ['']]) {
    expect(isRead(role({ paths }))).toBe(false);
  }
  expect(isRead(role({ paths: [] }), role({ paths: [] }))).toBe(false);
  expect(isRead(role({ paths: [], name: 'targets' }))).toBe(false);
  expect(isRead(role({ paths: [], threshold: 2 }))).toBe(false);
  expect(isRead(role({ paths: [], threshold: 2, keyids: [keyid, keyid] }))).toBe(false);
  expect(isRead(role({}))).toBe(false);
  expect(isRead(role({ paths: [], path_hash_prefixes: [] }))).toBe(false);
});
