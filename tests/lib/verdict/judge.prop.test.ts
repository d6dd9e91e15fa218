import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRulePack } from '#lib/signals/rule-pack.ts';
import { judgeText, makeJudge } from '#lib/verdict/judge.ts';

const numRuns = Number(process.env.RUNS ?? 150);
const judge = makeJudge(parseRulePack(readFileSync('data/rule-pack.json')));
const level = (text: string): string => judgeText(judge, { title: '', text }).level;
const words = fc.constantFrom(
  'мефедрон',
  'купить',
  '1г',
  '5000 тг',
  '@practice__one',
  'клад',
  'https://a.example/x',
  'полиция',
  'сатылады',
  'weed',
  'ships from',
  '\n',
  '❄️',
  'работа',
  'залог',
  'соль',
  '.',
);

test('any string is judged, the same each time', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')),
      ),
      (text) => {
        const first = judgeText(judge, { title: '', text });
        expect(first.score).toBeGreaterThanOrEqual(0);
        expect(first.score).toBeLessThanOrEqual(1);
        expect(judgeText(judge, { title: '', text })).toEqual(first);
      },
    ),
    { numRuns, seed: 4 },
  );
});

test('another handle, host, number of the same shape changes no level', () => {
  const name = fc.stringMatching(/^[a-z]{6}[0-9]{3}$/);
  fc.assert(
    fc.property(fc.array(words, { minLength: 3, maxLength: 25 }), name, name, (list, one, two) => {
      const fill = (handle: string): string =>
        `${list.join(' ')} @${handle} https://${handle}.example/p user@${handle}.example`;
      expect(level(fill(one))).toBe(level(fill(two)));
    }),
    { numRuns, seed: 4 },
  );
});

test.each([
  ['one letter', 'а'.repeat(10_000_000)],
  ['handles', '@a '.repeat(300_000)],
  ['open tags', '<a '.repeat(300_000)],
  ['priced names', 'меф 1г 500р '.repeat(40_000)],
  ['a link of words', `https://t.me/${'kupit-gashish-'.repeat(100_000)}`],
])('%s take time linear in their length', (_, text) => {
  const time = (length: number): number => {
    const before = process.cpuUsage();
    judgeText(judge, { title: '', text: text.slice(0, length) });
    return process.cpuUsage(before).user / 1000;
  };
  time(text.length >> 3);
  const [quarter, whole] = [time(text.length >> 2), time(text.length)];
  expect(whole).toBeLessThan(40 * quarter + 2000);
});
