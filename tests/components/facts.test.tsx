import { expect, it } from 'vitest';
import { factOf } from '#components/facts.tsx';
import { translator } from '#lib/i18n/t.ts';

it('parts a text at its value, and drops the colon of its label', () => {
  for (const language of ['kk', 'ru', 'en'] as const) {
    const fact = factOf(translator(language).parts('warning.why_by', { operator: 'A school' }));
    expect(fact.value).toBe('A school');
    expect(fact.label).toMatch(/^\S.*[^:\s]$/u);
  }
});
