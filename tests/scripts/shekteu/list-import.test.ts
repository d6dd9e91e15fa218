import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generate } from '#scripts/shekteu/list-generate.ts';
import { freshFolder, shekteu } from '#tests/kit/shekteu.ts';

const list =
  'a.example\nhttps://B.example/\nb.example\nt.me\nt.me/Practice__A\nco.uk\negov.kz\nnot an address\nvk.com\n';

function fileOf(text: string | Uint8Array): string {
  const file = join(freshFolder(), 'list.txt');
  writeFileSync(file, text);
  return file;
}

function importing(...args: string[]): ReturnType<typeof shekteu> {
  return shekteu(['list', 'import', '--source', 'example-list', '--licence', 'CC0', ...args]);
}

describe('an imported list', () => {
  it('becomes subjects, with an account of every line', async () => {
    const { code, stdout, stderr } = await importing(fileOf(list));
    expect([code, stdout]).toEqual([0, 'host:a.example\nhost:b.example\ntg:practice__a\n']);
    expect(JSON.parse(stderr)).toMatchObject({
      source: 'example-list',
      licence: 'CC0',
      format: 'domains',
      read: 9,
      kept: 3,
      duplicate: 1,
      refused: 5,
      reasons: { platform: 2, 'public-suffix': 1, protected: 1, unreadable: 1 },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(JSON.parse(stderr).refusedLines[0]).toEqual({ refused: 't.me', line: 4, code: 'platform' });
  });

  it('goes on after a line that is no text, and carries its kind', async () => {
    const bytes = Buffer.concat([Buffer.from('a.example\n'), Buffer.from([0xff, 0x0a]), Buffer.from('b.example')]);
    const { stdout, stderr } = await importing('--kind', 'recruiting', fileOf(bytes));
    expect(stdout).toBe('host:a.example\trecruiting\nhost:b.example\trecruiting\n');
    expect(JSON.parse(stderr).reasons).toEqual({ 'not-utf8': 1 });
  });

  it('is filed whole with its provenance, and withdrawn whole', async () => {
    const into = freshFolder();
    const filed = await importing('--into', into, fileOf(list));
    expect([filed.code, filed.stdout]).toEqual([0, '']);
    const folder = join(into, 'sources', 'example-list');
    expect(readdirSync(folder).sort()).toEqual(['source.json', 'subjects.tsv']);
    expect(readFileSync(join(folder, 'subjects.tsv'), 'utf8')).toBe('host:a.example\nhost:b.example\ntg:practice__a\n');
    expect(JSON.parse(readFileSync(join(folder, 'source.json'), 'utf8'))).toEqual(JSON.parse(filed.stderr));
    const withdrawn = await shekteu(['list', 'import', '--withdraw', 'example-list', '--into', into]);
    expect([withdrawn.code, existsSync(folder)]).toEqual([0, false]);
    expect((await shekteu(['list', 'import', '--withdraw', 'example-list', '--into', into])).code).toBe(2);
  });

  it('of what is to be protected may name platforms', async () => {
    const into = freshFolder();
    const { stderr } = await importing('--protect', '--into', into, fileOf(list));
    expect(JSON.parse(stderr)).toMatchObject({ kept: 6, refused: 2 });
    const lines = readFileSync(join(into, 'protected', 'example-list.txt'), 'utf8').split('\n');
    expect(lines).toContain('host:t.me');
    expect(existsSync(join(into, 'sources'))).toBe(false);
    await shekteu(['list', 'import', '--withdraw', 'example-list', '--protect', '--into', into]);
    expect(readdirSync(join(into, 'protected'))).toEqual([]);
  });

  it.each([
    [['list', 'import']],
    [['list', 'import', '--source', 'x', 'file']],
    [['list', 'import', '--source', 'x', '--licence', 'y']],
    [['list', 'import', '--source', 'x', '--licence', 'y', 'no-such-file']],
    [['list', 'import', '--source', 'x', '--licence', 'y', '--kind', 'z', 'file']],
    [['list', 'import', '--source', 'x', '--licence', 'y', '--format', 'z', 'file']],
    [['list', 'import', '--source', '../x', '--licence', 'y', '--into', 'z', 'file']],
    [['list', 'import', '--source', 'x', '--licence', 'y', 'http://a.example/list']],
    [['list', 'import', '--withdraw', 'x']],
  ])('is not made of %j', async (args) => {
    const { code, stdout, stderr } = await shekteu(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^shekteu: [^\n]+\n$/);
  });

  const real = resolve(process.cwd(), '..', 'shared', 'data', 'blocklists', 'blocklistproject-drugs.domains.txt');
  it('of real size takes seconds, and accounts for each line', async () => {
    const file = existsSync(real) ? real : fileOf([...generate(1, 20_808)].join('\n'));
    const start = performance.now();
    const { stdout, stderr } = await importing(file);
    const account = JSON.parse(stderr);
    expect(account.read).toBe(20_808);
    expect(account.kept + account.duplicate + account.refused).toBe(account.read);
    expect(stdout.split('\n')).toHaveLength(account.kept + 1);
    console.info(
      `kept ${account.kept}, duplicate ${account.duplicate}, refused ${account.refused}, ${Math.round(performance.now() - start)} ms`,
    );
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
