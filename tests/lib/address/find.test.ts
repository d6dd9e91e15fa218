import { describe, expect, it } from 'vitest';
import { findInText } from '#lib/address/find.ts';
import { subjectsOfText } from '#lib/address/lookup.ts';
import { toAscii } from '#scripts/shekteu/ascii.ts';

const ZERO_KEY = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaam2dqd';

describe('a text', () => {
  it.each<[string, string[]]>([
    ['наш телеграм @practice__one, запасной t . me / practice__two', ['tg:practice__one', 'tg:practice__two']],
    ['біздің телеграм-арна: @Practice__One', ['tg:practice__one']],
    ['t[.]me/practice__a и т.ме/practice__b', ['tg:practice__a', 'tg:practice__b']],
    ['ＴＥＬＥＧＲＡＭ．ＭＥ/practice__a', ['tg:practice__a']],
    ['t.m\u200be/practice__a', ['tg:practice__a']],
    ['см. (https://t.me/practice__a).', ['tg:practice__a']],
    [
      't.me/s/practice__a/7, t.me/+Practice__Inv; tg://resolve?domain=practice__b',
      ['tg:practice__a', 'tg:+Practice__Inv', 'tg:practice__b'],
    ],
    ['Слово. И ещё. t . me / practice__a', ['tg:practice__a']],
    ['www.t.me/practice__a и x.t.me/y', ['tg:practice__a']],
    ['t.me / joinchat / Practice__Inv', ['tg:+Practice__Inv']],
    ['practice__a.t.me', ['tg:practice__a']],
    ['заходи на practice__a.t.me сейчас', ['tg:practice__a']],
    ['t.me/practice__a @practice__b', ['tg:practice__a', 'tg:practice__b']],
    ['@practice__b, t.me/practice__a', ['tg:practice__b', 'tg:practice__a']],
    ['@practice__a просто имя', []],
    [`телеграм ${'-'.repeat(39)} @practice__a`, []],
    [`телеграм ${'-'.repeat(38)} @practice__a`, ['tg:practice__a']],
    ['пишите на practice__a@mail.example в телеграм', []],
    ['телеграм t.me@other.example', []],
    ['5000 тг @practice__a', []],
    ['тг @practice__a', ['tg:practice__a']],
    ['мой тгк: @practice__a_', ['tg:practice__a']],
    ['стг @practice__a', []],
    [
      'Смотри http://shop.practice.example/a?b=1!',
      [
        'url:shop.practice.example/a?b=1',
        'url:shop.practice.example/a',
        'host:shop.practice.example',
        'host:practice.example',
      ],
    ],
    ['сайт practice.example.', ['host:practice.example']],
    ['сайт пример.рф/путь', ['url:xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C', 'host:xn--e1afmkfd.xn--p1ai']],
    ['(https://practice.example/a_(b))', ['url:practice.example/a_(b)', 'host:practice.example']],
    [`тор: ${ZERO_KEY}.onion и ${ZERO_KEY}.onion.ly`, [`onion:${ZERO_KEY}`]],
    ['hxxps://practice[.]example/x', ['url:practice.example/x', 'host:practice.example']],
    ['Привет.Как дела.И т.д., и т.п. 12.5 кг v1.2.3', []],
    ['https://a.example/x,https://b.example', ['url:a.example/x', 'host:a.example', 'host:b.example']],
    [
      'vk.com/practice.a, instagram.com/practice.b/ и tiktok.com/@practice.c.',
      ['vk:practice.a', 'ig:practice.b', 'tt:practice.c'],
    ],
    ['ватсап wa.me/77000000000, чат chat.whatsapp.com/Practice__1', ['wa:77000000000', 'wa:chat/Practice__1']],
    ['ютуб youtube.com/@Practice__A и youtube.com/@Дүкен', ['yt:practice__a', 'yt:%d0%b4%d2%af%d0%ba%d0%b5%d0%bd']],
    ['v k . com / practice__a, vk . com / practice__b', ['vk:practice__b']],
    ['vk.com / instagram.com / youtube.com', []],
    ['instagram.com / contact us', []],
    ['t.me/practice__a.Next', ['tg:practice__a']],
    ['https://vk.com/away.php?to=https%3A%2F%2Ft.me%2Fpractice__a', ['tg:practice__a']],
    ['whatsapp://send?phone=77000000000', ['wa:77000000000']],
    ['instagram.com/practice__a @practice__b', ['ig:practice__a']],
    ['', []],
  ])('%s', (text, subjects) => {
    expect(subjectsOfText(text, toAscii)).toEqual(subjects);
  });

  it('gives its findings in order of appearance, none over another', () => {
    const found = findInText('b.example, тг @practice__x, https://a.example/t.me/practice__y t.me/practice__z');
    expect(found.map(({ address, identity }) => identity ?? address)).toEqual([
      'b.example',
      'tg:practice__x',
      'https://a.example/t.me/practice__y',
      'https://t.me/practice__z',
    ]);
    for (const [at, one] of found.entries()) expect(one.at).toBeGreaterThanOrEqual(found[at - 1]?.end ?? 0);
  });
});
