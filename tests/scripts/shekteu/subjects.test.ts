import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shekteu } from '#tests/kit/shekteu.ts';

// The examples of the contract for `subjects`, in and out.
const examples = `https://t.me/s/Practice__Shop/12?single
{"input":"https://t.me/s/Practice__Shop/12?single","subjects":["tg:practice__shop"]}
https://www.shop.practice.example/a/b?x=1
{"input":"https://www.shop.practice.example/a/b?x=1","subjects":["url:www.shop.practice.example/a/b?x=1","url:www.shop.practice.example/a/b","url:www.shop.practice.example/a","host:www.shop.practice.example","host:shop.practice.example","host:practice.example"]}
наш телеграм @practice__one, запасной t . me / practice__two
{"input":"наш телеграм @practice__one, запасной t . me / practice__two","subjects":["tg:practice__one","tg:practice__two"]}
https://t.me/
{"input":"https://t.me/","subjects":[]}
`.split('\n');
const ins = examples.filter((_, at) => at % 2 === 0);
const outs = examples.filter((_, at) => at % 2 === 1);

describe('subjects', () => {
  it('answers the examples of the contract byte for byte', async () => {
    const { code, stdout, stderr } = await shekteu(['subjects'], ins.join('\n'));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`${outs.join('\n')}\n`);
  });

  const contract = resolve(process.cwd(), '..', 'shared', 'command-line.md');
  it.skipIf(!existsSync(contract))('has the examples that the contract has', () => {
    const lines = readFileSync(contract, 'utf8')
      .split('\n')
      .map((line) => line.replace(/^ {4}/, ''));
    for (const example of examples) expect(lines).toContain(example);
  });

  it('finds nothing in an empty line, and says only of bytes that they are no text', async () => {
    const { lines } = await shekteu(
      ['subjects'],
      Buffer.concat([Buffer.from('\n'), Buffer.from([0xc3, 0x28, 0x0a]), Buffer.from('/asdf\n')]),
    );
    expect(lines).toEqual([
      { input: '', subjects: [] },
      { input: '\ufffd(', error: 'not-utf8' },
      { input: '/asdf', subjects: [] },
    ]);
  });
});
