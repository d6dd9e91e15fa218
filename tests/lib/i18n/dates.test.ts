import { describe, expect, it } from 'vitest';
import { dateText, dateTimeText, daysBetween, dayText } from '#lib/i18n/dates.ts';

const day = Date.UTC(2026, 10, 24, 12);

describe('dateText', () => {
  it('writes the day as each language does', () => {
    expect(dateText('en', day)).toBe('24 November 2026');
    expect(dateText('ru', day)).toBe('24 ноября 2026 г.');
    expect(dateText('kk', day)).toBe('2026 ж. 24 қараша');
  });
});

describe('dayText', () => {
  it('leaves the year out', () => {
    expect([dayText('kk', day), dayText('ru', day), dayText('en', day)]).toEqual([
      '24 қараша',
      '24 ноября',
      '24 November',
    ]);
  });
});

describe('dateTimeText', () => {
  it('needs no Kazakh data of the browser, which Chromium lacks', () => {
    expect(dateTimeText('kk', day)).toMatch(/^2026\s?ж\. 2[45] қараша, \d{1,2}:\d{2}$/);
  });
});

describe('daysBetween', () => {
  it('counts whole days and never fewer than none', () => {
    expect([daysBetween(day, day + 3.5 * 86_400_000), daysBetween(day, day - 1)]).toEqual([3, 0]);
  });
});
