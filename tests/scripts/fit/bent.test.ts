import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseRulePack } from '#lib/signals/rule-pack.ts';
import { judgeText, makeJudge } from '#lib/verdict/judge.ts';
import { type Bend, bends, obfuscate } from '#tests/kit/obfuscate.ts';

const judge = makeJudge(parseRulePack(readFileSync('data/rule-pack.json')));
interface Own {
  id: string;
  label: 'negative' | 'sale' | 'recruit';
  text: string;
}
const own = readFileSync('tests/lib/verdict/own-texts.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Own);

function isFlagged(text: string): boolean {
  return judgeText(judge, { title: '', text }).level === 'caution';
}

function bent(bend: Bend, label: 'offers' | 'lawful'): Own[] {
  return own
    .filter((text) => (text.label === 'negative') === (label === 'lawful'))
    .map((text, i) => ({ ...text, text: obfuscate(text.text, bend, { seed: i, share: 0.5 }) }));
}

test.each(bends)('offers with half of their words bent by %s are nearly all still suspected', (bend) => {
  const offers = bent(bend, 'offers');
  const missed = offers.filter(({ text }) => !isFlagged(text)).map(({ id }) => id);
  expect(missed.length / offers.length, missed.join(' ')).toBeLessThanOrEqual(0.04);
});

test.each(bends)('hardly a lawful text bent by %s is suspected', (bend) => {
  const lawful = bent(bend, 'lawful');
  const flagged = lawful.filter(({ text }) => isFlagged(text)).map(({ id }) => id);
  expect(flagged.length / lawful.length, flagged.join(' ')).toBeLessThanOrEqual(0.01);
});

test('the generator spares links, names and markup, and gives the same for the same seed', () => {
  const text = '<b>слово</b> https://a.example/kupit @practice__one слово';
  const once = obfuscate(text, 'spacing', { seed: 1, share: 1 });
  expect(once).toBe('<b>с л о в о</b> https://a.example/kupit @practice__one с л о в о');
  expect(obfuscate(text, 'leet', { seed: 3, share: 1 })).toBe(obfuscate(text, 'leet', { seed: 3, share: 1 }));
});
