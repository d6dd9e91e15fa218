import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mount, routesOf } from '#desk/app.ts';
import type { Route } from '#desk/route.ts';
import { makeTestApp, startTestServer, type TestApp, type TestServer } from '#tests/kit/desk.ts';

let server: TestServer;
let desk: TestApp;

beforeAll(async () => {
  server = await startTestServer();
  desk = await makeTestApp(server);
});
afterAll(async () => {
  await desk.close();
  await server.stop();
});

const open = (access: unknown): Route =>
  ({ method: 'GET', path: '/x', access, handle: () => new Response('x') }) as unknown as Route;

describe('the desk', () => {
  it('does not start with a route that does not say who may call it', () => {
    expect(() => mount(desk.context, [open(undefined)], () => undefined)).toThrow(
      expect.objectContaining({ code: 'usage' }),
    );
    expect(() => mount(desk.context, [open('moderator')], () => undefined)).not.toThrow();
  });

  it('answers a stranger on no route that is not for anyone', async () => {
    const closed = routesOf(desk.context).filter((route) => route.access !== 'anyone');
    expect(closed.length).toBeGreaterThan(5);
    for (const { method, path } of closed) {
      const target = path.replace(':id', '1');
      const answer = await desk.ask(null, target, method === 'POST' ? {} : undefined);
      expect([target, answer.status]).toEqual([target, 401]);
    }
  });

  it('takes a change only from its own pages, whoever is signed in', async () => {
    const changes = routesOf(desk.context).filter((route) => route.access !== 'anyone' && route.method === 'POST');
    const cookie = await cookieOfSomebody();
    const stranger = [
      { Origin: 'http://page.example', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'http://desk.test', 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'http://desk.test' },
      { 'Sec-Fetch-Site': 'same-origin' },
      {},
    ];
    for (const { path } of changes) {
      for (const headers of stranger) {
        const answer = await desk.app.request(`http://desk.test${path.replace(':id', '1')}`, {
          method: 'POST',
          headers: { ...headers, Cookie: cookie, 'Content-Type': 'application/json' } as Record<string, string>,
          body: '{}',
        });
        expect([path, answer.status]).toEqual([path, 403]);
      }
    }
  });

  it('forbids every page what it does not need', async () => {
    const answer = await desk.app.request('http://desk.test/healthz');
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(answer.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(await answer.json()).toEqual({ ok: true });
  });

  it('tells a stranger nothing about a failure inside', async () => {
    const app = mount(
      desk.context,
      [{ ...open('anyone'), handle: () => Promise.reject(new Error('secret words')) }],
      () => undefined,
    );
    const answer = await app.request('/x');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret words');
  });
});

async function cookieOfSomebody(): Promise<string> {
  const { makeSignInTokens } = await import('#desk/people/sessions.ts');
  const [token] = await makeSignInTokens(desk.db, desk.context.clock);
  const answer = await desk.app.request(`http://desk.test/sign-in/${token}`);
  return (answer.headers.get('Set-Cookie') ?? '').split(';')[0]!;
}
