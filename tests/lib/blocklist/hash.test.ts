import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { isFault } from '#lib/base/fault.ts';
import { SALT_BYTES, SubjectHasher } from '#lib/blocklist/hash.ts';

const salt = Uint8Array.from({ length: SALT_BYTES }, (_, i) => i);

function hashOf(subject: string, hasher = new SubjectHasher(salt)): string {
  hasher.hash(subject);
  return hasher.hi.toString(16).padStart(8, '0') + hasher.lo.toString(16).padStart(8, '0');
}

function expected(subject: string): string {
  return createHash('sha256').update(salt).update(new Uint8Array(48)).update(subject).digest('hex').slice(0, 16);
}

it('gives the known answers', () => {
  // printf '\0\1\2…\17' padded with zeros to 64 bytes, then the subject, through sha256sum
  expect(hashOf('host:a.example')).toBe('8a880630dec0948a');
  expect(hashOf('tg:practice__shop')).toBe('d3eef7e5dcd4f3e0');
  expect(hashOf('')).toBe('388627e71933b055');
});

it('is SHA-256 over salt block and subject at every length around a block', () => {
  const hasher = new SubjectHasher(salt);
  for (let length = 0; length <= 200; length++) {
    const subject = 'x'.repeat(length);
    expect(hashOf(subject, hasher)).toBe(expected(subject));
  }
});

it('hashes the UTF-8 of other letters, and a long subject after a short one', () => {
  const hasher = new SubjectHasher(salt);
  for (const subject of ['host:қазақ.example', 'url:a.example/ё/\u{1f642}', 'k'.repeat(5000), 'host:b.example']) {
    expect(hashOf(subject, hasher)).toBe(expected(subject));
  }
});

it('gives other hashes under another salt', () => {
  const other = new SubjectHasher(salt.map((byte) => byte ^ 1));
  expect(hashOf('host:a.example', other)).not.toBe(hashOf('host:a.example'));
});

it('refuses a salt of another length', () => {
  try {
    new SubjectHasher(new Uint8Array(8));
    expect.unreachable();
  } catch (error) {
    expect(isFault(error, 'malformed')).toBe(true);
  }
});
