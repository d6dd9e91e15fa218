// Routes in the order of the flow, each behind its role; a change is accepted only from this desk's own pages.
import { Hono } from 'hono';
import { caseRoutes } from '#desk/cases/routes.ts';
import { intakeRoutes } from '#desk/intake/routes.ts';
import { tokenOf } from '#desk/people/cookie.ts';
import { peopleRoutes } from '#desk/people/routes.ts';
import { whoIs } from '#desk/people/sessions.ts';
import { publicationRoutes } from '#desk/publication/routes.ts';
import { reviewRoutes } from '#desk/review/routes.ts';
import { Fault, isFault } from '#lib/base/fault.ts';
import type { DeskContext } from './context.ts';
import { pageRoutes } from './pages.ts';
import { problem, problemOf } from './problem.ts';
import { checkDeclared, type DeskRequest, type Route } from './route.ts';

/** The desk as an application; `onFailure` hears of what is no fault, without any content of a request. */
export function makeApp(context: DeskContext, onFailure: (error: unknown) => void = () => undefined): Hono {
  return mount(context, routesOf(context), onFailure);
}

/** Every route of the desk, in the order of the flow. */
export function routesOf(context: DeskContext): Route[] {
  return [
    { method: 'GET', path: '/healthz', access: 'anyone', handle: (request) => health(context, request) },
    ...intakeRoutes(context),
    ...peopleRoutes(context),
    ...caseRoutes(context),
    ...reviewRoutes(context),
    ...publicationRoutes(context),
    ...pageRoutes(context),
  ];
}

/** Mounts declared routes. @throws Fault `usage` if one does not say who may call it. */
export function mount(context: DeskContext, routes: readonly Route[], onFailure: (error: unknown) => void): Hono {
  checkDeclared(routes);
  const app = new Hono<{ Variables: { person: null } }>();
  for (const route of routes) {
    app.on(route.method, route.path, async (request) => answer(context, route, request as unknown as DeskRequest));
  }
  app.notFound(() => withHeaders(problem('not-found', 'There is nothing here')));
  app.onError((error) => {
    if (!isFault(error)) onFailure(error);
    return withHeaders(problemOf(error));
  });
  return app as unknown as Hono;
}

async function answer(context: DeskContext, route: Route, request: DeskRequest): Promise<Response> {
  request.set('person', null);
  if (route.access !== 'anyone') await admit(context, route, request);
  return withHeaders(await route.handle(request));
}

async function admit(context: DeskContext, { method, access }: Route, request: DeskRequest): Promise<void> {
  if (method !== 'GET') requireOwnPage(request, context.origin());
  const token = tokenOf(request, context.origin());
  const person = token === null ? null : await whoIs(context.db, context.clock, token);
  if (person === null) throw new Fault('unknown-session', 'Nobody is signed in');
  if (person.role !== access) throw new Fault('not-allowed', 'This role may not do this');
  request.set('person', person);
}

// A form-only check would let a cross-site JSON request through, so both headers are asked of every change.
function requireOwnPage(request: DeskRequest, origin: string): void {
  const site = request.req.header('Sec-Fetch-Site');
  if (request.req.header('Origin') === origin && site === 'same-origin') return;
  throw new Fault('not-allowed', 'A change is accepted only from the desk’s own pages');
}

async function health({ db }: DeskContext, request: DeskRequest): Promise<Response> {
  await db.selectFrom('person').select('id').limit(1).execute();
  return request.json({ ok: true });
}

const headers: Record<string, string> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

function withHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(headers))
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}
