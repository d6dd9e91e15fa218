import { describe, expect, it } from 'vitest';
import type { Subject } from '#lib/address/subject.ts';
import { redactAddress, redactSubject } from '#lib/report/redact-address.ts';
import { countRemoved } from '#lib/report/removed.ts';

const SHOP = 'host:shop.example' as Subject;
const TOKEN = 'Zk3vQ9xT1mB7rL5wC8yD';
const redacted = (address: string, subject = SHOP) => redactAddress(address, subject)?.text ?? null;

describe('an address', () => {
  it.each([
    ['login and fragment', 'https://dana:pw@a.example/b#part', 'https://a.example/b'],
    ['values of a query', 'https://a.example/b?id=7&name=dana&empty=', 'https://a.example/b?id=&name=&empty='],
    ['a query without keys', 'https://a.example/b?dana@mail.example', 'https://a.example/b'],
    ['a key that is a secret', `https://a.example/?${TOKEN}=1&a.b=2`, 'https://a.example/?…=&a.b='],
    ['a key that is an e-mail', 'https://a.example/?dana%40mail.example=1', 'https://a.example/?…='],
    ['an e-mail in the path', 'https://a.example/u/dana@mail.example/x', 'https://a.example/u/…/x'],
    ['an escaped e-mail', 'https://a.example/u/dana%40mail.example', 'https://a.example/u/…'],
    ['a twice escaped e-mail', 'https://a.example/u/dana%2540mail.example', 'https://a.example/u/…'],
    ['a JWT', 'https://a.example/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc', 'https://a.example/…'],
    ['a UUID', 'https://a.example/9b2f0c1e-5d3a-4e7b-8f6a-0c1d2e3f4a5b/b', 'https://a.example/…/b'],
    ['16 hexadecimal digits', 'https://a.example/x0123456789abcdef', 'https://a.example/…'],
    ['20 random letters', `https://a.example/${TOKEN}`, 'https://a.example/…'],
    ['a phone', 'https://a.example/+77011234567', 'https://a.example/…'],
    ['a local phone', 'https://a.example/u/8-701-123-45-67', 'https://a.example/u/…'],
    ['a card', 'https://a.example/4111111111111111', 'https://a.example/…'],
    ['an individual number', 'https://a.example/990101300013', 'https://a.example/…'],
    ['a session after a semicolon', 'https://a.example/b;jsessionid=12AB/c', 'https://a.example/b;…/c'],
    ['a field in the path', 'https://a.example/token=abc/c', 'https://a.example/…/c'],
    ['an address in the path', 'https://a.example/go/https%3A%2F%2Fb.example%3Fx%3Dy', 'https://a.example/go/…'],
    ['a broken escape', 'https://a.example/%zz%40', 'https://a.example/…'],
  ])('loses %s', (_what, address, expected) => {
    expect(redacted(address)).toBe(expected);
    const again = redactAddress(expected, SHOP)!;
    expect([again.text, countRemoved(again.removed)]).toEqual([expected, 0]);
  });

  it.each([
    'https://a.example/',
    'https://a.example:8443/menu/almaty/12345',
    'https://a.example/2026/11/24/article-title',
    'https://a.example/item/12345678901',
    'https://a.example/@channel',
    'https://a.example/%D0%B1%D0%B5%D1%82',
  ])('%s stays as it is', (address) => {
    expect(redacted(address)).toBe(address);
    expect(redactAddress(address, SHOP)!.removed).toMatchObject({ token: 0, query: 0, email: 0, phone: 0 });
  });

  it('keeps the invite and the name that are the subject', () => {
    expect(redacted(`https://t.me/+${TOKEN}`, `tg:+${TOKEN}` as Subject)).toBe(`https://t.me/+${TOKEN}`);
    expect(redacted(`https://t.me/joinchat/${TOKEN}`, `tg:+${TOKEN}` as Subject)).toBe(
      `https://t.me/joinchat/${TOKEN}`,
    );
    expect(redacted(`https://t.me/+${TOKEN}`, 'tg:practice__shop' as Subject)).toBe('https://t.me/…');
    const resolve = 'tg://resolve?domain=practice__shop&start=abc';
    expect(redacted(resolve, 'tg:practice__shop' as Subject)).toBe('tg://resolve?domain=practice__shop&start=');
  });

  it('keeps the words of its path that are the subject, and no others', () => {
    const subject = 'url:a.example/Kupit-slona-v-Almaty-11-24' as Subject;
    expect(redacted('https://a.example/Kupit-slona-v-Almaty-11-24?id=1', subject)).toBe(
      'https://a.example/Kupit-slona-v-Almaty-11-24?id=',
    );
    expect(redacted('https://a.example/Prodam-zhirafa-v-Almaty-11-24', subject)).toBe('https://a.example/…');
  });

  it('is null when it is none', () => {
    expect(redacted('not an address')).toBeNull();
    expect(redacted('')).toBeNull();
  });
});

describe('a subject', () => {
  it.each([
    ['host:a.example', 'host:a.example'],
    ['url:a.example/menu', 'url:a.example/menu'],
    ['url:a.example/menu?id=5', 'url:a.example/menu'],
    [`url:a.example/r/${TOKEN}/x`, 'url:a.example/r/'],
    [`url:a.example/${TOKEN}`, 'host:a.example'],
    ['url:a.example/u/dana@mail.example', 'url:a.example/u/'],
    ['url:a.example/Kupit-slona-v-Almaty-11-24', 'url:a.example/Kupit-slona-v-Almaty-11-24'],
    ['url:a.example/kupit_slona_nedorogo.html/x', 'url:a.example/kupit_slona_nedorogo.html/x'],
    ['url:a.example/kupit-slona-87011234567', 'host:a.example'],
    ['url:a.example/kupit-slona-8701-1234567', 'host:a.example'],
    [`tg:+${TOKEN}`, `tg:+${TOKEN}`],
  ])('%s becomes %s', (subject, expected) => {
    expect(redactSubject(subject as Subject).subject).toBe(expected);
  });
});
