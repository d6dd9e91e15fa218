import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lifetimes, makeSignInTokens, signIn, signOut, whoIs } from '#desk/people/sessions.ts';
import { makeTestApp, startTestServer, type TestApp, type TestServer } from '#tests/kit/desk.ts';

let server: TestServer;
let desk: TestApp;
let now = Date.now();
const clock = { now: () => now };

beforeAll(async () => {
  server = await startTestServer();
  desk = await makeTestApp(server, { clock });
});
afterAll(async () => {
  await desk.close();
  await server.stop();
});

async function session(person: 0 | 1 = 0): Promise<string> {
  const tokens = await makeSignInTokens(desk.db, clock);
  return (await signIn(desk.db, clock, tokens[person]!))!;
}

describe('a one-time link', () => {
  it('signs its person in, once', async () => {
    const [first, second] = await makeSignInTokens(desk.db, clock);
    expect(await whoIs(desk.db, clock, (await signIn(desk.db, clock, first!))!)).toMatchObject({ name: 'A. Serikova' });
    expect(await whoIs(desk.db, clock, (await signIn(desk.db, clock, second!))!)).toMatchObject({
      name: 'D. Akhmetov',
    });
    expect(await signIn(desk.db, clock, first!)).toBeNull();
  });

  it('signs in one of two who use it at the same moment', async () => {
    const [token] = await makeSignInTokens(desk.db, clock);
    const both = await Promise.all([signIn(desk.db, clock, token!), signIn(desk.db, clock, token!)]);
    expect(both.filter((answer) => answer !== null)).toHaveLength(1);
  });

  it('is over after half an hour, and when new ones are made', async () => {
    const [old] = await makeSignInTokens(desk.db, clock);
    now += lifetimes.linkMs + 1;
    expect(await signIn(desk.db, clock, old!)).toBeNull();
    const [replaced] = await makeSignInTokens(desk.db, clock);
    await makeSignInTokens(desk.db, clock);
    expect(await signIn(desk.db, clock, replaced!)).toBeNull();
  });

  it('leads to the page that says so when it is over', async () => {
    const answer = await desk.app.request('http://desk.test/sign-in/nothing');
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/desk?link=over']);
  });
});

describe('a session', () => {
  it('is 256 random bits, of which the database keeps only a hash', async () => {
    const token = await session();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const rows = await desk.db.selectFrom('session').select('token_hash').execute();
    expect(rows.map((row) => row.token_hash)).not.toContain(token);
  });

  it('ends after half an hour of nothing, and after twelve hours of work', async () => {
    const idle = await session();
    now += lifetimes.idleMs + 1;
    expect(await whoIs(desk.db, clock, idle)).toBeNull();
    const busy = await session();
    const end = now + lifetimes.sessionMs;
    for (; now < end; now += lifetimes.idleMs / 2) expect(await whoIs(desk.db, clock, busy)).not.toBeNull();
    expect(await whoIs(desk.db, clock, busy)).toBeNull();
  });

  it('ends when its person signs out', async () => {
    const token = await session();
    await signOut(desk.db, token);
    expect(await whoIs(desk.db, clock, token)).toBeNull();
  });

  it('lives in a cookie that scripts and other sites do not get', async () => {
    const [token] = await makeSignInTokens(desk.db, clock);
    const answer = await desk.app.request(`http://desk.test/sign-in/${token}`);
    expect(answer.headers.get('Set-Cookie')).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
  });
});
