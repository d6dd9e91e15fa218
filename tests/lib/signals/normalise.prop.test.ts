import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from '#lib/signals/normalise.ts';

const numRuns = Number(process.env.RUNS ?? 300);
const pieces = fc.constantFrom(
  'меф',
  'купить',
  ' ',
  '\n',
  '@name',
  'https://t.me/x',
  '<a href=',
  '>',
  '0.5',
  'г',
  '₽',
  '💊',
  '\u200b',
  'Қала',
  'p',
  'о',
  '*',
  '.',
  '%d0%b0',
  '\ud800',
  'é',
  'е\u0308',
  '𝐱',
  'a@b.kz',
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
);

test('any string gives words whose places lie in order inside it', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const words = normalise(text);
      let last = 0;
      for (let i = 0; i < words.count; i++) {
        const [start, end] = [words.start[i]!, words.end[i]!];
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
        if (words.kind[i]! < 8) expect(start).toBeGreaterThanOrEqual(last);
        last = Math.max(last, start);
        expect(words.at[i]!).toBeLessThan(words.size);
      }
    }),
    { numRuns, seed: 4 },
  );
});

test('folding a folded word changes nothing', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[а-яёa-z]{5,12}$/), (word) => {
      const once = normalise(word).key(0);
      expect(normalise(once).key(0)).toBe(once);
    }),
    { numRuns, seed: 4 },
  );
});
