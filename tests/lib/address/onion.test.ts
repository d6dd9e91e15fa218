import { describe, expect, it } from 'vitest';
import { isOnion, isOnionMirror, onionOfHost } from '#lib/address/onion.ts';

// Made from a key of 32 zero bytes, and from one of 32 bytes 0xFF: no service can hold them.
const ZERO_KEY = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaam2dqd';

describe('an onion service', () => {
  it('is known by its checksum and version', () => {
    expect(isOnion(ZERO_KEY)).toBe(true);
    for (const at of [0, 20, 50, 52, 53, 54, 55]) {
      const other = ZERO_KEY[at] === 'b' ? 'c' : 'b';
      expect(isOnion(ZERO_KEY.slice(0, at) + other + ZERO_KEY.slice(at + 1))).toBe(false);
    }
    expect(isOnion(ZERO_KEY.toUpperCase())).toBe(false);
    expect(isOnion('a'.repeat(16))).toBe(false);
  });

  it.each([`${ZERO_KEY}.onion`, `www.${ZERO_KEY}.onion`, `${ZERO_KEY}.onion.ly`, `${ZERO_KEY}.tor2web.org`])(
    'is at %s',
    (host) => {
      expect(onionOfHost(host)).toBe(ZERO_KEY);
    },
  );

  it.each([`${ZERO_KEY}.example`, `${'a'.repeat(56)}.onion`, 'a.onion', ZERO_KEY])('is not at %s', (host) => {
    expect(onionOfHost(host)).toBeNull();
  });

  it('has mirrors that are nobody’s alone', () => {
    expect([isOnionMirror('onion.ws'), isOnionMirror('tor2web.org'), isOnionMirror('onions.example')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
