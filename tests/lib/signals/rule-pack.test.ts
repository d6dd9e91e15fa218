import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isFault } from '#lib/base/fault.ts';
import { compile } from '#lib/signals/find.ts';
import { parseRulePack, type RulePack } from '#lib/signals/rule-pack.ts';

const bytes = readFileSync('data/rule-pack.json');
const pack = parseRulePack(bytes);

function codeOf(change: (pack: RulePack) => unknown): string {
  const copy = structuredClone(pack);
  const value = change(copy) ?? copy;
  try {
    parseRulePack(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)));
    return 'accepted';
  } catch (error) {
    return isFault(error) ? error.code : 'thrown';
  }
}

test('the committed pack is read and stays under 400 KB', () => {
  expect(bytes.length).toBeLessThan(400_000);
  expect(pack.version).toBeGreaterThan(0);
  expect(pack.fitted.corpus.every((file) => /^[0-9a-f]{64}$/.test(file.sha256))).toBe(true);
});

test('a pack with anything wrong in it is refused whole', () => {
  expect(codeOf(() => 'not json')).toBe('bad-pack');
  expect(codeOf((copy) => ({ ...copy, format: 2 }))).toBe('bad-pack');
  expect(codeOf((copy) => ({ ...copy, sale: { ...copy.sale, threshold: 2 } }))).toBe('bad-pack');
  expect(codeOf((copy) => ({ ...copy, sale: { ...copy.sale, bias: null } }))).toBe('bad-pack');
  expect(codeOf((copy) => ({ ...copy, lexicon: [{ class: 'no-such', ending: 'ru', terms: [] }] }))).toBe('bad-pack');
  expect(codeOf((copy) => ({ ...copy, lexicon: [{ class: 'news', ending: 'regex', terms: ['a.*'] }] }))).toBe(
    'bad-pack',
  );
});

test('an open stem under five letters is refused', () => {
  expect(codeOf((copy) => ({ ...copy, lexicon: [{ class: 'news', ending: 'stem', terms: ['клад'] }] }))).toBe(
    'bad-pack',
  );
});

test('no stem under five letters takes endings in Russian or Kazakh', () => {
  const short = pack.lexicon
    .filter((entry) => entry.ending === 'ru' || entry.ending === 'kk' || entry.ending === 'stem')
    .flatMap((entry) => entry.terms)
    .filter((term) => (term.split(/[\s-]/).at(-1) ?? '').length < 5);
  expect(short).toEqual([]);
});

test('counters never speak for and evidence never against', () => {
  for (const model of [pack.sale, pack.recruiting]) {
    for (const [name, weight] of Object.entries(model.weights)) {
      if (name.startsWith('counter.') || name.startsWith('voice.')) expect(weight).toBeLessThanOrEqual(0);
      else if (name !== 'length') expect(weight).toBeGreaterThanOrEqual(0);
    }
  }
});

test('compiling the pack costs at most half a second of processor time here', () => {
  compile(pack);
  const before = process.cpuUsage();
  compile(pack);
  const { user } = process.cpuUsage(before);
  expect(user / 1000).toBeLessThan(500);
});
