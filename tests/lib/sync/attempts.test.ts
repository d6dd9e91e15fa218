import { expect, it } from 'vitest';
import {
  type Attempts,
  afterSync,
  attemptsSchema,
  delayMs,
  noAttempts,
  openMirrors,
  startDelayMs,
} from '#lib/sync/attempts.ts';
import type { Failure, SyncOutcome } from '#lib/sync/sync.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.UTC(2026, 10, 24, 9, 0, 0);
const silent: Failure = {
  mirror: 'https://a/',
  step: 'timestamp',
  code: 'unreachable',
  file: 'timestamp.json',
  retryAfterMs: 0,
};

function kept(...failures: Failure[]): SyncOutcome {
  return { kind: 'kept', step: 'timestamp', code: failures[0]?.code ?? 'slow', file: null, version: 3, failures };
}
const held: SyncOutcome = { kind: 'current', version: 3, mirror: 'https://a/', failures: [] };

function afterDays(days: readonly number[]): Attempts {
  return days.reduce((attempts, day) => afterSync(attempts, kept(silent), now + day * DAY), noAttempts);
}

it('remembers why and when the last try was in vain, and forgets it after one that held', () => {
  const attempts = afterSync(noAttempts, kept(silent), now);
  expect(attempts.problem).toEqual({
    mirror: 'https://a/',
    step: 'timestamp',
    code: 'unreachable',
    file: null,
    at: now,
  });
  expect(afterSync(attempts, held, now + 1)).toMatchObject({ failures: 0, daysInVain: 0, problem: null });
});

it('counts different days in vain, and none twice for a clock that goes to and fro', () => {
  expect(afterDays([0, 0.1, 1, 2]).daysInVain).toBe(3);
  expect(afterDays([0, 50, 0, 50, 0, 50]).daysInVain).toBe(2);
});

it('keeps each equivocation, also when another mirror held', () => {
  const lying: Failure = { ...silent, code: 'equivocation' };
  const attempts = afterSync(noAttempts, { ...held, failures: [lying] }, now);
  expect(attempts.equivocations).toEqual([
    { mirror: 'https://a/', step: 'timestamp', code: 'equivocation', file: 'timestamp.json', at: now },
  ]);
  expect(afterSync(attempts, held, now).equivocations).toHaveLength(1);
  const many = Array.from({ length: 20 }, (_, i) => i).reduce((all) => afterSync(all, kept(lying), now), noAttempts);
  expect(many.equivocations).toHaveLength(8);
});

it('leaves a mirror alone for as long as it asked, a day at most, and asks the others meanwhile', () => {
  const mirrors = ['https://a/', 'https://b'];
  const asked = afterSync(noAttempts, { ...held, failures: [{ ...silent, retryAfterMs: 2 * HOUR }] }, now);
  expect(openMirrors(asked, mirrors, now + HOUR)).toEqual(['https://b']);
  expect(openMirrors(asked, mirrors, now + 2 * HOUR)).toEqual(mirrors);
  expect(openMirrors(asked, mirrors, now - 1)).toEqual(mirrors);
  expect(delayMs(asked, mirrors, { ms: now, random: 0 })).toBe(45 * 60_000);
  expect(delayMs(asked, ['https://a/'], { ms: now, random: 0 })).toBe(2 * HOUR);
  const forEver = afterSync(noAttempts, kept({ ...silent, retryAfterMs: 1e12 }), now);
  expect(openMirrors(forEver, ['https://a/'], now + DAY)).toEqual(['https://a/']);
});

it('does not try sooner after a restart than the backoff that is running', () => {
  const failing = { ...afterSync(noAttempts, kept(silent), now), nextAt: now + 5 * HOUR };
  expect(startDelayMs(failing, { ms: now, random: 0.5 })).toBe(5 * HOUR);
  expect(startDelayMs(failing, { ms: now + 6 * HOUR, random: 0.5 })).toBe(30_000);
  expect(startDelayMs(failing, { ms: now - 2 * DAY, random: 0.5 })).toBe(30_000);
  expect(startDelayMs({ ...noAttempts, nextAt: now + HOUR }, { ms: now, random: 0.5 })).toBe(30_000);
});

it('survives being stored', () => {
  const attempts = afterSync(noAttempts, kept({ ...silent, retryAfterMs: HOUR }), now);
  expect(attemptsSchema.parse(JSON.parse(JSON.stringify(attempts)))).toEqual(attempts);
});
