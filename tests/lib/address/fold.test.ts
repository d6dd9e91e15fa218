import { describe, expect, it } from 'vitest';
import { foldLookalikes, undisguise } from '#lib/address/fold.ts';

describe('a disguise', () => {
  it.each([
    ['t[.]me/x', 't.me/x'],
    ['t [ . ] me', 't.me'],
    ['t(dot)me', 't.me'],
    ['hxxps://a.example', 'https://a.example'],
    ['t\u200b.m\u00ade/\u2060x', 't.me/x'],
    ['a[/]b', 'a/b'],
  ])('%j is undone to %j', (disguised, plain) => {
    expect(undisguise(disguised)).toBe(plain);
  });

  it('of letters folds to Latin, place by place', () => {
    expect(foldLookalikes('Т․МЕ/ＡＢ')).toBe('t.me/ab');
    expect(foldLookalikes('İ Т.МЕ')).toBe('İ t.me');
    for (const text of ['İstanbul Т.МЕ', 'ß', 'ﬁ', '😀Т']) expect(foldLookalikes(text)).toHaveLength(text.length);
  });
});
