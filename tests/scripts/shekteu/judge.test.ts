import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { shekteu } from '#tests/kit/shekteu.ts';

const folder = mkdtempSync(join(tmpdir(), 'judge-'));
afterAll(() => rmSync(folder, { recursive: true }));

const offer = 'Мефедрон 1г 25000 тг, готовые клады, адрес сразу после оплаты, оператор @practice__one';

describe('judge', () => {
  it('answers each line with one line, bad ones included', async () => {
    const input = Buffer.concat([
      Buffer.from(
        `{"id":"7","title":"Прайс","text":"${offer}"}\n{"id":8,"text":"","extra":1}\r\n{"text":"x"}\nnot json\n\n{"id":"n"}\n[1]\n`,
      ),
      Buffer.from([0x7b, 0xff, 0x0a]),
      Buffer.from('{"id":"7","text":"x"}'),
    ]);
    const { code, stdout } = await shekteu(['judge'], input);
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(0);
    const first = JSON.parse(lines[0]!) as Record<string, unknown>;
    expect(Object.keys(first)).toEqual(['id', 'level', 'score', 'kind', 'evidence']);
    expect([first.id, first.level, first.kind]).toEqual(['7', 'caution', 'sale']);
    expect(lines.slice(1)).toEqual([
      '{"id":8,"level":"clear","score":0,"kind":null,"evidence":[]}',
      '{"id":null,"line":3,"error":"no-id"}',
      '{"id":null,"line":4,"error":"not-json"}',
      '{"id":null,"line":5,"error":"empty"}',
      '{"id":"n","line":6,"error":"no-text"}',
      '{"id":null,"line":7,"error":"not-json"}',
      '{"id":null,"line":8,"error":"not-utf8"}',
      '{"id":"7","level":"clear","score":0,"kind":null,"evidence":[]}',
    ]);
  });

  it('trusts an address on the allow list and calls a listed one danger', async () => {
    const list = join(folder, 'list.txt');
    writeFileSync(list, 'shop.practice.example\n');
    await shekteu(['list', 'build', '--out', join(folder, 'repo'), list], '');
    const page = (url: string): string => JSON.stringify({ id: url, url, text: offer });
    const { lines } = await shekteu(
      ['judge', '--repo', join(folder, 'repo')],
      [
        page('https://shop.practice.example/a'),
        page('https://tengrinews.kz/x'),
        page('https://other.practice.example/'),
      ].join('\n'),
    );
    expect(lines.map((line) => line.level)).toEqual(['danger', 'trusted', 'caution']);
  });

  it('says that a text over 2 MiB was cut', async () => {
    const { lines } = await shekteu(['judge'], JSON.stringify({ id: 1, text: 'а'.repeat(1_100_000) }));
    expect(lines[0]).toMatchObject({ id: 1, level: 'clear', cut: true });
  });

  it('refuses a bad pack whole', async () => {
    const pack = join(folder, 'pack.json');
    writeFileSync(pack, '{"format":1}');
    const bad = await shekteu(['judge', '--pack', pack], '{"id":1,"text":"x"}');
    expect([bad.code, bad.stdout, bad.stderr.trim().split('\n').length]).toEqual([2, '', 1]);
    const none = await shekteu(['judge', '--pack', join(folder, 'none.json')], '');
    expect([none.code, none.stdout]).toEqual([2, '']);
  });

  it('gives the same bytes for the same input', async () => {
    const input = `{"id":"7","text":"${offer}"}\n`;
    const [one, two] = [await shekteu(['judge'], input), await shekteu(['judge'], input)];
    expect(one.stdout).toBe(two.stdout);
  });

  const corpus = resolve(process.cwd(), '..', 'shared', 'data', 'corpus', 'dev.jsonl');
  it.skipIf(!existsSync(corpus))('judges the corpus line for line', async () => {
    const text = readFileSync(corpus, 'utf8');
    const { lines } = await shekteu(['judge'], text);
    expect(lines.length).toBe(text.trimEnd().split('\n').length);
  });
});
