import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { all as en } from '#lib/i18n/en/all.ts';
import { all as kk } from '#lib/i18n/kk/all.ts';
import { all as ru } from '#lib/i18n/ru/all.ts';
import { languageOf, translator } from '#lib/i18n/t.ts';

const catalogues: Record<'kk' | 'ru' | 'en', Record<string, string>> = { kk, ru, en };
const keys = Object.keys(en);

/** Most characters of a text once it is filled in (docs/words.md). */
const limits: Record<string, number> = {
  button: 26,
  badge: 20,
  menu: 40,
  label: 46,
  title: 60,
  option: 46,
  hint: 120,
  line: 84,
  body: 150,
  banner: 64,
  reason: 56,
  toast: 60,
  step: 130,
  error: 150,
  quote: 110,
};
const kinds = new Map<string, string>(
  readFileSync(resolve(import.meta.dirname, '../../../data/text-kinds.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): [string, string] => {
      const [key = '', kind = ''] = line.split('\t');
      return [key, kind];
    }),
);

/** Names of a text's placeholders, with a plural's name among them. */
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[},]/g)].map((match) => match[1]!))].sort();
const longest = (text: string) =>
  text.replace(/\{(\w+), plural, .*?other \{([^}]*)\}\}/g, '$2').replace(/\{\w+\}/g, 'abcdef').length;

describe('translator', () => {
  it('fills in a name and a number', () => {
    expect(translator('en')('warning.address', { host: 'shop.example' })).toBe('Address: shop.example');
    expect(translator('ru')('popup.nearly_full', { percent: 85 })).toContain('85');
  });

  it('counts in Russian as Russian does', () => {
    const t = translator('ru');
    const forms = [1, 3, 5, 21, 111].map((count) => t('popup.waiting', { count }));
    expect(forms).toEqual([
      '1 сообщение ждёт отправки',
      '3 сообщения ждут отправки',
      '5 сообщений ждут отправки',
      '21 сообщение ждёт отправки',
      '111 сообщений ждут отправки',
    ]);
  });

  it('keeps the singular after a number in Kazakh, and parts thousands with a space that does not break', () => {
    expect(translator('kk')('list.entries', { count: 20808 })).toBe('20\u00a0808 жазба');
  });

  it('gives a text in pieces, so that a value can stand out', () => {
    expect(translator('en').parts('report.recipient', { operator: 'a school' })).toEqual([
      { name: null, text: 'Recipient: ' },
      { name: 'operator', text: 'a school' },
    ]);
  });

  it('does not compile without a placeholder, with a wrong one, or with a key that is not there', () => {
    const t = translator('en');
    // @ts-expect-error host is missing
    const missing = () => t('warning.address');
    // @ts-expect-error hist is no placeholder of it
    const wrong = () => t('warning.address', { hist: 'x' });
    // @ts-expect-error the count must be a number
    const word = () => t('popup.waiting', { count: 'two' });
    // @ts-expect-error no such text
    const absent = () => t('popup.no_such_text');
    expect([missing, wrong, word, absent]).toHaveLength(4);
  });
});

describe('languageOf', () => {
  it('takes the setting, then the browser, then English for a language that is not ours', () => {
    expect(languageOf('kk', 'ru-RU')).toBe('kk');
    expect(languageOf('auto', 'kk-KZ')).toBe('kk');
    expect(languageOf('auto', 'ru')).toBe('ru');
    expect(languageOf('auto', 'de-DE')).toBe('en');
  });
});

describe('texts', () => {
  it('stand in all three languages, none empty', () => {
    for (const texts of Object.values(catalogues)) {
      expect(Object.keys(texts).sort()).toEqual([...keys].sort());
      expect(Object.entries(texts).filter(([, text]) => text.trim() === '')).toEqual([]);
    }
  });

  it('ask for the same placeholders in all three languages', () => {
    const differing = keys.filter(
      (key) => new Set(Object.values(catalogues).map((texts) => String(placeholders(texts[key]!)))).size > 1,
    );
    expect(differing).toEqual([]);
  });

  it('begin each English plural branch with the number, by which the types tell it from a placeholder', () => {
    expect(keys.filter((key) => /(one|other) \{(?!#)/.test(catalogues.en[key]!))).toEqual([]);
  });

  it('each have a kind, and keep the length of their kind in every language', () => {
    expect(keys.filter((key) => !kinds.has(key))).toEqual([]);
    const long = Object.entries(catalogues).flatMap(([language, texts]) =>
      keys
        .filter((key) => longest(texts[key]!) > limits[kinds.get(key)!]!)
        .map((key) => `${language} ${key}: ${longest(texts[key]!)}`),
    );
    expect(long).toEqual([]);
  });

  it('never claim that a page is safe, and hold no ASCII apostrophe', () => {
    expect(keys.filter((key) => Object.values(catalogues).some((texts) => texts[key]!.includes("'")))).toEqual([]);
    const ofClear = keys.filter((key) => /^(popup|toolbar|verdict)\.clear/.test(key));
    const said = ofClear.map((key) => Object.values(catalogues).map((texts) => texts[key]));
    expect(said.flat().filter((text) => /safe|безопас|қауіпсіз/i.test(text!))).toEqual([]);
  });
});
