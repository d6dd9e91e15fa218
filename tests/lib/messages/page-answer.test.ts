import { expect, test } from 'vitest';
import type { Answer } from '#lib/messages/messages.ts';
import { messages } from '#lib/messages/messages.ts';
import { parsePageAnswer } from '#lib/messages/page-answer.ts';
import { levels } from '#lib/verdict/verdict.ts';
import { showings } from '#lib/warning/decide.ts';

const banner = { label: 'l', title: 't', text: 'x', more: 'm', close: 'c' };
const answer: Answer<'page.address'> = {
  verdict: { level: 'caution', kind: 'sale', subject: null, score: 0.3, evidence: [], reasons: [], cut: false },
  shows: 'banner',
  language: 'kk',
  scan: true,
  banner,
};

test('what the table lets out is taken in, each level and showing', () => {
  for (const level of levels) {
    for (const shows of showings) {
      const sent = { ...answer, shows, verdict: { ...answer.verdict, level } };
      expect(messages['page.address'].answer.safeParse(sent).success).toBe(true);
      expect(parsePageAnswer(sent)).toEqual({ shows, level, language: 'kk', scan: true, banner });
    }
  }
  expect(parsePageAnswer({ ...answer, banner: null }).banner).toBeNull();
});

test.each([
  ['nothing', null],
  ['a text', 'banner'],
  ['no verdict', { ...answer, verdict: null }],
  ['a level nobody knows', { ...answer, verdict: { ...answer.verdict, level: 'worse' } }],
  ['a showing nobody knows', { ...answer, shows: 'toString' }],
  ['a scan that is no yes or no', { ...answer, scan: 1 }],
  ['no language', { ...answer, language: undefined }],
  ['a bar that lacks a word', { ...answer, banner: { ...banner, close: undefined } }],
  ['a bar of text', { ...answer, banner: 'bar' }],
])('%s is malformed', (_name, value) => {
  expect(() => parsePageAnswer(value)).toThrow(expect.objectContaining({ code: 'malformed' }));
});
