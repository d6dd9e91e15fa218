import { getCookie } from 'hono/cookie';
import type { DeskRequest } from '#desk/route.ts';

/** The session's token that came with a request, or null. */
export function tokenOf(request: DeskRequest, origin: string): string | null {
  return getCookie(request, nameOf(origin)) ?? null;
}

/** The header that gives a browser its session; an empty token takes it away. */
export function sessionCookie(token: string, { origin, maxAgeMs }: { origin: string; maxAgeMs: number }): string {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${nameOf(origin)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${Math.floor(maxAgeMs / 1_000)}${secure}`;
}

// Browsers accept a `__Host-` cookie only over https; on the loopback, cookies are shared by all ports, so the port names it.
function nameOf(origin: string): string {
  const { protocol, port } = new URL(origin);
  return protocol === 'https:' ? '__Host-desk' : `desk-${port === '' ? '80' : port}`;
}
