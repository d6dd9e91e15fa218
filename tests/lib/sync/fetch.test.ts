import { afterEach, expect, it } from 'vitest';
import { isFault } from '#lib/base/fault.ts';
import { makeFetchFile, TryLater } from '#lib/sync/fetch.ts';
import { type StaticServer, serve, serveFiles } from '#tests/kit/static-server.ts';

const servers: StaticServer[] = [];
const fetchFile = makeFetchFile(fetch, { idleMs: 300, totalMs: 1500 });

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function started(server: Promise<StaticServer>): Promise<StaticServer> {
  servers.push(await server);
  return server;
}

async function codeOf(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => 'none',
    (error) => (isFault(error) ? error.code : String(error)),
  );
}

it('gives the bytes of a file that is no longer than the limit', async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i);
  const { url } = await started(serveFiles(new Map([['a/list', bytes]])));
  expect(await fetchFile(`${url}a/list`, { maxBytes: 100_000 })).toEqual(bytes);
  expect(await codeOf(fetchFile(`${url}a/list`, { maxBytes: 99_999 }))).toBe('endless');
});

it('tells what is not there from what does not answer', async () => {
  const server = await started(
    serve((request, response) => response.writeHead(Number(request.url!.slice(1))).end('x')),
  );
  for (const status of [403, 404, 410])
    expect(await codeOf(fetchFile(server.url + status, { maxBytes: 9 }))).toBe('not-found');
  for (const status of [204, 206, 304, 429, 500, 503]) {
    expect(await codeOf(fetchFile(server.url + status, { maxBytes: 9 }))).toBe('unreachable');
  }
  await server.close();
  expect(await codeOf(fetchFile(`${server.url}200`, { maxBytes: 9 }))).toBe('unreachable');
});

it('stops reading a body that never ends', async () => {
  const server = await started(
    serve((_, response) => {
      const pour = () => {
        while (response.write(Buffer.alloc(65_536))) if (response.destroyed) return;
      };
      response.on('drain', pour).on('error', () => {});
      pour();
    }),
  );
  expect(await codeOf(fetchFile(server.url, { maxBytes: 1_000_000 }))).toBe('endless');
});

it('gives up on a mirror that is silent, before its answer and within it', async () => {
  const mute = await started(serve(() => {}));
  expect(await codeOf(fetchFile(mute.url, { maxBytes: 9 }))).toBe('slow');
  const stopping = await started(serve((_, response) => response.writeHead(200).write('x')));
  expect(await codeOf(fetchFile(stopping.url, { maxBytes: 9 }))).toBe('slow');
});

it('waits for a slow mirror as long as bytes keep coming', async () => {
  const server = await started(
    serve(async (_, response) => {
      for (let i = 0; i < 6; i++) {
        response.write('x');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      response.end();
    }),
  );
  expect(await fetchFile(server.url, { maxBytes: 9 })).toHaveLength(6);
});

it('gives up on a mirror that drips for longer than a file may take', async () => {
  const dripping = await started(
    serve((_, response) => {
      const drip = setInterval(() => response.write('x'), 100);
      response.on('close', () => clearInterval(drip));
    }),
  );
  expect(await codeOf(fetchFile(dripping.url, { maxBytes: 1000 }))).toBe('slow');
});

it('counts what a compressed body unpacks to', async () => {
  const { gzipSync } = await import('node:zlib');
  const bomb = gzipSync(Buffer.alloc(10_000_000));
  const server = await started(
    serve((_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb)),
  );
  expect(await codeOf(fetchFile(server.url, { maxBytes: 1_000_000 }))).toBe('endless');
});

it('follows no redirect, sends no referrer and no cookie', async () => {
  const other = await started(serve((_, response) => response.end('x')));
  const first = await started(
    serve((_, response) => response.writeHead(302, { Location: other.url, 'Set-Cookie': 'a=b' }).end()),
  );
  expect(await codeOf(fetchFile(first.url, { maxBytes: 9 }))).toBe('unreachable');
  expect(await codeOf(fetchFile(first.url, { maxBytes: 9 }))).toBe('unreachable');
  expect(other.requests).toHaveLength(0);
  for (const { headers } of first.requests) expect([headers.cookie, headers.referer]).toEqual([undefined, undefined]);
});

it('names what it holds by its hash alone, and takes "not changed" only as an answer to that', async () => {
  const tags: (string | undefined)[] = [];
  const server = await started(
    serve((request, response) => {
      tags.push(request.headers['if-none-match']);
      const same = request.url === '/same';
      response.writeHead(same ? 304 : 200, { ETag: '"of-this-client"' }).end(same ? undefined : 'new');
    }),
  );
  const held = new TextEncoder().encode('abc');
  expect(await fetchFile(`${server.url}same`, { maxBytes: 9, held })).toBe(held);
  expect(await fetchFile(`${server.url}new`, { maxBytes: 9, held })).toEqual(new TextEncoder().encode('new'));
  expect(await codeOf(fetchFile(`${server.url}same`, { maxBytes: 9 }))).toBe('unreachable');
  const hash = '"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"';
  expect(tags).toEqual([hash, hash, undefined]);
});

it.each([
  [503, '120', 120_000],
  [429, 'Tue, 24 Nov 2026 09:01:00 GMT', 60_000],
  [404, '5', 5000],
])('hears of HTTP %i with Retry-After %s', async (status, field, expected) => {
  const clock = { now: () => Date.UTC(2026, 10, 24, 9, 0, 0) };
  const server = await started(serve((_, response) => response.writeHead(status, { 'Retry-After': field }).end()));
  const fetched = makeFetchFile(fetch, { idleMs: 300, totalMs: 1500 }, clock)(server.url, { maxBytes: 9 });
  const error = await fetched.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TryLater);
  expect((error as TryLater).retryAfterMs).toBe(expected);
});
