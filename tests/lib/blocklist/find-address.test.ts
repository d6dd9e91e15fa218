import { expect, it } from 'vitest';
import { asciiByUrl } from '#lib/address/ascii.ts';
import type { Subject } from '#lib/address/subject.ts';
import { buildList } from '#lib/blocklist/build.ts';
import { findAddress } from '#lib/blocklist/find-address.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { seeded } from '#scripts/bench/list-names.ts';
import { madeUpEntries, madeUpList, testSalt } from '#tests/kit/lists.ts';

const asked = process.env.LONG ? 10_000_000 : 300_000;

it(`hits none of ${asked} seeded random addresses with a million entries`, { timeout: 900_000 }, () => {
  const list = BlockList.open(madeUpList(1_000_000));
  const random = seeded(20_261_124);
  const letters = () => Math.floor(random() * 2 ** 52).toString(36);
  const hits: string[] = [];
  for (let i = 0; i < asked; i++) {
    const address = `https://${i % 3 === 0 ? 'www.' : ''}${letters()}.${i % 2 === 0 ? 'example' : 'test'}/${letters()}`;
    if (findAddress(list, address, asciiByUrl) !== null) hits.push(address);
  }
  expect(hits).toEqual([]);
  const [listed] = madeUpEntries(1);
  expect(findAddress(list, `https://www.${listed!.subject.slice(5)}/x`, asciiByUrl)).toEqual(listed);
});

it('names the listed subject, not the address that was asked', () => {
  const subjects = ['host:shop.example', 'url:other.example/a', 'tg:practice__shop'] as Subject[];
  const list = BlockList.open(
    buildList(
      subjects.map((subject) => ({ subject, kind: 'sale' as const })),
      { salt: testSalt },
    ),
  );
  const found = (address: string) => findAddress(list, address, asciiByUrl)?.subject ?? null;
  expect(found('https://www.shop.example/b?x=1')).toBe('host:shop.example');
  expect(found('http://other.example/a/b')).toBe('url:other.example/a');
  expect(found('https://t.me/Practice__Shop/12')).toBe('tg:practice__shop');
  expect(found('https://other.example/b')).toBeNull();
  expect(found('about:blank')).toBeNull();
});
