import type { DeskContext } from '#desk/context.ts';
import { type DeskRequest, personOf, type Route } from '#desk/route.ts';
import { sessionCookie, tokenOf } from './cookie.ts';
import { lifetimes, signIn, signOut } from './sessions.ts';

/** Sign-in by a one-time link, sign-out, and who is signed in. */
export function peopleRoutes(context: DeskContext): Route[] {
  return [
    { method: 'GET', path: '/sign-in/:token', access: 'anyone', handle: (request) => enter(context, request) },
    { method: 'POST', path: '/desk/api/sign-out', access: 'moderator', handle: (request) => leave(context, request) },
    { method: 'GET', path: '/desk/api/me', access: 'moderator', handle: (request) => me(context, request) },
  ];
}

async function enter({ db, clock, origin }: DeskContext, request: DeskRequest): Promise<Response> {
  const token = await signIn(db, clock, request.req.param('token') ?? '');
  if (token === null) return new Response(null, { status: 303, headers: { Location: '/desk?link=over' } });
  const cookie = sessionCookie(token, { origin: origin(), maxAgeMs: lifetimes.sessionMs });
  return new Response(null, {
    status: 303,
    headers: { Location: '/desk', 'Set-Cookie': cookie, 'Cache-Control': 'no-store' },
  });
}

async function leave({ db, origin }: DeskContext, request: DeskRequest): Promise<Response> {
  const token = tokenOf(request, origin());
  if (token !== null) await signOut(db, token);
  return new Response(null, {
    status: 204,
    headers: { 'Set-Cookie': sessionCookie('', { origin: origin(), maxAgeMs: 0 }) },
  });
}

/** What the pages show in their bar. */
export interface MeView {
  name: string;
  operator: string;
}

async function me({ config }: DeskContext, request: DeskRequest): Promise<Response> {
  const view: MeView = { name: personOf(request).name, operator: config.operator };
  return request.json(view);
}
