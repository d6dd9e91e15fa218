import { describe, expect, it } from 'vitest';
import { answerSchema, batchSchema, envelopeSchema, refusalOf } from '#lib/protocol/batch.ts';
import { aReport } from '#tests/lib/outbox/reports.ts';

const many = (count: number) => Array.from({ length: count }, () => aReport());

describe('a batch', () => {
  it('holds one to fifty whole reports', () => {
    expect(batchSchema.safeParse({ protocol: 1, reports: many(50) }).success).toBe(true);
    expect(batchSchema.safeParse({ protocol: 1, reports: [] }).success).toBe(false);
    expect(batchSchema.safeParse({ protocol: 1, reports: many(51) }).success).toBe(false);
    expect(batchSchema.safeParse({ protocol: 2, reports: many(1) }).success).toBe(false);
  });

  it('is opened by its ids alone, so that one bad report spoils no other', () => {
    const [good] = many(1);
    const bad = { id: aReport().id, kind: 'nonsense', more: true };
    const opened = envelopeSchema.parse({ protocol: 1, reports: [good, bad] });
    expect(opened.reports).toEqual([good, bad]);
    expect(envelopeSchema.safeParse({ protocol: 1, reports: [{ id: '../../x' }] }).success).toBe(false);
  });
});

describe('an answer', () => {
  it('names an outcome for each id', () => {
    const item = { id: aReport().id, outcome: 'refused', reason: 'conflict' };
    expect(answerSchema.parse({ protocol: 1, items: [item] }).items).toEqual([item]);
    expect(answerSchema.safeParse({ protocol: 1, items: [{ ...item, outcome: 'eaten' }] }).success).toBe(false);
    expect(answerSchema.safeParse({ items: [item] }).success).toBe(false);
    expect(answerSchema.safeParse([item]).success).toBe(false);
  });

  it('gives a reason known here, or `other`', () => {
    expect(refusalOf('conflict')).toBe('conflict');
    expect(refusalOf('constructor')).toBe('other');
    expect(refusalOf(undefined)).toBe('other');
  });
});
