import { describe, expect, it } from 'vitest';
import { findNumbers, isIin, isLuhn } from '#lib/report/numbers.ts';

describe('numbers', () => {
  it('pass Luhn’s check as the published test cards do', () => {
    for (const card of ['4111111111111111', '5500005555555559', '378282246310005', '6011000990139424']) {
      expect(isLuhn(card)).toBe(true);
      expect(isLuhn(`${card.slice(0, -1)}${(Number(card.at(-1)) + 1) % 10}`)).toBe(false);
    }
  });

  it('are individual numbers by date, century and check digit', () => {
    expect(isIin('990101300013')).toBe(true);
    expect(isIin('990101300014')).toBe(false);
    expect(isIin('991301300013')).toBe(false);
    expect(isIin('990132300013')).toBe(false);
    expect(isIin('990101700013')).toBe(false);
  });

  it('use the second row of weights when the first gives ten', () => {
    // 9·1+9·2+0+1·4+0+1·6+3·7+0+0+0·10+w: 58 + 11·w ≡ 3 in the first row whatever w, so the ninth digit is used: 58 + 9·x ≡ 10.
    const body = '99010130' + '2' + '00';
    expect((58 + 9 * 2) % 11).toBe(10);
    const check = (9 * 3 + 9 * 4 + 0 + 1 * 6 + 0 + 1 * 8 + 3 * 9 + 0 + 2 * 11) % 11;
    expect(isIin(body + String(check))).toBe(check < 10);
  });

  it('are found with their plus and bracket, and nothing more', () => {
    const text = 'тел. +(7701) 123-45-67 ғой';
    const [found] = findNumbers(text);
    expect(text.slice(found!.start, found!.end)).toBe('+(7701) 123-45-67');
    expect(found).toMatchObject({ kind: 'phone', digits: '77011234567' });
  });

  it('are not joined across a line', () => {
    expect(findNumbers('701 123\n45 67')).toEqual([]);
  });
});
