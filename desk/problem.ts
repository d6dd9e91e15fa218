// Faults as answers: problem+json (RFC 9457) with the same codes that people read texts by.
import { ZodError } from 'zod';
import { type FaultCode, isFault } from '#lib/base/fault.ts';

const statuses: Partial<Record<FaultCode, number>> = {
  'bad-request': 400,
  malformed: 400,
  'not-json': 400,
  'unknown-session': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'same-person': 409,
  blocked: 409,
  protected: 409,
  platform: 409,
  'public-suffix': 409,
  'too-large': 413,
  unsupported: 415,
  busy: 429,
  unreachable: 503,
};

/** The answer for an error. What is not a fault is `internal`: its words may hold what a log or a stranger must not see. */
export function problemOf(error: unknown): Response {
  if (isFault(error)) return problem(error.code, error.message);
  if (error instanceof ZodError) return problem('bad-request', 'The body does not have the expected shape', 422);
  if (isDatabaseAway(error))
    return problem('unreachable', 'The database cannot be reached', 503, { 'Retry-After': '5' });
  return problem('internal', 'Something failed in the desk', 500);
}

/** A problem+json answer. */
export function problem(
  code: FaultCode,
  title: string,
  status = statuses[code] ?? 500,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, code }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  });
}

const connectionCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE']);
const lostConnection = /Connection terminated|timeout exceeded when trying to connect|Client has encountered/;

// SQLSTATE classes 08 (connection) and 57P (shutdown, crash, starting up), and the driver's own words for a cut line.
function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return /^(08|57P)/.test(code) || connectionCodes.has(code) || lostConnection.test(error.message);
}
