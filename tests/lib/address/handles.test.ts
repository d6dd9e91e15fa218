import { describe, expect, it } from 'vitest';
import { findHandles } from '#lib/address/handles.ts';

function identities(text: string, links: { at: number; end: number }[] = []): string[] {
  return findHandles(text, () => links).map(({ identity }) => identity);
}

describe('a bare name', () => {
  it.each(['телеграм', 'Телеграмме', 'телегу', 'тг', 'ТГК', 'Telegram-канал', 'tg', 'жеделхат'])(
    'is a platform’s beside its word: %s',
    (word) => {
      expect(identities(`${word}: @Practice__A`)).toEqual(['tg:practice__a']);
      expect(identities(`@practice__a (${word})`)).toEqual(['tg:practice__a']);
    },
  );

  it.each(['инстаграм', 'телевизор', 'стг', 'тгц', '300 тг'])('is nobody’s beside another: %s', (word) => {
    expect(identities(`${word} @practice__a`)).toEqual([]);
  });

  it('is a platform’s beside its link', () => {
    expect(identities('… @practice__a', [{ at: 0, end: 1 }])).toEqual(['tg:practice__a']);
  });

  it('finds the nearest sign among many', () => {
    const names = Array.from({ length: 50 }, (_, at) => `@practice__${at + 10}`).join(' ');
    expect(identities(`тг ${names}`)).toEqual(['tg:practice__10', 'tg:practice__11', 'tg:practice__12']);
  });
});
