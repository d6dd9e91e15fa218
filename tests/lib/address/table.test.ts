import { describe, expect, it } from 'vitest';
import { table } from '#lib/address/table.ts';
import { codes } from '#lib/address/unwrap.ts';

const owners = [...table.platforms, table.redirectors];

describe('a row', () => {
  it('stands at a group of its platform, or at a link scheme', () => {
    for (const { groups, forms } of owners) {
      for (const at of forms.flatMap((row) => row.at.split(' '))) {
        expect([at, at.endsWith(':') || at in groups]).toEqual([at, true]);
      }
    }
  });

  it('names an identity, or another address, and tells how that is written', () => {
    for (const row of owners.flatMap(({ forms }) => forms)) {
      expect([row, (row.as === undefined) !== (row.unwrap === undefined)]).toEqual([row, true]);
      expect(Object.keys(codes)).toContain(row.code ?? 'plain');
    }
  });

  it('is of kinds that the table explains', () => {
    const written = JSON.stringify(owners.flatMap(({ forms }) => forms));
    const kinds = new Set([...written.matchAll(/\{([a-z]+)\}/g)].map(([, kind]) => kind!));
    expect([...kinds].filter((kind) => !Object.hasOwn(table.kinds, kind))).toEqual([]);
    expect(Object.keys(table.kinds).filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});

describe('a host', () => {
  it('belongs to one group only', () => {
    const hosts = owners.flatMap(({ groups }) => Object.values(groups).flat());
    expect(hosts.filter((host, at) => hosts.indexOf(host) !== at)).toEqual([]);
  });
});
