import { expect, test } from 'vitest';
import { compile, compileInSlices } from '#lib/signals/find.ts';
import type { RulePack } from '#lib/signals/rule-pack.ts';

const pack: Pick<RulePack, 'lexicon' | 'suffixes'> = {
  suffixes: { ru: ['а', 'ом', 'ы'], kk: ['лар', 'дың', 'ға'], en: ['s'] },
  lexicon: [
    { class: 'substance', ending: 'ru', terms: ['закладк', 'готов~ клад'] },
    { class: 'news', ending: 'kk', terms: ['тергеу'] },
    { class: 'sell', ending: 'exact', terms: ['сатылады', 'в наличии'] },
    { class: 'plain', ending: 'exact', terms: ['закладка фундамента'] },
    { class: 'unit', ending: 'exact', terms: ['г', 'кг'] },
    { class: 'currency', ending: 'exact', terms: ['тг', '₽'] },
    { class: 'contact', ending: 'exact', terms: ['тг'] },
    { class: 'emoji', ending: 'exact', terms: ['💊'] },
  ],
};
const finder = compile(pack);

function seen(text: string): string[] {
  return finder.find(text).signals.map((signal) => `${signal.class}:${text.slice(signal.start, signal.end)}`);
}

test('a stem takes only the endings of its language', () => {
  expect(seen('закладкА')).toEqual(['substance:закладкА']);
  expect(seen('закладчик')).toEqual([]);
});

test('Kazakh endings follow one another', () => {
  expect(seen('тергеулардың')).toEqual(['news:тергеулардың']);
  expect(seen('тергеушік')).toEqual([]);
});

test('a word inside a term may be inflected where it is marked', () => {
  expect(seen('готовы клады')).toEqual(['substance:готовы клады']);
});

test('a term does not cross a line', () => {
  expect(seen('в\nналичии')).toEqual([]);
});

test('a longer plain phrase hides what it holds', () => {
  expect(seen('закладка фундамента')).toEqual(['plain:закладка фундамента']);
});

test('a number with its unit is a weight, with its currency a price', () => {
  expect(seen('0.5г 1500 тг')).toEqual(expect.arrayContaining(['weight:0.5г', 'price:1500 тг']));
  expect(seen('2 кг').length).toBe(2);
});

test('a sum in tenge is no messenger', () => {
  expect(seen('1500 тг')).not.toContain('contact:тг');
  expect(seen('наш тг')).toContain('contact:тг');
});

test('a small decimal right after a name is a weight', () => {
  expect(seen('закладка 0.5')).toContain('weight:0.5');
  expect(seen('закладка 12.5')).not.toContain('weight:12.5');
  expect(seen('версия 0.5')).toEqual([]);
});

test('a year is no weight', () => {
  expect(seen('2024 г')).not.toContain('weight:2024 г');
});

test('an emoji is a noun', () => {
  expect(seen('только 💊')).toEqual(['emoji:💊']);
});

test('compiles in slices to the same finder, and pauses on the way', async () => {
  let pauses = 0;
  const lexicon = Array.from({ length: 40 }, (_, i) => ({
    class: 'substance' as const,
    ending: 'exact' as const,
    terms: Array.from(
      { length: 40 },
      (_, k) =>
        `${'abcdefghij'[i % 10]}word${'klmnopqrst'[k % 10]}${'uvxyz'[Math.floor(k / 10)]}${'abcd'[Math.floor(i / 10)]}`,
    ),
  }));
  const suffixes = { ru: [], kk: [], en: [] };
  const sliced = await compileInSlices({ lexicon, suffixes }, async () => {
    pauses++;
  });
  const text = 'awordkua and jwordtyd';
  expect(pauses).toBeGreaterThan(3);
  expect(sliced.find(text).signals.length).toBe(2);
  expect(sliced.find(text).signals).toEqual(compile({ lexicon, suffixes }).find(text).signals);
});
