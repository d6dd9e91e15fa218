import { describe, expect, it } from 'vitest';
import { detect, type Format, itemsOf } from '#scripts/shekteu/formats.ts';

function entries(format: Exclude<Format, 'auto'>, text: string, column?: string): (string | null)[] {
  return [...itemsOf(text, format, column)].map(({ entry }) => entry);
}

const abp =
  '[Adblock Plus 2.0]\n! title\n||a.example^\n||b.example^$third-party\n||c.example/x\n@@||d.example^\ne.example##.ad\n/ad[0-9]/\n||f.example^$domain=g.example\n|https://h.example/|\n||*.i.example^\n';

describe('the format of a list', () => {
  it.each([
    ['domains', '# list\na.example\nb.example\n'],
    ['domains', 'https://a.example/x,y\nhttps://b.example/\n'],
    ['hosts', '127.0.0.1 localhost\n0.0.0.0 a.example\n0.0.0.0 b.example\n'],
    ['abp', abp],
    ['csv', 'id;url;note\n1;https://a.example;x\n'],
    ['csv', '"domain","date"\n"a.example","2026"\n'],
    ['domains', ''],
  ])('is seen: %s', (format, text) => {
    expect(detect(text.split('\n'))).toBe(format);
  });
});

describe('a list', () => {
  it('of domains: remarks and blank lines are no entries', () => {
    expect(
      entries(
        'domains',
        '# a\n\na.example # why\n*.b.example\n.c.example\n192.0.2.1/32\n192.0.2.0/24\nd.example\tsale\r\n// x\n',
      ),
    ).toEqual(['a.example', 'b.example', 'c.example', '192.0.2.1', '192.0.2.0/24', 'd.example']);
  });

  it('of hosts: the machine’s own names are no entries', () => {
    expect(
      entries('hosts', '127.0.0.1 localhost\n::1 ip6-localhost\n0.0.0.0 a.example b.example # why\nc.example\n'),
    ).toEqual(['a.example', 'b.example', 'c.example']);
  });

  it('of filters: what names no place is told, not passed over', () => {
    expect(entries('abp', abp)).toEqual([
      'a.example',
      'b.example',
      'c.example/x',
      null,
      null,
      null,
      null,
      'https://h.example/',
      'i.example',
    ]);
  });

  it('as a table: quotes, separators in them, and the column that is named', () => {
    const table = '\ufeff"Site";note\r\n"a.example";"x; ""y""\nz"\r\nb.example;\n;empty\n';
    expect(entries('csv', table)).toEqual(['a.example', 'b.example']);
    expect([...itemsOf(table, 'csv', 'site')].map(({ line }) => line)).toEqual([2, 4]);
    expect(entries('csv', table, 'note')).toEqual(['x; "y"\nz', 'empty']);
    expect(() => entries('csv', table, 'nothing')).toThrow(expect.objectContaining({ code: 'usage' }));
    expect(() => entries('csv', 'a,b\n1,2\n')).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});
