// Reports as an extension would send them, for tests of both sides.

import { parseSubject } from '#lib/address/subject.ts';
import { toHex } from '#lib/base/bytes.ts';
import { hourId } from '#lib/base/ids.ts';
import { PROTOCOL } from '#lib/protocol/batch.ts';
import type { Report } from '#lib/report/report.ts';

const hourMs = 3_600_000;

/** A valid report about a practice subject; `changes` are laid over it. */
export function someReport(changes: Partial<Report> = {}): Report {
  const hour = new Date(Math.floor(Date.now() / hourMs) * hourMs);
  return {
    id: hourId({ now: () => hour.getTime() }),
    secretHash: toHex(crypto.getRandomValues(new Uint8Array(32))),
    kind: 'sale',
    subject: parseSubject('host:shop.practice.example'),
    address: 'https://shop.practice.example/catalog',
    words: 'somebody sent this to the class chat',
    where: 'messenger',
    excerpt: '',
    classCode: '',
    role: 'student',
    language: 'ru',
    hour: `${hour.toISOString().slice(0, 13)}:00Z`,
    listVersion: 1,
    verdict: 'clear',
    ...changes,
  };
}

/** A batch as it is posted. */
export function someBatch(reports: readonly unknown[]): { protocol: number; reports: readonly unknown[] } {
  return { protocol: PROTOCOL, reports };
}
