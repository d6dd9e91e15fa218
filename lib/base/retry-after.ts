// What a server that does not serve now asks for (RFC 9110, section 10.2.3).

/** Milliseconds that a `Retry-After` field asks for: seconds or a date; null if it says nothing. */
export function retryAfterMs(field: string | null, nowMs: number): number | null {
  const text = field?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // Date.parse takes far more than HTTP's dates; they all begin with the day's name.
  const date = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}
