import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shekteu } from '#tests/kit/shekteu.ts';

// The examples of the contract for `canonical`, in and out.
const examples = `http://a.b.c.d.e.f.g/1.html
{"input":"http://a.b.c.d.e.f.g/1.html","canonical":"http://a.b.c.d.e.f.g/1.html","expressions":["a.b.c.d.e.f.g/1.html","a.b.c.d.e.f.g/","c.d.e.f.g/1.html","c.d.e.f.g/","d.e.f.g/1.html","d.e.f.g/","e.f.g/1.html","e.f.g/","f.g/1.html","f.g/"]}
google.com:443/abc
{"input":"google.com:443/abc","canonical":"http://google.com:443/abc","expressions":["google.com/abc","google.com/"]}
http://1.2.3.4/a/b
{"input":"http://1.2.3.4/a/b","canonical":"http://1.2.3.4/a/b","expressions":["1.2.3.4/a/b","1.2.3.4/a/","1.2.3.4/"]}
/asdf
{"input":"/asdf","error":"no-host"}
`.split('\n');
const ins = examples.filter((_, at) => at % 2 === 0);
const outs = examples.filter((_, at) => at % 2 === 1);

describe('canonical', () => {
  it('answers the examples of the contract byte for byte', async () => {
    const { code, stdout, stderr } = await shekteu(['canonical'], ins.join('\n'));
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

  it('answers each line with one line, bad ones included', async () => {
    const input = Buffer.concat([
      Buffer.from('a.example\r\n\n'),
      Buffer.from([0x61, 0xff, 0x0a]),
      Buffer.from(`${'x'.repeat(8193)}\nhttp://a:b/\nhttp://a.example/\u2028\u0085\nb.example`),
    ]);
    const { lines, stdout } = await shekteu(['canonical'], input);
    expect(lines.map((line) => line.error ?? line.canonical)).toEqual([
      'http://a.example/',
      'empty',
      'not-utf8',
      'too-long',
      'bad-host',
      'http://a.example/%E2%80%A8%C2%85',
      'http://b.example/',
    ]);
    expect(lines[0].input).toBe('a.example');
    expect(stdout).toContain('\\u2028\\u0085');
  });
});
