import { expect, test } from 'vitest';
import { decodePunycode, hostsOf } from '#entrypoints/background/hosts.ts';

// RFC 3492, section 7.1: sample strings (A, B, E, I, L, S).
test.each([
  ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
  ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
  ['4dbcagdahymbxekheh6e0a7fei0b', 'למההםפשוטלאמדבריםעברית'],
  ['b1abfaaepdrnnbgefbadotcwatmq2g4l', 'почемужеонинеговорятпорусски'],
  ['3B-ww4c5e180e575a65lsy2b'.toLowerCase(), '3年b組金八先生'],
  ['-> $1.00 <--', '-> $1.00 <-'],
])('%s stands for its letters', (text, letters) => {
  expect(decodePunycode(text)).toBe(letters);
});

test.each(['\u0000', '9999999999', 'a-b c!'])('%j stands for nothing', (text) => {
  expect(decodePunycode(text)).toBeNull();
});

test('a host is given as people read it and as the network does', () => {
  expect(hostsOf('https://сауда.example/x')).toEqual({
    host: 'сауда.example',
    ascii: new URL('https://сауда.example').hostname,
  });
  expect(hostsOf('http://plain.example')).toEqual({ host: 'plain.example', ascii: 'plain.example' });
});
