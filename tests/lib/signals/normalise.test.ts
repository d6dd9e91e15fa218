import { expect, test } from 'vitest';
import { normalise } from '#lib/signals/normalise.ts';
import { wordKind } from '#lib/signals/words.ts';

function keys(text: string): string[] {
  const words = normalise(text);
  return Array.from({ length: words.count }, (_, i) => words.key(i)).filter((key) => key !== '');
}

test('case, ё and Kazakh letters fold to one key', () => {
  expect(keys('ЁЛКА Қала ұнтақ')).toEqual(['елка', 'кала', 'унтак']);
});

test('look-alike letters fold inside mixed words only', () => {
  expect(keys('кpиcтaллы')).toEqual(['кристаллы']);
  expect(keys('сocaine')).toEqual(['cocaine']);
  expect(keys('cop мама')).toEqual(['cop', 'мама']);
});

test('invisible characters and accents do not hide a word', () => {
  expect(keys('ме\u200bфед\u00adрон')).toEqual(['мефедрон']);
  expect(keys('мефедро\u0301н')).toEqual(['мефедрон']);
});

test('stretched letters shrink, spaced and dotted letters join', () => {
  expect(keys('меееефедрон')).toEqual(['мефедрон']);
  expect(keys('м е ф е д р о н')).toEqual(['мефедрон']);
  expect(keys('м.е.ф.е.д.р.о.н')).toEqual(['мефедрон']);
});

test('three single letters stay apart', () => {
  expect(keys('я и ты')).toEqual(['я', 'и', 'ты']);
});

test('digits and signs between letters stand for letters', () => {
  expect(keys('c0caine')).toEqual(['cocaine']);
  expect(keys('г@шиш')).toEqual(['гашиш']);
});

test('a number and its unit are two words', () => {
  expect(keys('0.5г 1гр')).toEqual(['0.5', 'г', '1', 'гр']);
});

test('styled letters are read as letters', () => {
  expect(keys('𝐜𝐨𝐜𝐚𝐢𝐧𝐞')).toEqual(['cocaine']);
  expect(keys('ｂｕｙ')).toEqual(['buy']);
});

test('a link is one position and its words stand there', () => {
  const words = normalise('see https://a.example/kupit-list now');
  const positions = Array.from({ length: words.count }, (_, i) => [words.kind[i], words.at[i], words.key(i)]);
  expect(positions).toContainEqual([wordKind.slug, 1, 'kupit']);
  expect(words.size).toBe(3);
});

test('handles, mail, phones and cards are contacts, not words', () => {
  const words = normalise('@practice__one user@mail.example +7 700 000 00 00\n0000 0000 0000 0000');
  expect(Array.from(words.kind.subarray(0, words.count))).toEqual([
    wordKind.handle,
    wordKind.mail,
    wordKind.phone,
    wordKind.card,
  ]);
});

test('percent codes of a path are read', () => {
  expect(keys('http://a.example/%D0%BA%D1%83%D0%BF%D0%B8%D1%82%D1%8C')).toContain('купить');
});

test('markup left in a text is stepped over, its address read', () => {
  expect(keys('<a href=https://a.example/x>слово</a>')).toEqual(['example', 'слово']);
});

test('offsets lead back to the original', () => {
  const text = '  «M\u200bефeдpoн» — 𝐜𝐨𝐜𝐚, 💊!';
  const words = normalise(text);
  const seen = Array.from({ length: words.count }, (_, i) => text.slice(words.start[i], words.end[i]));
  expect(seen).toEqual(['M\u200bефeдpoн', '𝐜𝐨𝐜𝐚', '💊']);
});
