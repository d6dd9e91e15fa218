import { describe, expect, it } from 'vitest';
import { reasonsFor } from '#components/verdict-reasons.ts';
import { translator } from '#lib/i18n/t.ts';

const t = translator('en');

describe('reasonsFor', () => {
  it('quotes the words that a reason stands on, and measures how much they counted', () => {
    const [place, contact] = reasonsFor(t, {
      reasons: ['pay_then_place', 'write_nick'],
      evidence: [
        { signal: 'dead-drop', text: 'the place after payment', weight: 3 },
        { signal: 'contact', text: 'write to the manager', weight: 0.2 },
      ],
    });
    expect(place).toMatchObject({ strength: 3, against: false, words: ['the place after payment'] });
    expect(contact).toMatchObject({ strength: 1, words: ['write to the manager'] });
  });

  it('never shows the name or the code word of a substance', () => {
    const [reason] = reasonsFor(t, {
      reasons: ['code_words'],
      evidence: [{ signal: 'slang', text: 'a code word', weight: 2 }],
    });
    expect(reason?.words).toEqual([]);
  });

  it('leaves room for one thing that speaks against', () => {
    const reasons = reasonsFor(t, {
      reasons: ['hidden_place', 'crypto', 'write_nick', 'hurry', 'emoji'],
      evidence: [{ signal: 'news', text: 'the agency reports', weight: -0.4 }],
    });
    expect(reasons).toHaveLength(4);
    expect(reasons.at(-1)).toMatchObject({ text: t('reason.calm_news'), against: true });
  });

  it('quotes the same words once only', () => {
    const reasons = reasonsFor(t, {
      reasons: ['pay_then_place', 'hidden_place'],
      evidence: [{ signal: 'dead-drop', text: 'the place', weight: 1 }],
    });
    expect(reasons.map(({ words }) => words)).toEqual([['the place'], []]);
  });
});
