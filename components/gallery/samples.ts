// Made-up things to show components with: nothing here is anybody's.
import { parseSubject } from '#lib/address/subject.ts';
import { nothingRemoved, type Removed } from '#lib/report/removed.ts';
import type { Report } from '#lib/report/report.ts';

export const channel = parseSubject('tg:practice__channel');
export const shop = parseSubject('host:shop.example');
export const page = parseSubject('url:shop.example/job');

/** The day that the samples stand on, ms. */
export const todayMs = Date.UTC(2026, 10, 24, 8);

export const removed: Removed = { ...nothingRemoved(), phone: 1, query: 2 };

export const report: Report = {
  id: '019ab5f0-d080-7000-8000-000000000000',
  secretHash: '0'.repeat(64),
  kind: 'recruiting',
  subject: channel,
  address: 'https://shop.example/job?ref=&from=',
  words: '“[phone]”',
  where: null,
  excerpt: '',
  classCode: '',
  role: 'student',
  language: 'en',
  hour: '2026-11-24T08:00Z',
  listVersion: 418,
  verdict: 'caution',
};
