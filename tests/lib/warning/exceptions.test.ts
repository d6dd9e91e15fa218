import { expect, test } from 'vitest';
import { parseSubject } from '#lib/address/subject.ts';
import { EXCEPTION_MS, exceptedUntil, holding, withException, withoutException } from '#lib/warning/exceptions.ts';

const shop = parseSubject('host:shop.example');
const other = parseSubject('host:other.example');
const now = Date.UTC(2026, 10, 24, 11);

test('holds for this subject and no other', () => {
  const exceptions = withException([], shop, now);
  expect(exceptedUntil(exceptions, [shop], now)).toBe(now + EXCEPTION_MS);
  expect(exceptedUntil(exceptions, [other], now)).toBeNull();
});

test('ends after one hour', () => {
  const exceptions = withException([], shop, now);
  expect(exceptedUntil(exceptions, [shop], now + EXCEPTION_MS - 1)).not.toBeNull();
  expect(exceptedUntil(exceptions, [shop], now + EXCEPTION_MS)).toBeNull();
});

test('ends when the clock is set back, so that it cannot be made longer', () => {
  expect(exceptedUntil(withException([], shop, now), [shop], now - 1)).toBeNull();
});

test('is one a subject, and begins anew', () => {
  const exceptions = withException(withException([], shop, now), shop, now + 1000);
  expect(exceptions).toEqual([{ subject: shop, until: now + 1000 + EXCEPTION_MS }]);
});

test('can be ended, others stay', () => {
  const exceptions = withException(withException([], shop, now), other, now);
  expect(withoutException(exceptions, shop, now).map(({ subject }) => subject)).toEqual([other]);
});

test('ended ones are dropped when another is made', () => {
  const exceptions = withException(withException([], shop, now), other, now + EXCEPTION_MS);
  expect(exceptions.map(({ subject }) => subject)).toEqual([other]);
  expect(holding(exceptions, now + 2 * EXCEPTION_MS)).toEqual([]);
});
