import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAddress } from '#lib/address/canonical.ts';
import { subjectOfEntry } from '#lib/address/lookup.ts';
import { identityHosts } from '#lib/address/platforms.ts';
import { protectedAddresses, refusalOf } from '#lib/address/protected.ts';
import { isSubject, type Subject } from '#lib/address/subject.ts';
import { table } from '#lib/address/table.ts';
import { isFault } from '#lib/base/fault.ts';
import { toAscii } from '#scripts/shekteu/ascii.ts';

describe('the protected list', () => {
  it('holds five hundred addresses and more, each once, canonical, with its reason', () => {
    expect(protectedAddresses.length).toBeGreaterThanOrEqual(500);
    expect(new Set(protectedAddresses.map(({ subject }) => subject)).size).toBe(protectedAddresses.length);
    for (const { subject, reason } of protectedAddresses) {
      expect([subject, isSubject(subject), subjectOfEntry(subject, toAscii)]).toEqual([subject, true, subject]);
      expect(reason).toMatch(/^[^:]+: .+/);
      expect([subject, refusalOf(subject)]).toEqual([subject, 'protected']);
    }
  });

  const lists = resolve(process.cwd(), '..', 'shared', 'data', 'blocklists');
  it.skipIf(!existsSync(lists))('names no address that another list names', () => {
    const named = new Set<string>();
    for (const file of readdirSync(lists).filter((name) => name.endsWith('.txt'))) {
      for (const line of readFileSync(resolve(lists, file), 'utf8').split('\n')) named.add(hostOf(line));
    }
    expect(named.size).toBeGreaterThan(10_000);
    expect(protectedAddresses.filter(({ subject }) => named.has(subject.replace(/^host:/, '')))).toEqual([]);
  });
});

function hostOf(line: string): string {
  try {
    return readAddress(line, toAscii).host.replace(/^www\./, '');
  } catch (error) {
    if (isFault(error)) return '';
    throw error;
  }
}

describe('a list may not name', () => {
  it.each<[string, string]>([
    ['host:co.uk', 'public-suffix'],
    ['host:github.io', 'public-suffix'],
    ['host:example', 'public-suffix'],
    ['host:kz', 'public-suffix'],
    ['host:t.me', 'platform'],
    ['url:t.me/share', 'platform'],
    ['host:core.telegram.org', 'platform'],
    ['host:vk.com', 'platform'],
    ['host:www.vk.com', 'platform'],
    ['host:m.vk.com', 'platform'],
    ['host:sub.vk.com', 'platform'],
    ['url:vk.com/practice__a', 'platform'],
    ['host:wa.me', 'platform'],
    ['host:vm.tiktok.com', 'platform'],
    ['host:youtu.be', 'platform'],
    ['host:bit.ly', 'platform'],
    ['host:archive.org', 'platform'],
    ['host:translate.google.kz', 'platform'],
    ['host:google.kz', 'protected'],
    ['host:practice-example.translate.goog', 'platform'],
    ['host:onion.ws', 'platform'],
    ['host:egov.kz', 'protected'],
    ['host:www.egov.kz', 'protected'],
    ['host:any.egov.kz', 'protected'],
    ['url:egov.kz/any', 'protected'],
    ['host:avito.ru', 'protected'],
    ['tg:telegram', 'protected'],
  ])('%s: %s', (subject, code) => {
    expect(refusalOf(subject as Subject)).toBe(code);
  });

  it('a host above one that it may not name', () => {
    const platforms = [...identityHosts, ...Object.values(table.redirectors.groups).flat(), ...table.shared];
    const hosts = [
      ...platforms.map((host) => host.replace(/\*$/, 'kz')),
      ...protectedAddresses.flatMap(({ subject }) => (subject.startsWith('host:') ? [subject.slice(5)] : [])),
    ];
    for (const host of hosts) {
      for (let name = host; name !== ''; name = name.split('.').slice(1).join('.')) {
        for (const entry of [`host:${name}`, `host:www.${name}`]) {
          if (name !== host && entry.startsWith('host:www.')) continue;
          expect([entry, refusalOf(entry as Subject)]).not.toEqual([entry, null]);
        }
      }
    }
  });

  it('a host above a protected one', () => {
    expect(refusalOf('host:cambridge.org' as Subject)).toBe('protected');
  });

  it.each([
    'host:practice.example',
    'url:archive.example/x',
    'vk:practice__a',
    'url:bit.ly/practice__a',
    'url:avito.ru/x',
    'tg:practice__a',
    'host:egov.kz.practice.example',
    'host:192.0.2.1',
    'host:notegov.kz',
  ])('but it may name %s', (subject) => {
    expect(refusalOf(subject as Subject)).toBeNull();
  });
});
