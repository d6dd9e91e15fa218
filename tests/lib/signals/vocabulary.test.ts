import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '#lib/signals/find.ts';
import { parseRulePack } from '#lib/signals/rule-pack.ts';

const finder = compile(parseRulePack(readFileSync('data/rule-pack.json')));

function termsOf(text: string): string[] {
  return [...new Set(finder.find(text).signals.map((signal) => text.slice(signal.start, signal.end)))];
}

test('spaced words that run together are parted again', () => {
  expect(termsOf('к у п и т ь г а ш и ш')).toEqual(['к у п и т ь', 'г а ш и ш']);
});

test('digits at both ends of a word are letters where the lexicon knows the word', () => {
  expect(termsOf('3акладк4')).toEqual(['3акладк4']);
  expect(termsOf('c0c41n3')).toEqual(['c0c41n3']);
});

test('a sign or a picture between the letters of a known word is nothing', () => {
  expect(termsOf('мефед-рон')).toEqual(['мефед-рон']);
  expect(termsOf('мефед🔥рон')).toEqual(['мефед🔥рон']);
});

test('a star hides one or two letters of a name', () => {
  expect(finder.find('мефе*рон').signals[0]?.class).toBe('substance');
  expect(finder.find('ме*дрон').signals[0]?.class).toBe('substance');
  expect(finder.find('с*ка').signals).toEqual([]);
});

test('short names are not found inside longer unknown words', () => {
  expect(termsOf('к л а д б и щ е н с к и й')).toEqual([]);
});

test('a dollar sign inside a word makes no price', () => {
  expect(finder.find('$7арый дом').signals.filter((signal) => signal.class === 'price')).toEqual([]);
  expect(finder.find('$70 за всё').signals.some((signal) => signal.class === 'price')).toBe(true);
});
