import { describe, expect, it } from 'vitest';
import { hasKnownSuffix, isPublicSuffix, registrableDomain } from '#lib/address/registrable.ts';

describe('a registrable domain', () => {
  it.each([
    ['a.b.example', 'b.example'],
    ['a.b.co.uk', 'b.co.uk'],
    ['shop.blogspot.com', 'shop.blogspot.com'],
    ['a.shop.github.io', 'shop.github.io'],
    ['a.b.com.kz', 'b.com.kz'],
    ['a_b.practice.example', 'practice.example'],
  ])('of %s is %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });

  it.each(['example', 'co.uk', 'github.io', 'gov.kz', '192.0.2.1', '[::1]', '', '.example'])(
    'of %j there is none',
    (host) => {
      expect(registrableDomain(host)).toBeNull();
    },
  );
});

it('a public suffix belongs to nobody, an IP address to somebody', () => {
  expect([isPublicSuffix('github.io'), isPublicSuffix('localhost'), isPublicSuffix('192.0.2.1')]).toEqual([
    true,
    true,
    false,
  ]);
});

it('two sentences run together are no host', () => {
  expect([hasKnownSuffix('a.example'), hasKnownSuffix('a.kz'), hasKnownSuffix('дела.Хорошо')]).toEqual([
    true,
    true,
    false,
  ]);
});
