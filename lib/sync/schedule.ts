// When to sync next. Spread by chance, so that a thousand clients never come at once; `random` is a number in [0, 1).
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Milliseconds from start to the first try: 0 to 60 s. */
export function firstDelayMs(random: number): number {
  return random * MINUTE_MS;
}

/**
 * Milliseconds to the next try: 60 min ± 25 % after a success, else backoff that doubles from 15 to 30 min.
 * `retryAfterMs` (from a mirror) is a floor, up to 10 % more. Nothing is ever longer than 24 h.
 */
export function nextDelayMs(failures: number, random: number, retryAfterMs = 0): number {
  const usual = 60 * MINUTE_MS * (0.75 + 0.5 * random);
  const backoff = 2 ** (failures - 1) * 15 * MINUTE_MS * (1 + random);
  // Who was sent away together does not come back together.
  const floor = retryAfterMs * (1 + 0.1 * random);
  return Math.min(Math.max(failures === 0 ? usual : backoff, floor), DAY_MS);
}
