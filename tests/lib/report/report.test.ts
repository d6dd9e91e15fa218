import { describe, expect, it } from 'vitest';
import { reportDraftSchema, reportIdSchema, reportSchema } from '#lib/report/report.ts';
import { aReport } from '#tests/lib/outbox/reports.ts';

describe('a report', () => {
  it('is read when it is whole', () => {
    expect(reportSchema.parse(aReport())).toBeTruthy();
  });

  it.each([
    { userAgent: 'x' },
    { id: '0192f0c1-5d3a-7e7b-8f6a-0c1d2e3f4a5b' },
    { secretHash: 'AB' },
    { kind: 'complaint' },
    { subject: 'shop.example' },
    { words: 'a'.repeat(2_001) },
    { excerpt: 'a'.repeat(4_001) },
    { address: `https://a.example/${'a'.repeat(2_048)}` },
    { classCode: 'A B' },
    { hour: '2026-11-24T11:20Z' },
    { listVersion: -1 },
    { verdict: 'bad' },
  ])('is refused with %j', (rest) => {
    expect(reportSchema.safeParse({ ...aReport(), ...rest }).success).toBe(false);
  });
});

describe('a report’s id', () => {
  it.each(['', 'x', '9B2F0C1E-5D3A-7E7B-8F6A-0C1D2E3F4A5B', '9b2f0c1e-5d3a-4e7b-8f6a-0c1d2e3f4a5b'])(
    'is not %j',
    (id) => {
      expect(reportIdSchema.safeParse(id).success).toBe(false);
    },
  );
});

describe('a draft', () => {
  it('needs no id, and carries no field of its own into a report', () => {
    const { id, secretHash, hour, ...draft } = aReport();
    expect(reportDraftSchema.parse({ ...draft, extra: 1 })).toEqual(draft);
    expect(reportDraftSchema.parse({ ...draft, id })).toEqual({ ...draft, id });
    expect([secretHash, hour]).toHaveLength(2);
  });
});
