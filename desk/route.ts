// One shape for every route: what it answers to, who may call it, what it does. A route without a role does not start.
import type { Context } from 'hono';
import type { Access, Person } from '#desk/people/roles.ts';
import { accessSchema } from '#desk/people/roles.ts';
import { Fault } from '#lib/base/fault.ts';

/** What a handler is given: Hono's context, with the person who calls; null where anyone may. */
export type DeskRequest = Context<{ Variables: { person: Person | null } }>;

/** A declared route. */
export interface Route {
  method: 'GET' | 'POST';
  path: string;
  access: Access;
  handle(request: DeskRequest): Response | Promise<Response>;
}

/** Checks that every route says who may call it. @throws Fault `usage` naming the one that does not. */
export function checkDeclared(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const { method, path, access } of routes) {
    const name = `${method} ${path}`;
    if (!accessSchema.safeParse(access).success) throw new Fault('usage', `${name} does not say who may call it`);
    if (seen.has(name)) throw new Fault('usage', `${name} is declared twice`);
    seen.add(name);
  }
}

/** The person who calls a route that is not for anyone. @throws Fault `unknown-session` where none is signed in. */
export function personOf(request: DeskRequest): Person {
  const person = request.get('person');
  if (person === null) throw new Fault('unknown-session', 'Nobody is signed in');
  return person;
}

/** The JSON body of a change, at most 64 KiB. @throws Fault `unsupported`, `too-large` or `not-json`. */
export async function jsonOf(request: DeskRequest): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.req.header('Content-Type') ?? '')) {
    throw new Fault('unsupported', 'The body must be application/json');
  }
  const text = await request.req.text();
  if (text.length > 65_536) throw new Fault('too-large', 'The body is too large');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Fault('not-json', 'The body is not JSON', { cause });
  }
}
