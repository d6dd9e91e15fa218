import { describe, expect, it } from 'vitest';
import type { Subject } from '#lib/address/subject.ts';
import { redactText } from '#lib/report/redact.ts';
import { countRemoved } from '#lib/report/removed.ts';

const SHOP = 'tg:practice__shop' as Subject;
const redacted = (text: string, subject: Subject = SHOP) => redactText(text, subject).text;
const TOKEN = 'Zk3vQ9xT1mB7rL5wC8yD';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.s5xYzQpT-3v_8';

describe('a text', () => {
  it.each([
    ['e-mail', 'жаз: aigul.k+1@mail.example, күтем', 'жаз: [email], күтем'],
    ['e-mail in Cyrillic', 'почта айгуль@почта.пример!', 'почта [email]!'],
    ['e-mail without a dot', 'root@localhost', '[email]'],
    ['e-mail with a wide sign', 'a＠b.example', '[email]'],
    ['e-mail percent-escaped', 'to a%40b.example now', 'to [email] now'],
    ['e-mail in a mailto', 'mailto:a@b.example?subject=x', 'mailto:[email]?subject='],
    ['two e-mails', 'a@b.example;c@d.example', '[email];[email]'],
    ['phone with 8', 'звонить 8 (701) 123-45-67 вечером', 'звонить [phone] вечером'],
    ['phone with +7', '+7 701 123 45 67', '[phone]'],
    ['phone in one word', 'тел.87011234567', 'тел.[phone]'],
    ['phone without the trunk', '701 123 45 67', '[phone]'],
    ['phone in pairs', '8-70-11-23-45-67', '[phone]'],
    ['phone with dots', '8.701.123.45.67', '[phone]'],
    ['phone with narrow spaces', '+7\u202f701\u00a0123\u200945\u201167', '[phone]'],
    ['phone with zero-width characters', '8701\u200b123\u206045\ufeff67', '[phone]'],
    ['phone in wide digits', '８７０１１２３４５６７', '[phone]'],
    ['phone of another country', '+998 90 123-45-67', '[phone]'],
    ['phone with 00', '0049 151 23456789', '[phone]'],
    ['two phones', '87011234567 87017654321', '[phone] [phone]'],
    ['phone after a price', '5000 87011234567', '5000 [phone]'],
    ['phone before a price', '+77011234567 5000 тг', '[phone] 5000 тг'],
    ['card', 'карта 4111 1111 1111 1111.', 'карта [card].'],
    ['card in one word', '4111111111111111', '[card]'],
    ['card with dashes', '5500-0055-5555-5559', '[card]'],
    ['card of 15', '3782 822463 10005', '[card]'],
    ['individual number', 'ИИН 990101300013 бар', 'ИИН [iin] бар'],
    ['individual number in halves', '990101 300013', '[iin]'],
    ['long number', 'счёт 12345678901', 'счёт [phone]'],
    ['very long number', '12345678901234567890123', '[token]'],
    ['session id', `код ${TOKEN} ғой`, 'код [token] ғой'],
    ['JWT', `(${JWT})`, '([token])'],
    ['UUID', '9b2f0c1e-5d3a-4e7b-8f6a-0c1d2e3f4a5b', '[token]'],
    ['hexadecimal', 'hash 0123456789abcdef.', 'hash [token].'],
    ['base64 with its own signs', 'aGk+/29vYmFy/ZmVk+XpZ0Q1c=', '[token]'],
    ['bearer', 'Authorization: Bearer abc.def', 'Authorization: Bearer [token]'],
    ['password', 'пароль: Qwerty12, логин: я', 'пароль: [token] логин: я'],
    ['session by name', 'sid=abc123; path=/', 'sid=[token] path=/'],
    ['nick', 'жазды @dana_99 маған', 'жазды [nick] маған'],
    ['nick in brackets', '(@dana_99)', '([nick])'],
    ['nick in Cyrillic', '@айгуль', '[nick]'],
    ['address with a query', 'міне https://a.example/b?u=dana&t=1#x.', 'міне https://a.example/b?u=&t=.'],
    ['address without a scheme', 'a.example/b?u=dana', 'a.example/b?u='],
    ['address with a login', 'http://dana:pass@a.example/', 'http://a.example/'],
    [
      'address in Cyrillic',
      'сайт.пример/путь?имя=дана',
      'xn--80aswg.xn--e1afmkfd/%D0%BF%D1%83%D1%82%D1%8C?%D0%B8%D0%BC%D1%8F=',
    ],
    ['address with a token', `https://a.example/r/${TOKEN}`, 'https://a.example/r/…'],
    ['address that is none', 'http://[bad?sid=1', '[token]'],
    ['field without an address', 'page?sid=abc&x=1', 'page?sid=&x='],
    ['unseen characters', 'a\0b\u202ec\u2066d\ud800', 'abcd\ufffd'],
  ])('loses %s', (_what, text, expected) => {
    expect(redacted(text)).toBe(expected);
    const again = redactText(expected, SHOP);
    expect([again.text, countRemoved(again.removed)]).toEqual([expected, 0]);
  });

  it.each([
    ['prices', 'меф 0.5 - 12000, 1г 20 000 тг, 5 г 75 000'],
    ['a list of prices', '1000 2000 3000 5000'],
    ['dates and times', '24.11.2026 18:00, 2026-11-24'],
    ['places', '43.238949, 76.889709'],
    ['a short number', 'үй 12, пәтер 345, 102'],
    ['words with dots', 'т.е. курьер.Без опыта'],
    ['an address without secrets', 'https://a.example/menu/almaty, a.example/b'],
    ['an ordinary handle in a path', 'https://t.me/practice__shop/12'],
    ['long words', 'незамедлительно, қанағаттандырылмағандықтарыңыздан, internationalization'],
    ['the name of a site', 'kupit-slona-nedorogo-almaty.example деген сайт'],
    ['emoji', '💊👨‍👩‍👧 ❄️ 🌿'],
    ['lines and tabs', 'бір\n\tекі'],
    ['marks', '[phone] [email]'],
  ])('keeps %s', (_what, text) => {
    const result = redactText(text, SHOP);
    expect(result.text).toBe(text);
    expect(countRemoved(result.removed)).toBe(0);
  });

  it('keeps what is the subject’s own', () => {
    expect(redacted('@Practice__Shop жаз, @dana_99 емес')).toBe('@Practice__Shop жаз, [nick] емес');
    expect(redacted('8 701 123 45 67', 'tg:practice__87011234567' as Subject)).toBe(
      '[phone]'.replace('[phone]', '8 701 123 45 67'),
    );
    expect(redacted(`t.me/+${TOKEN}`, `tg:+${TOKEN}` as Subject)).toBe(`t.me/+${TOKEN}`);
    const onion = `${'a2b3c4d5e6f7'.repeat(5).slice(0, 55)}d`;
    expect(redacted(`${onion}.onion`, `onion:${onion}` as Subject)).toBe(`${onion}.onion`);
  });

  it('counts what was taken out by its kind', () => {
    const text = `@a1 @b2 a@b.example 87011234567 4111111111111111 990101300013 ${TOKEN} https://c.example/?q=1&r=2`;
    const expected = { nick: 2, email: 1, phone: 1, card: 1, iin: 1, token: 1, query: 2 };
    expect(redactText(text, SHOP).removed).toEqual(expected);
  });

  it.each([
    ['letters', 'a'],
    ['digits', '7'],
    ['digits and spaces', '7 '],
    ['at signs', '@'],
    ['letters and at signs', 'a@'],
    ['dots', 'a.'],
    ['slashes', 'a/'],
    ['escapes', '%25'],
    ['addresses', 'https://a.example/?b=c '],
    ['queries', '?a=b&'],
    ['names of secrets', 'token: '],
    ['spaces', ' '],
    ['brackets', '(+7'],
  ])('of many %s takes time in proportion', (_what, piece) => {
    const text = piece.repeat(160_000 / piece.length);
    const start = performance.now();
    redactText(text, SHOP);
    // Linear, it takes some 50 ms; were it quadratic, 10,000,000,000 steps.
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
