import { describe, expect, it } from 'vitest';
import { linkSchemeOf } from '#lib/address/link-scheme.ts';

describe('the scheme of a link', () => {
  it.each([
    ['tg://resolve?domain=practice__a', 'tg:'],
    ['TG:practice__a', 'tg:'],
    ['whatsapp://send', 'whatsapp:'],
    ['https://t.me/practice__a', null],
    ['tg', null],
    ['', null],
  ])('of %j is %j', (text, scheme) => {
    expect(linkSchemeOf(text)).toBe(scheme);
  });
});
