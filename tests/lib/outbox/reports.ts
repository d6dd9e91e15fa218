// Reports for tests: whole, valid, and never the same twice.
import type { Subject } from '#lib/address/subject.ts';
import { hourId } from '#lib/base/ids.ts';
import { type Report, reportSchema } from '#lib/report/report.ts';

export const T0 = Date.UTC(2026, 10, 24, 11, 20);
export const DESK = 'https://desk.example';

export function aReport(rest: Partial<Report> = {}): Report {
  return reportSchema.parse({
    id: hourId({ now: () => T0 }),
    secretHash: '0'.repeat(64),
    kind: 'sale',
    subject: 'tg:practice__shop' as Subject,
    address: 'https://shop.example/menu?id=',
    words: 'бағасы бар',
    where: null,
    excerpt: '',
    classCode: '',
    role: 'student',
    language: 'kk',
    hour: '2026-11-24T11:00Z',
    listVersion: 0,
    verdict: 'clear',
    ...rest,
  });
}
