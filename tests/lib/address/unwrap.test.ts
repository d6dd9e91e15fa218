import { describe, expect, it } from 'vitest';
import { behindIntent, codes, targetOf } from '#lib/address/unwrap.ts';

describe('a target', () => {
  it.each<[string, string | null]>([
    ['https://practice.example/a', 'https://practice.example/a'],
    [' HTTP:/practice.example ', 'HTTP:/practice.example'],
    ['//practice.example', '//practice.example'],
    ['tg:practice__a', 'tg:practice__a'],
    ['vk://vk.com/practice__a', 'vk://vk.com/practice__a'],
    ['practice.example/a', 'practice.example/a'],
    ['/a?b=1', 'https://base.example/a?b=1'],
    ['/', null],
    ['practice', null],
    ['version 1.2', null],
    ['javascript:alert(1)', null],
    ['', null],
  ])('%j is %j', (text, target) => {
    expect(targetOf(text, 'base.example', false)).toBe(target);
  });

  it('may be a path of the platform itself', () => {
    expect(targetOf('a.php?b=1', 'base.example', true)).toBe('https://base.example/a.php?b=1');
    expect(targetOf('https://practice.example', 'base.example', true)).toBe('https://practice.example');
    expect(targetOf('', 'base.example', true)).toBeNull();
  });
});

describe('a written target', () => {
  it.each<[string, string, string | null]>([
    ['plain', 'a', 'a'],
    ['base64', 'aHR0cHM6Ly9wcmFjdGljZS5leGFtcGxlL2E=', 'https://practice.example/a'],
    ['base64', 'aHR0cHM6Ly9wcmFjdGljZS5leGFtcGxlL2E-', 'https://practice.example/a'],
    ['base64', 'YT9i', 'a?b'],
    ['base64', '0LDRjw', 'ая'],
    ['base64', '_w', null],
    ['base64', 'a', null],
    ['base64', 'AAAA', null],
    ['a1-base64', 'a1YT9i', 'a?b'],
    ['a1-base64', 'YT9i', null],
    ['cache', 'cache:practice.example/a b', 'practice.example/a'],
    ['cache', 'practice.example', null],
    ['hyphens', 'my--shop-practice-example', 'my-shop.practice.example'],
    ['underscores', '__https://practice.example__;!!x', 'https://practice.example'],
    ['underscores', 'https://practice.example', null],
    ['dashes', 'https-3A__practice.example_a-2Db', 'https://practice.example/a-b'],
  ])('in %s: %j is %j', (code, text, target) => {
    expect(codes[code]!(text)).toBe(target);
  });
});

describe('an intent', () => {
  it.each([
    ['intent://resolve?domain=practice__a#Intent;scheme=tg;package=x;end', 'tg://resolve?domain=practice__a'],
    ['intent://practice.example/a#Intent;end', 'https://practice.example/a'],
    ['https://practice.example/#Intent;scheme=tg', 'https://practice.example/#Intent;scheme=tg'],
  ])('%s opens %s', (text, address) => {
    expect(behindIntent(text)).toBe(address);
  });
});
