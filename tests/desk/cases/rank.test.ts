import { describe, expect, it } from 'vitest';
import { harmOf, worstKind } from '#desk/cases/rank.ts';

describe('harmOf', () => {
  it('puts recruiting and sale over promotion, and a mistake last', () => {
    const of = (...kinds: string[]) => harmOf({ kinds, suspected: false, told: false });
    expect(of('recruiting')).toBeGreaterThan(of('sale'));
    expect(of('sale')).toBeGreaterThan(of('promotion'));
    expect(of('promotion')).toBeGreaterThan(of('other'));
    expect(of('other')).toBeGreaterThan(of('mistake'));
  });

  it('goes by the worst kind named, up when the extension suspected it too, down when somebody calls it a mistake', () => {
    const plain = harmOf({ kinds: ['other', 'sale'], suspected: false, told: false });
    expect(plain).toBe(harmOf({ kinds: ['sale'], suspected: false, told: false }));
    expect(harmOf({ kinds: ['sale'], suspected: true, told: false })).toBeGreaterThan(plain);
    expect(harmOf({ kinds: ['sale', 'mistake'], suspected: false, told: false })).toBeLessThan(plain);
  });

  it('stays between 0 and 100', () => {
    expect(harmOf({ kinds: [], suspected: false, told: false })).toBe(0);
    expect(harmOf({ kinds: ['recruiting'], suspected: true, told: true })).toBeLessThanOrEqual(100);
  });
});

describe('worstKind', () => {
  it('is the one with the most harm', () => {
    expect(worstKind(['promotion', 'recruiting', 'sale'])).toBe('recruiting');
    expect(worstKind([])).toBe('other');
  });
});
