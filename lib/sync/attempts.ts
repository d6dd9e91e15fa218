// What is remembered of the tries themselves, apart from what is trusted: failures in a row, why and when, and which mirror asked for a pause.
import * as z from 'zod/mini';
import { nextDelayMs } from './schedule.ts';
import type { StepName } from './steps.ts';
import type { Failure, SyncOutcome } from './sync.ts';

const DAY_MS = 86_400_000;
const MOST_EQUIVOCATIONS = 8;

const failed = z.object({
  mirror: z.string(),
  step: z.custom<StepName>((value) => typeof value === 'string'),
  code: z.custom<Failure['code']>((value) => typeof value === 'string'),
  file: z.nullable(z.string()),
  at: z.number(),
});

/** Times are milliseconds; a day is one of UTC, counted from the epoch. */
export const attemptsSchema = z.object({
  /** Tries in vain since the last that held. */
  failures: z.int(),
  /** Different days with such a try. */
  daysInVain: z.int(),
  lastDayInVain: z.nullable(z.int()),
  /** Why the last try was in vain; null after one that held. */
  problem: z.nullable(failed),
  /** Two different publications of one version that a mirror showed: kept, since only other people can tell which is true. */
  equivocations: z.array(failed),
  /** Mirrors that asked to be left alone. */
  pauses: z.array(z.object({ mirror: z.string(), setAt: z.number(), until: z.number() })),
  /** When the next try is due. */
  nextAt: z.nullable(z.number()),
});
export type Attempts = z.infer<typeof attemptsSchema>;

/** Those of a client that has never tried. */
export const noAttempts: Attempts = {
  failures: 0,
  daysInVain: 0,
  lastDayInVain: null,
  problem: null,
  equivocations: [],
  pauses: [],
  nextAt: null,
};

/** Keeps the attempts; a write is whole or not at all. */
export interface AttemptsStore {
  read(): Promise<Attempts>;
  write(attempts: Attempts): Promise<void>;
}

/** What is remembered after a try that ended at `nowMs`. */
export function afterSync(before: Attempts, outcome: SyncOutcome, nowMs: number): Attempts {
  const told = outcome.failures.map(({ retryAfterMs, ...failure }) => ({ ...failure, at: nowMs }));
  const seen = told.filter(({ code }) => code === 'equivocation');
  const lasting = {
    ...before,
    equivocations: [...before.equivocations, ...seen].slice(-MOST_EQUIVOCATIONS),
    pauses: pausesAfter(before, outcome.failures, nowMs),
  };
  if (outcome.kind !== 'kept') {
    return { ...lasting, failures: 0, daysInVain: 0, lastDayInVain: null, problem: null };
  }
  const day = Math.floor(nowMs / DAY_MS);
  // A day that was counted is not counted again, nor is one before it: a clock that goes to and fro adds nothing.
  const isNewDay = before.lastDayInVain === null || day > before.lastDayInVain;
  const { step, code, file } = outcome;
  return {
    ...lasting,
    failures: before.failures + 1,
    daysInVain: before.daysInVain + Number(isNewDay),
    lastDayInVain: isNewDay ? day : before.lastDayInVain,
    problem: { mirror: outcome.failures.at(-1)?.mirror ?? '', step, code, file, at: nowMs },
  };
}

/** The mirrors that did not ask for a pause, or whose pause is over. */
export function openMirrors(attempts: Attempts, mirrors: readonly string[], nowMs: number): string[] {
  return mirrors.filter((mirror) => pauseLeftMs(attempts, mirror, nowMs) === 0);
}

/** Milliseconds to the next try: the schedule's, but not before one mirror at least may be asked. */
export function delayMs(attempts: Attempts, mirrors: readonly string[], now: { ms: number; random: number }): number {
  const pauses = mirrors.map((mirror) => pauseLeftMs(attempts, mirror, now.ms));
  const floor = pauses.length === 0 ? 0 : Math.min(...pauses);
  return nextDelayMs(attempts.failures, now.random, floor);
}

/** Milliseconds from a browser's start to its first try: within a minute, but not sooner than a backoff that is running. */
export function startDelayMs(attempts: Attempts, now: { ms: number; random: number }): number {
  const first = 60_000 * now.random;
  if (attempts.failures === 0 || attempts.nextAt === null) return first;
  const left = attempts.nextAt - now.ms;
  return left > DAY_MS ? first : Math.max(first, left); // more than a day can only be a clock set back
}

function pausesAfter(before: Attempts, failures: readonly Failure[], nowMs: number): Attempts['pauses'] {
  const asked = failures
    .filter(({ retryAfterMs }) => retryAfterMs > 0)
    .map(({ mirror, retryAfterMs }) => ({ mirror, setAt: nowMs, until: nowMs + Math.min(retryAfterMs, DAY_MS) }));
  const running = before.pauses.filter(
    ({ mirror }) => pauseLeftMs(before, mirror, nowMs) > 0 && !asked.some((pause) => pause.mirror === mirror),
  );
  return [...running, ...asked];
}

/** A clock set back before a pause began ends it. */
function pauseLeftMs(attempts: Attempts, mirror: string, nowMs: number): number {
  const pause = attempts.pauses.find((each) => each.mirror === mirror || each.mirror === `${mirror}/`);
  if (!pause || nowMs < pause.setAt) return 0;
  return Math.max(0, pause.until - nowMs);
}
