import { describe, expect, it } from 'vitest';
import type { Subject } from '#lib/address/subject.ts';
import { sha256, toHex } from '#lib/base/bytes.ts';
import { draftReport } from '#lib/report/draft.ts';
import { type ReportDraftInput, reportIdSchema, reportLimits, reportSchema } from '#lib/report/report.ts';

const NOW = Date.UTC(2026, 10, 24, 11, 47, 13, 555);
const clock = { now: () => NOW };
const input: ReportDraftInput = {
  kind: 'sale',
  subject: 'host:shop.example' as Subject,
  address: 'https://shop.example/menu?id=5#top',
  words: ' баға салмаққа қойылған, @dana_99 ',
  where: 'street',
  excerpt: 'a@b.example',
  classCode: 'AB12',
  role: 'teacher',
  language: 'kk',
  listVersion: 3,
  verdict: 'caution',
};

describe('a draft', () => {
  it('becomes a report with nothing that names its sender', async () => {
    const { report, removed } = await draftReport(input, clock);
    expect(JSON.stringify(reportSchema.parse(report))).toBe(JSON.stringify(report));
    expect(report).toMatchObject({
      address: 'https://shop.example/menu?id=',
      words: 'баға салмаққа қойылған, [nick]',
      excerpt: '[email]',
      hour: '2026-11-24T11:00Z',
      where: 'street',
      classCode: 'AB12',
    });
    expect(removed).toEqual({ query: 1, token: 1, email: 1, phone: 0, card: 0, iin: 0, nick: 1 });
  });

  it('holds only what the threat model allows', async () => {
    const { report } = await draftReport(input, clock);
    const allowed =
      'address classCode excerpt hour id kind language listVersion role secretHash subject verdict where words';
    expect(Object.keys(report).sort().join(' ')).toBe(allowed);
  });

  it('gets an id that tells the hour and no minute, and never the same twice', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, async () => (await draftReport(input, clock)).report.id));
    expect(new Set(ids).size).toBe(50);
    for (const id of ids) {
      expect(reportIdSchema.safeParse(id).success).toBe(true);
      expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(Date.UTC(2026, 10, 24, 11));
    }
  });

  it('keeps the id that its form made, so that saving twice is saving once', async () => {
    const { report } = await draftReport(input, clock);
    expect((await draftReport({ ...input, id: report.id }, clock)).report.id).toBe(report.id);
  });

  it('carries the hash of its receipt’s secret, not the secret', async () => {
    const { report, secret } = await draftReport(input, clock);
    expect(report.secretHash).toBe(toHex(await sha256(new TextEncoder().encode(secret))));
    expect(JSON.stringify(report)).not.toContain(secret);
    expect(secret).toMatch(/^[\w-]{22}$/);
  });

  it.each([
    ['a private page', 'https://mail.google.com/mail/u/0/'],
    ['a messenger’s own chats', 'https://web.telegram.org/k/#12345'],
    ['a local address', 'http://192.168.1.1/'],
    ['a page of the browser', 'chrome://settings'],
    ['a file', 'file:///home/dana/x.html'],
    ['no address', null],
  ])('tells no address of %s', async (_what, address) => {
    expect((await draftReport({ ...input, address }, clock)).report.address).toBeNull();
  });

  it('tells only the place of an address that is too long', async () => {
    const address = `https://shop.example/${'ab/'.repeat(1_000)}`;
    expect((await draftReport({ ...input, address }, clock)).report.address).toBe('https://shop.example/…');
  });

  it('fits its limits even where marks are longer than what they stand for', async () => {
    const words = '@ab '.repeat(500);
    const excerpt = `${'a'.repeat(reportLimits.excerpt - 1)}💊`;
    const { report } = await draftReport({ ...input, words, excerpt: excerpt.slice(0, 4_000) }, clock);
    expect(reportSchema.safeParse(report).success).toBe(true);
    expect(report.words.length).toBeLessThanOrEqual(reportLimits.words);
    expect(report.excerpt).not.toMatch(/[\ud800-\udfff]/);
  });

  it('cuts a subject that holds a secret', async () => {
    const subject = 'url:shop.example/reset/Zk3vQ9xT1mB7rL5wC8yD' as Subject;
    expect((await draftReport({ ...input, subject }, clock)).report.subject).toBe('url:shop.example/reset/');
  });
});
