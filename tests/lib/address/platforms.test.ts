import { describe, expect, it } from 'vitest';
import table from '#data/platforms.json' with { type: 'json' };
import { subjectsOfAddress } from '#lib/address/lookup.ts';
import {
  coversPlatform,
  isIdentity,
  isIdentityHost,
  linkSchemes,
  meaningOfLink,
  prefixes,
} from '#lib/address/platforms.ts';
import { toAscii } from '#scripts/shekteu/ascii.ts';

// At least one vector for each row of the table, by the row's place in it.
const vectors: Record<string, [string, string | null][]> = {
  'short /share/url': [['https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fpractice__a&text=x', 'tg:practice__a']],
  'short /share': [['https://t.me/share?url=t.me/practice__a', 'tg:practice__a']],
  'short /iv': [['https://t.me/iv?url=https%3A%2F%2Fa.example&rhash=1', 'host:a.example']],
  'short /+{phone}': [['https://t.me/+77000000000', null]],
  'short /+{invite}': [['https://t.me/+Practice__Invite', 'tg:+Practice__Invite']],
  'short /joinchat/{invite}': [['telegram.me/joinchat/Practice__Invite', 'tg:+Practice__Invite']],
  'short /c/{number}': [
    ['https://t.me/c/1234567890/55', 'tg:c/1234567890'],
    ['https://t.me/s/c/12', 'tg:c/12'],
  ],
  'short /@{name}': [['https://t.me/@Practice__A', 'tg:practice__a']],
  'short /{name}': [
    ['https://t.me/practice__a', 'tg:practice__a'],
    ['http://www.telegram.dog:443/s/s/%73/Practice__A/12?single#x', 'tg:practice__a'],
    ['T.ME./practice__a?start=ref', 'tg:practice__a'],
    ['https://t.me/addstickers/practice', null],
    ['https://t.me/', null],
    ['https://t.me/_a', null],
    ['https://t.me/s', null],
  ],
  'short label {name}': [
    ['https://practice__a.t.me/12', 'tg:practice__a'],
    ['https://share.t.me/', null],
    ['https://a.b.t.me/', null],
  ],
  'web @{name}': [
    ['https://web.telegram.org/k/#@practice__a', 'tg:practice__a'],
    ['https://web.telegram.org/a/#@practice__a_12', 'tg:practice__a_12'],
    ['https://web.telegram.org/', null],
  ],
  'web -100{number}': [['https://web.telegram.org/a/#-1001234567890', 'tg:c/1234567890']],
  'web /im?p=@{name}': [['https://web.telegram.org/#/im?p=@practice__a', 'tg:practice__a']],
  'web ?tgaddr=': [['https://web.telegram.org/k/#?tgaddr=tg%3A%2F%2Fresolve%3Fdomain%3Dpractice__a', 'tg:practice__a']],
  'web /?tgaddr=': [['https://web.telegram.org/k/#/?tgaddr=tg%3A%2F%2Fjoin%3Finvite%3DAbCdEf', 'tg:+AbCdEf']],
  web: [['https://web.telegram.org/k/?tgaddr=tg%3A%2F%2Fresolve%3Fdomain%3Dpractice__a', 'tg:practice__a']],
  'tg: resolve domain={name}': [
    ['tg://resolve?domain=Practice__A&post=1', 'tg:practice__a'],
    ['tg:resolve?domain=practice__a', 'tg:practice__a'],
    ['TG://resolve/?domain=practice__a', 'tg:practice__a'],
    ['tg://resolve?phone=77000000000', null],
  ],
  'tg: join invite={invite}': [['tg://join?invite=AbC_d-9', 'tg:+AbC_d-9']],
  'tg: privatepost channel={number}': [['tg://privatepost?channel=123&post=4', 'tg:c/123']],
  'tg: msg_url': [['tg://msg_url?url=https%3A%2F%2Fa.example', 'host:a.example']],
};

interface Row {
  at: string;
  path?: string;
  label?: string;
  query?: string;
  fragment?: string;
}

function nameOf(row: Row): string {
  return [row.at, row.path, row.label && `label ${row.label}`, row.query, row.fragment].filter(Boolean).join(' ');
}

describe('the table of platforms', () => {
  it('has a vector for each row, and a row for each vector', () => {
    const rows = table.platforms.flatMap((platform) => (platform.forms as Row[]).map(nameOf));
    expect([...rows].sort()).toEqual(Object.keys(vectors).sort());
  });

  it.each(Object.values(vectors).flat())('%s names %s', (address, subject) => {
    expect(subjectsOfAddress(address, toAscii)).toEqual(subject === null ? [] : [subject]);
  });

  it('names its prefixes and link schemes', () => {
    expect(prefixes).toEqual(['tg']);
    expect(linkSchemes).toEqual(['tg:']);
    expect(meaningOfLink('https://t.me/practice__a')).toBeNull();
  });
});

describe('a platform', () => {
  it.each(['t.me', 'www.t.me', 'telegram.org', 'core.telegram.org', 'me.t.me', 'vk.com', 'www.youtube.com'])(
    'is covered by %s',
    (host) => {
      expect(coversPlatform(host)).toBe(true);
    },
  );

  it.each(['t.me.example', 'xt.me', 'practice.example', 'sub.vk.com'])('is not covered by %s', (host) => {
    expect(coversPlatform(host)).toBe(false);
  });

  it('knows people by identities where it has them', () => {
    expect([isIdentityHost('name.t.me'), isIdentityHost('vk.com')]).toEqual([true, false]);
    expect([isIdentity('tg', 'practice__a'), isIdentity('tg', 'a'), isIdentity('vk', 'id1')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
