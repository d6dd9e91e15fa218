import { describe, expect, it } from 'vitest';
import { isSubject, parseSubject, SUBJECT_MAX_LENGTH, subjectSchema } from '#lib/address/subject.ts';

const ZERO_KEY = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaam2dqd';

describe('a subject', () => {
  it.each([
    'host:a.example',
    'host:192.0.2.1',
    'host:[2001:db8::1]',
    'url:a.example/b?x=1',
    'tg:practice__shop',
    'tg:+AbCdEf',
    'tg:c/123',
    `onion:${ZERO_KEY}`,
  ])('%s is one', (text) => {
    expect(parseSubject(text)).toBe(text);
    expect(subjectSchema.safeParse(text).success).toBe(true);
  });

  it.each([
    '',
    'a.example',
    'host:',
    'host:A.example',
    'host:a.example/',
    'host:a b',
    'url:a.example',
    'url:a.example/',
    'url:a.example/ b',
    'url:/b',
    'tg:Practice__shop',
    'tg:x/y',
    `onion:${ZERO_KEY.replace('m', 'n')}`,
    'who:a.example',
    `url:a.example/${'x'.repeat(SUBJECT_MAX_LENGTH)}`,
  ])('%.40j is none', (text) => {
    expect(isSubject(text)).toBe(false);
    expect(() => parseSubject(text)).toThrow(expect.objectContaining({ code: 'unreadable' }));
    expect(subjectSchema.safeParse(text).success).toBe(false);
  });

  it('is a string and nothing else', () => {
    expect(subjectSchema.safeParse(7).success).toBe(false);
  });
});
