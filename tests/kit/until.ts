// Waiting for a condition, never for a time.

/** Asks `condition` until it gives something other than null, undefined or false; a throw counts as "not yet". @throws Error that names `what` after `timeoutMs`. */
export async function until<T>(
  what: string,
  condition: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeoutMs = 20_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let last: unknown = null;
  while (Date.now() < end) {
    try {
      const value = await condition();
      if (value !== null && value !== undefined && value !== false) return value;
      last = null;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`waited ${timeoutMs} ms in vain: ${what}`, { cause: last });
}
