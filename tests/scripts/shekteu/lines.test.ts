import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { compact, LineWriter, readFileLines, readLines } from '#scripts/shekteu/lines.ts';
import { shekteu } from '#tests/kit/shekteu.ts';

async function linesOf(...chunks: (string | number[])[]): Promise<(string | null)[]> {
  const stream = Readable.from(chunks.map((chunk) => Buffer.from(chunk as string)));
  const lines: (string | null)[] = [];
  for await (const batch of readLines(stream)) lines.push(...batch);
  return lines;
}

describe('lines', () => {
  it('end at LF only, a CR before it is dropped', async () => {
    expect(await linesOf('a\r\nb\rc\n\n\u2028d\u0085e\n')).toEqual(['a', 'b\rc', '', '\u2028d\u0085e']);
    expect(await linesOf('a\nb')).toEqual(['a', 'b']);
    expect(await linesOf('\n')).toEqual(['']);
    expect(await linesOf('')).toEqual([]);
  });

  it('are whole wherever the input is cut', async () => {
    const bytes = [...Buffer.from('шекте\r\nу😀\n\nend')];
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await linesOf(bytes.slice(0, cut), bytes.slice(cut))).toEqual(['шекте', 'у😀', '', 'end']);
    }
  });

  it('that are not UTF-8 are null, and their neighbours are not', async () => {
    expect(await linesOf([0x61, 0x0a, 0xff, 0x0d, 0x0a, 0x62])).toEqual(['a', null, 'b']);
  });

  it('of a file that cannot be read are a fault', async () => {
    const attempt = async () => {
      for await (const _ of readFileLines('no-such-file')) break;
    };
    await expect(attempt()).rejects.toMatchObject({ code: 'unreadable-file' });
  });
});

describe('output', () => {
  it('escapes what would break a line, and lone surrogates', () => {
    expect(compact({ a: '\u0080\u009f\u2028\u2029\ud800\u00a0ш', b: null })).toBe(
      '{"a":"\\u0080\\u009f\\u2028\\u2029\\ud800\u00a0ш","b":null}',
    );
  });

  it('says when it wants to be written', () => {
    const out = new LineWriter();
    expect([out.add('a'), out.add('b'.repeat(70_000))]).toEqual([false, true]);
  });

  it('keeps pace: 200,000 lines within seconds', async () => {
    const input = Array.from({ length: 200_000 }, (_, at) => `https://www.practice-${at}.example/a/b?x=${at}`).join(
      '\n',
    );
    const start = performance.now();
    const { stdout } = await shekteu(['subjects'], input);
    expect(stdout.split('\n')).toHaveLength(200_001);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
