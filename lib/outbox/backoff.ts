// When to try again: threat model, section 6. Waits are spans with their start, so that a moved clock cannot stretch them.
import type { Pause } from './entry.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/** Longest wait that anything here may ask for, ms. */
export const LONGEST_WAIT_MS = 24 * HOUR_MS;
const FIRST_WINDOW_MS = 30 * SECOND_MS;
const WIDEST_WINDOW_MS = 6 * HOUR_MS;

/** Numbers from 0 up to 1, as `Math.random` gives them. */
export type Random = () => number;

/**
 * Milliseconds to wait after `failures` failures in a row: full jitter, uniform(0, min(6 h, 30 s × 2^(failures − 1))).
 * `floorMs`, what the server asked for, is the least, up to 10 % more, never beyond 24 h.
 */
export function backoffMs(failures: number, floorMs: number | null, random: Random): number {
  const window = Math.min(WIDEST_WINDOW_MS, FIRST_WINDOW_MS * 2 ** Math.min(failures - 1, 20));
  const jittered = random() * window;
  if (floorMs === null) return jittered;
  return Math.min(LONGEST_WAIT_MS, Math.max(jittered, floorMs * (1 + 0.1 * random())));
}

/** A wait of `ms` from now. */
export function pauseFor(nowMs: number, ms: number): Pause {
  return { setAt: nowMs, until: nowMs + Math.min(ms, LONGEST_WAIT_MS) };
}

/** Milliseconds until a wait is over, 0 when it is; a clock set back before its start ends it. */
export function leftOf(pause: Pause | null, nowMs: number): number {
  if (pause === null || nowMs < pause.setAt) return 0;
  return Math.max(0, Math.min(pause.until - nowMs, LONGEST_WAIT_MS));
}
