import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { subjectOfEntry, subjectsOfAddress } from '#lib/address/lookup.ts';
import {
  coversPlatform,
  isIdentity,
  isIdentityHost,
  isPlatformHost,
  linkSchemes,
  meaningOfLink,
  prefixes,
} from '#lib/address/platforms.ts';
import { refusalOf } from '#lib/address/protected.ts';
import { isSubject, type Subject } from '#lib/address/subject.ts';
import { type Row, table } from '#lib/address/table.ts';
import { toAscii } from '#scripts/shekteu/ascii.ts';
import { instagram, telegram, tiktok, type Vectors, vk, whatsapp, youtube } from './platform-vectors.ts';
import { redirectors } from './redirector-vectors.ts';

const vectors: Record<string, Vectors> = { tg: telegram, vk, ig: instagram, tt: tiktok, yt: youtube, wa: whatsapp };

function nameOf({ at, path, label, query, fragment, unwrap, code }: Row): string {
  const target = unwrap && `> ${unwrap}`;
  return [at, path, label && `label ${label}`, query, fragment, target, code].filter(Boolean).join(' ');
}

function asked(address: string): Subject | null {
  return subjectsOfAddress(address, toAscii)[0] ?? null;
}

describe.each(table.platforms)('the rows of $name', ({ prefix, forms, home, reserved }) => {
  const own = vectors[prefix]!;

  it('have a vector each, and each vector has a row', () => {
    expect(forms.map(nameOf).sort()).toEqual(Object.keys(own).sort());
  });

  it.each(Object.values(own).flat())('%s names %s', (address, subject) => {
    expect(asked(address)).toBe(subject);
    if (!subject?.startsWith('url:')) expect(subjectsOfAddress(address, toAscii)).toHaveLength(subject ? 1 : 0);
  });

  it('name identities that are subjects, and stand in one form only', () => {
    const named = Object.values(own)
      .flat()
      .flatMap(([, subject]) => (subject?.startsWith(`${prefix}:`) ? [subject] : []));
    expect(named.length).toBeGreaterThan(10);
    for (const subject of named) {
      expect([subject, isSubject(subject), subjectOfEntry(subject, toAscii)]).toEqual([subject, true, subject]);
    }
  });

  it('never name a page of the platform’s own', () => {
    for (const page of [...reserved, 'index.php']) {
      expect([page, isIdentity(prefix, page), asked(home + page)]).toEqual([page, false, null]);
      expect([page, refusalOf(subjectOfEntry(`${prefix}:${page}`, toAscii))]).toEqual([page, 'platform']);
    }
  });
});

describe('the rows of redirectors', () => {
  it('have a vector each, and each vector has a row', () => {
    expect(table.redirectors.forms.map(nameOf).sort()).toEqual(Object.keys(redirectors).sort());
  });

  it.each(Object.values(redirectors).flat())('%s carries %s', (address, subject) => {
    if (subject !== null) expect(asked(address)).toBe(subject);
    else expect(subjectsOfAddress(address, toAscii).at(-1)).toMatch(/^host:/);
  });

  it('are no places that a list may name whole', () => {
    const hosts = Object.values(table.redirectors.groups).flat();
    for (const host of [...hosts.map((name) => name.replace(/\*$/, 'kz')), ...table.shared]) {
      expect([host, refusalOf(`host:${host}` as Subject)]).not.toEqual([host, null]);
    }
  });
});

describe('the table of platforms', () => {
  it('names its prefixes and link schemes', () => {
    expect(prefixes).toEqual(['tg', 'vk', 'ig', 'tt', 'yt', 'wa']);
    expect(linkSchemes).toEqual(['tg:', 'instagram:', 'whatsapp:']);
    expect(meaningOfLink('https://t.me/practice__a')).toBeNull();
  });

  const lists = resolve(process.cwd(), '..', 'shared', 'data', 'blocklists');
  it.skipIf(!existsSync(lists))('names no host that another list names', () => {
    const named = new Set<string>();
    for (const file of readdirSync(lists).filter((name) => name.endsWith('.txt'))) {
      for (const line of readFileSync(resolve(lists, file), 'utf8').split('\n')) {
        named.add(
          line
            .trim()
            .replace(/^\w+:\/\/|\/$/g, '')
            .replace(/^www\./, ''),
        );
      }
    }
    expect(named.size).toBeGreaterThan(10_000);
    const groups = [...table.platforms.map((row) => row.groups), table.redirectors.groups];
    const hosts = groups.flatMap((group) => Object.values(group).flat());
    const own = table.platforms.flatMap((row) => row.own);
    expect([...hosts, ...own, ...table.shared].filter((host) => named.has(host))).toEqual([]);
  });
});

describe('a platform', () => {
  it.each([
    't.me',
    'www.t.me',
    'telegram.org',
    'core.telegram.org',
    'me.t.me',
    'vk.com',
    'sub.vk.com',
    'www.youtube.com',
    'google.kz',
  ])('is covered by %s', (host) => {
    expect(coversPlatform(host)).toBe(true);
  });

  it.each(['t.me.example', 'xt.me', 'practice.example', 'xvk.com'])('is not covered by %s', (host) => {
    expect(coversPlatform(host)).toBe(false);
  });

  it('knows people by identities where it has them', () => {
    expect([isIdentityHost('name.t.me'), isIdentityHost('google.kz')]).toEqual([true, false]);
    expect(['vk.com', 'google.kz', 'practice.example'].map(isPlatformHost)).toEqual([true, true, false]);
    expect([isIdentity('tg', 'practice__a'), isIdentity('tg', 'a'), isIdentity('xx', 'id1')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
