import { describe, expect, it } from 'vitest';
import { subjectOfEntry, subjectsOfAddress, subjectsOfLine } from '#lib/address/lookup.ts';
import { toAscii } from '#scripts/shekteu/ascii.ts';

function asked(address: string): string[] {
  return subjectsOfAddress(address, toAscii);
}

describe('the look-up of an address', () => {
  it('asks the address with its query, prefixes from the longest, then hosts to the registrable domain', () => {
    expect(asked('https://www.shop.practice.example:8080/a/b?x=1#y')).toEqual([
      'url:www.shop.practice.example/a/b?x=1',
      'url:www.shop.practice.example/a/b',
      'url:www.shop.practice.example/a',
      'host:www.shop.practice.example',
      'host:shop.practice.example',
      'host:practice.example',
    ]);
  });

  it('asks every host suffix, however deep, and none above a private suffix', () => {
    expect(asked('http://a.b.c.d.e.f.g.example/')).toHaveLength(7);
    expect(asked('http://x.shop.github.io/')).toEqual(['host:x.shop.github.io', 'host:shop.github.io']);
  });

  it('asks an IP address exactly, in whatever spelling', () => {
    expect(asked('http://0xC0000201/a')).toEqual(['url:192.0.2.1/a', 'host:192.0.2.1']);
    expect(asked('http://[::ffff:192.0.2.1]/')).toEqual(['host:192.0.2.1']);
  });

  it('finds a listed host behind user info, a long query or a long path', () => {
    expect(asked('https://t.me%2Fx@practice.example/')).toEqual(['host:practice.example']);
    expect(asked(`https://practice.example/a?${'x'.repeat(100_000)}`)).toEqual([
      'url:practice.example/a',
      'host:practice.example',
    ]);
    const deep = asked(`https://practice.example/${'a/'.repeat(4000)}`);
    expect(deep).toHaveLength(64 + 1);
    expect(deep).toContain('url:practice.example/a');
  });

  it.each([
    '',
    'about:blank',
    'chrome://settings',
    'moz-extension://a/b.html',
    'data:text/html,x',
    'file:///etc/x',
    '/asdf',
    'http://',
  ])('asks nothing for %j', (address) => {
    expect(asked(address)).toEqual([]);
  });

  it('asks for the page behind one that a page made, and behind its source', () => {
    expect(asked('blob:https://practice.example/0a1b')).toEqual(['url:practice.example/0a1b', 'host:practice.example']);
    expect(asked('view-source:https://practice.example/')).toEqual(['host:practice.example']);
  });

  it('unwraps an address in an address, but not for ever', () => {
    const wrap = (address: string) => `https://t.me/share/url?url=${encodeURIComponent(address)}`;
    expect(asked(wrap(wrap('https://t.me/practice__a')))).toEqual(['tg:practice__a']);
    let deep = 'https://t.me/practice__a';
    for (let level = 0; level < 8; level++) deep = wrap(deep);
    expect(asked(deep)).toEqual([]);
  });
});

describe('a line', () => {
  it.each<[string, string[]]>([
    ['tg:practice__a', ['tg:practice__a']],
    ['tg:@practice__a', ['tg:practice__a']],
    ['Telegram:＠practice__a', ['tg:practice__a']],
    ['https://t.mе/practice__a', ['tg:practice__a']],
    ['https://t.me@other.example/x', ['url:other.example/x', 'host:other.example']],
    ['t.me@other.example', []],
    ['practice.example/a b', ['url:practice.example/a', 'host:practice.example']],
    ['  practice.example  ', ['host:practice.example']],
    ['ftp://practice.example/x', ['url:practice.example/x', 'host:practice.example']],
    ['', []],
    ['слово', []],
  ])('%j gives %j', (line, subjects) => {
    expect(subjectsOfLine(line, toAscii)).toEqual(subjects);
  });
});

describe('an entry', () => {
  it.each([
    ['A.Example', 'host:a.example'],
    ['https://www.a.example/', 'host:www.a.example'],
    ['a.example/b/', 'url:a.example/b'],
    ['a.example/b/?x=1', 'url:a.example/b/?x=1'],
    ['host:A.example', 'host:a.example'],
    ['url:a.example/b', 'url:a.example/b'],
    ['t.me/Practice__A', 'tg:practice__a'],
    ['tg:Practice__A', 'tg:practice__a'],
    ['vk:public9999999999999', 'vk:club9999999999999'],
    ['VK:Practice__A', 'vk:practice__a'],
    ['wa:+7(700)000-00-00', 'wa:77000000000'],
    ['yt:@Practice__A', 'yt:practice__a'],
    ['tg:share', 'url:t.me/share'],
    ['vk:feed', 'url:vk.com/feed'],
    ['https://www.google.kz/url?q=https://practice.example/a', 'url:practice.example/a'],
    ['https://www.google.kz/maps', 'url:www.google.kz/maps'],
    ['@Practice__A', 'tg:practice__a'],
    ['t . me / practice__a', 'tg:practice__a'],
    ['т.ме/practice__a', 'tg:practice__a'],
    ['t.me', 'host:t.me'],
    ['https://t.me/share/url?url=https%3A%2F%2Fa.example%2Fb', 'url:a.example/b'],
    ['t.me/share', 'url:t.me/share'],
    ['дүкен.қаз', 'host:xn--d1acon18c.xn--80ao21a'],
    ['0xC0000201', 'host:192.0.2.1'],
    ['[2001:db8::1]:80', 'host:[2001:db8::1]'],
  ])('%j is %s', (line, subject) => {
    expect(subjectOfEntry(line, toAscii)).toBe(subject);
  });

  it.each([
    '',
    '/asdf',
    'host:'.repeat(100_000),
    'two words',
    'a.example b.example',
    'http://a b/',
    'a..%00.example',
    'a.example/'.padEnd(3000, 'x'),
    '@',
    'mailto:a@b.example',
    'url:host:%2F',
  ])('%.30j is unreadable', (line) => {
    expect(() => subjectOfEntry(line, toAscii)).toThrow(expect.objectContaining({ code: 'unreadable' }));
  });
});
