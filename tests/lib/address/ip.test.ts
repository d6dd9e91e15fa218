import { describe, expect, it } from 'vitest';
import { isIp, parseIPv4, parseIPv6 } from '#lib/address/ip.ts';

describe('IPv4', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['0xC0.0.02.1', '192.0.2.1'],
    ['0300.0.02.1', '192.0.2.1'],
    ['192.0.513', '192.0.2.1'],
    ['192.513', '192.0.2.1'],
    ['3221225985', '192.0.2.1'],
    ['0xc0000201', '192.0.2.1'],
    ['192.0.2.1 xy', '192.0.2.1'],
    ['276.2.3', '20.2.0.3'],
  ])('%j is %s', (spelling, address) => {
    expect(parseIPv4(spelling)).toBe(address);
  });

  it.each(['', '1.2.3.4.5', '1.2.3.', '08.1.1.1', '0x', '4294967296', 'a.b', '1.2.3.4 is too long'])(
    '%j is none',
    (spelling) => {
      expect(parseIPv4(spelling)).toBeNull();
    },
  );
});

describe('IPv6', () => {
  it.each([
    ['2001:0DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
    ['::192.0.2.1', '::192.0.2.1'],
    ['::ffff:c000:201', '::ffff:192.0.2.1'],
    ['64:ff9b::192.0.2.1', '64:ff9b::c000:201'],
  ])('%j is written %s', (spelling, address) => {
    expect(parseIPv6(spelling)).toBe(address);
  });

  it.each([
    '',
    ':',
    '1',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    ':::',
    '12345::',
    '::1.2.3.256',
    '1.2.3.4::',
    '::1%eth0',
    'g::',
  ])('%j is none', (spelling) => {
    expect(parseIPv6(spelling)).toBeNull();
  });
});

it('tells an address from a name', () => {
  expect([isIp('192.0.2.1'), isIp('[::1]'), isIp('192.0.2.example'), isIp('a.example')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
