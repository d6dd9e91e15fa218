import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePost } from '#lib/outbox/post.ts';

let server: Server;
let base: string;
let seen: { path: string; headers: IncomingMessage['headers']; body: string }[];
let respond: (response: ServerResponse, request: IncomingMessage) => void;

const post = makePost((url, init) => fetch(url, init));

beforeEach(async () => {
  seen = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = chunks.length > 0 ? gunzipSync(Buffer.concat(chunks)).toString() : '';
    seen.push({ path: `${request.method} ${request.url}`, headers: request.headers, body });
    respond(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('one request', () => {
  it('is gzipped JSON by POST, without credentials, and brings back status, type and text', async () => {
    respond = (response) =>
      response.writeHead(429, { 'Content-Type': 'Application/JSON; charset=utf-8', 'Retry-After': '7' }).end('{"қ":1}');
    const reply = await post(`${base}/v1/reports`, '{"ы":"👍"}');
    expect(reply).toEqual({
      kind: 'reply',
      status: 429,
      type: 'application/json',
      retryAfter: '7',
      text: '{"қ":1}',
    });
    expect(seen[0]).toMatchObject({ path: 'POST /v1/reports', body: '{"ы":"👍"}' });
    const { headers } = seen[0]!;
    expect(headers['content-type']).toBe('application/json');
    expect(headers['content-encoding']).toBe('gzip');
    for (const name of ['cookie', 'authorization', 'referer', 'origin']) expect(headers[name]).toBeUndefined();
  });

  it.each([301, 302, 303, 307, 308])('does not follow a %i: no byte reaches the other place', async (status) => {
    respond = (response) => response.writeHead(status, { Location: `${base}/elsewhere` }).end();
    expect(await post(`${base}/v1/reports`, '{}')).toMatchObject({ kind: 'reply', status });
    expect(seen.map(({ path }) => path)).toEqual(['POST /v1/reports']);
  });

  it('reads a browser’s opaque redirect as one', async () => {
    const opaque = { type: 'opaqueredirect', status: 0, headers: new Headers(), body: null } as Response;
    const reply = await makePost(async () => opaque)(base, '{}');
    expect(reply).toMatchObject({ kind: 'reply', status: 302 });
  });

  it('reads 256 KiB of an answer and no more', async () => {
    respond = (response) => response.end('a'.repeat(262_144));
    expect(await post(base, '{}')).toMatchObject({ text: 'a'.repeat(262_144) });
    respond = (response) => response.end('a'.repeat(262_145));
    expect(await post(base, '{}')).toMatchObject({ status: 200, text: null });
  });

  it('stops reading an answer without end', async () => {
    let written = 0;
    respond = (response) => {
      const more = () => {
        while (!response.destroyed && response.write('a'.repeat(65_536))) written += 65_536;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    expect(await post(base, '{}')).toMatchObject({ text: null });
    expect(written).toBeLessThan(64 * 1024 * 1024);
  });

  it('has no text when the answer breaks off', async () => {
    respond = (response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"protocol"', () => response.destroy());
    };
    expect(await post(base, '{}')).toMatchObject({ status: 200, text: null });
  });

  it('is unreachable when the connection is cut, refused, or silent for too long', async () => {
    respond = (response) => response.destroy();
    expect(await post(base, '{}')).toEqual({ kind: 'unreachable' });
    respond = () => {};
    const hasty = makePost((url, init) => fetch(url, init), 50);
    expect(await hasty(base, '{}')).toEqual({ kind: 'unreachable' });
    expect(await post('http://127.0.0.1:1/', '{}')).toEqual({ kind: 'unreachable' });
  });
});
