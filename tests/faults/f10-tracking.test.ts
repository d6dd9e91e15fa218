// F10 (T26): a mirror that would like to know its clients again, or to send them elsewhere.

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { Device, injected, Mirror } from '#tests/kit/fault-world.ts';
import { type Files, makeSigners, publish } from '#tests/kit/repository.ts';
import { type StaticServer, serve } from '#tests/kit/static-server.ts';

const now = Date.now();
let root: Uint8Array<ArrayBuffer>;
let files: Files;
let newer: Files;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  const signers = await makeSigners();
  files = await publish(signers, 1, { now });
  root = files.get('metadata/1.root.json')!;
  newer = await publish(signers, 2, { now, root });
});

afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** Serves the repository under headers of its own, and counts its clients. */
async function tracking(headers: (request: number) => Record<string, string>): Promise<StaticServer> {
  let count = 0;
  const server = await serve((request, response) => {
    const bytes = files.get(request.url!.slice(1));
    response.writeHead(bytes ? 200 : 404, headers(count++)).end(bytes);
  });
  open.push(server);
  return server;
}

it('sends back no cookie, and no tag that a mirror made', async () => {
  const server = await tracking((n) => ({
    'Set-Cookie': `client=${n}; Max-Age=99999`,
    ETag: `"client-${n}"`,
    Vary: n % 2 ? 'User-Agent' : '*',
    'Cache-Control': 'max-age=99999',
    'Clear-Site-Data': '"cookies"',
  }));
  injected('F10', 'Set-Cookie, a unique ETag and a Vary that changes with each answer');
  const device = new Device(root, now);
  for (let i = 0; i < 3; i++) await device.sync(server.url);
  const sent = server.requests.flatMap(({ headers }) => [headers.cookie, headers['if-none-match'], headers.referer]);
  const tags = new Set(sent.filter((value) => value !== undefined));
  expect([...tags]).toEqual([expect.stringMatching(/^"[0-9a-f]{64}"$/)]);
  expect(server.requests.every(({ url }) => !url!.includes('?'))).toBe(true);
  expect(server.requests.every(({ headers }) => headers['if-modified-since'] === undefined)).toBe(true);
});

it('does not let a mirror know a client by a timestamp made for it alone', async () => {
  const text = new TextDecoder().decode(files.get('metadata/timestamp.json'));
  const marked = new TextEncoder().encode(text.replace('{', `{${' '.repeat(7)}`));
  const mirror = await serve((request, response) => {
    const bytes = request.url!.endsWith('timestamp.json') ? marked : files.get(request.url!.slice(1));
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  open.push(mirror);
  injected('F10', 'a timestamp with seven spaces');
  const device = new Device(root, now);
  for (let i = 0; i < 2; i++) expect(await device.sync(mirror.url)).toMatchObject({ version: 1 });
  expect(mirror.requests.filter(({ headers }) => headers['if-none-match'] !== undefined)).toEqual([]);
});

it.each([301, 302, 303, 307, 308])(
  'does not follow a %i to a third host, and takes the next mirror',
  async (status) => {
    const third = await serve((_, response) => response.end('x'));
    const moved = await serve((request, response) => {
      response.writeHead(status, { Location: `${third.url}${request.url!.slice(1)}` }).end();
    });
    const honest = await Mirror.over(newer);
    open.push(third, moved, honest);
    injected('F10', `HTTP ${status} to a third host`);
    const device = new Device(root, now);
    const outcome = await device.sync(moved.url, honest);
    expect(outcome).toMatchObject({ kind: 'updated', version: 2, mirror: honest.url });
    expect(outcome.failures).toMatchObject([{ mirror: moved.url, step: 'root', code: 'unreachable' }]);
    expect(third.requests).toHaveLength(0);
  },
);

it('takes the next mirror where one wants a referrer', async () => {
  const wanting = await serve((request, response) => {
    const bytes = request.headers.referer ? files.get(request.url!.slice(1)) : undefined;
    response.writeHead(bytes ? 200 : 403).end(bytes);
  });
  const honest = await Mirror.over(newer);
  open.push(wanting, honest);
  injected('F10', 'HTTP 403 without a referrer');
  const device = new Device(root, now);
  expect(await device.sync(wanting.url, honest)).toMatchObject({ kind: 'updated', mirror: honest.url });
});

/** Every byte that clients sent, one connection after the other, as it came off the socket. */
async function recording(): Promise<{ url: string; sent: string[]; close(): Promise<void> }> {
  const sent: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (data) => {
      sent.push(data.toString('latin1'));
      const bytes = files.get(data.toString('latin1').split(' ')[1]!.slice(1));
      const head = `HTTP/1.1 ${bytes ? 200 : 404} X\r\nContent-Length: ${bytes?.length ?? 0}\r\nConnection: close\r\n\r\n`;
      socket.end(Buffer.concat([Buffer.from(head), bytes ?? new Uint8Array()]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const recorder = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    sent,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
  open.push(recorder);
  return recorder;
}

it('sends the same bytes from two fresh profiles', async () => {
  const { url, sent } = await recording();
  const profiles: string[][] = [];
  for (let i = 0; i < 2; i++) {
    sent.length = 0;
    expect(await new Device(root, now).sync(url)).toMatchObject({ kind: 'updated' });
    profiles.push([...sent]);
  }
  injected('F10', `${profiles[0]!.length} requests recorded from each of two fresh profiles`);
  expect(profiles[0]!.length).toBeGreaterThan(4);
  expect(profiles[1]).toEqual(profiles[0]);
});
