import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NetworkBuckets, networkOf, parseShallow } from '#desk/intake/limits.ts';
import { isFault } from '#lib/base/fault.ts';
import { makeTestApp, startTestServer, type TestApp, type TestServer } from '#tests/kit/desk.ts';
import { someBatch, someReport } from '#tests/kit/reports.ts';

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

async function post(body: BodyInit, headers: Record<string, string> = {}) {
  const answer = await desk.app.request('http://desk.test/v1/reports', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });
  return { status: answer.status, type: answer.headers.get('Content-Type'), body: await answer.json() };
}

describe('intake', () => {
  it('reads a gzipped batch', async () => {
    const packed = gzipSync(JSON.stringify(someBatch([someReport()])));
    const answer = await post(packed, { 'Content-Encoding': 'gzip' });
    expect(answer.body).toMatchObject({ protocol: 1, items: [{ outcome: 'accepted' }] });
  });

  it('refuses a decompression bomb without inflating it whole', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1_048_576));
    const before = process.memoryUsage().rss;
    const answer = await post(bomb, { 'Content-Encoding': 'gzip' });
    expect(answer).toMatchObject({ status: 413, type: 'application/problem+json', body: { code: 'too-large' } });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1_048_576);
  });

  it('refuses more than 1 MiB as sent and more than 4 MiB inflated', async () => {
    expect((await post('x'.repeat(1_048_577))).status).toBe(413);
    const random = Buffer.from(Array.from({ length: 65_536 }, (_, i) => ((i * 2_654_435_761) >>> 13) & 0x7f));
    const big = gzipSync(Buffer.concat(Array.from({ length: 70 }, () => random)));
    expect((await post(big, { 'Content-Encoding': 'gzip' })).status).toBe(413);
  });

  it.each([
    ['a body that is not gzip', 'x', { 'Content-Encoding': 'gzip' }, 400, 'malformed'],
    ['a body that is not JSON', 'x', {}, 400, 'not-json'],
    ['JSON nested nine deep', '['.repeat(9) + ']'.repeat(9), {}, 413, 'too-large'],
    ['another content type', '{}', { 'Content-Type': 'text/plain' }, 415, 'unsupported'],
    ['another encoding', '{}', { 'Content-Encoding': 'br' }, 415, 'unsupported'],
    ['two layers of encoding', '{}', { 'Content-Encoding': 'gzip, gzip' }, 415, 'unsupported'],
    ['something that is no batch', '{"protocol":1}', {}, 422, 'bad-request'],
    ['another protocol', '{"protocol":2,"reports":[]}', {}, 422, 'bad-request'],
    ['a page on the web', '{}', { Origin: 'https://page.example' }, 403, 'not-allowed'],
  ])('refuses %s', async (_, body, headers, status, code) => {
    expect(await post(body, headers as unknown as Record<string, string>)).toMatchObject({ status, body: { code } });
  });

  it('refuses a batch of 51 reports', async () => {
    const reports = Array.from({ length: 51 }, () => someReport());
    expect(await post(JSON.stringify(someBatch(reports)))).toMatchObject({ status: 422 });
  });

  it('says when to come again once a network has used up its burst', async () => {
    const narrow = await makeTestApp(server, { config: { rate: { perMinute: 60, burst: 2 } } });
    const ask = () =>
      narrow.app.request('/v1/reports', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      });
    expect([(await ask()).status, (await ask()).status]).toEqual([422, 422]);
    const shed = await ask();
    expect(shed.status).toBe(429);
    expect(shed.headers.get('Retry-After')).toBe('1');
    await narrow.close();
  });
});

describe('parseShallow', () => {
  it('counts brackets outside strings only', () => {
    expect(parseShallow('{"a":"[[[[[[[[[[[[","b":"\\"{{{{{{{{{{"}')).toEqual({ a: '[[[[[[[[[[[[', b: '"{{{{{{{{{{' });
    expect(() => parseShallow('['.repeat(9))).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('says not-json for what is none', () => {
    try {
      parseShallow('{"a":');
      expect.unreachable();
    } catch (error) {
      expect(isFault(error, 'not-json')).toBe(true);
    }
  });
});

describe('NetworkBuckets', () => {
  it('fills again with time, up to the burst', () => {
    let now = 0;
    const buckets = new NetworkBuckets({ now: () => now }, { perMinute: 60, burst: 3 });
    expect([1, 2, 3, 4].map(() => buckets.take('10.0.0.1'))).toEqual([null, null, null, 1]);
    now += 2_000;
    expect([1, 2, 3].map(() => buckets.take('10.0.0.9'))).toEqual([null, null, 1]);
    expect(buckets.take('10.0.1.1')).toBeNull();
  });

  it.each([
    ['192.0.2.7', '192.0.2'],
    ['::ffff:192.0.2.7', '192.0.2'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1'],
    ['2001:db8::1', '2001:db8:0'],
    ['::1', '0:0:0'],
    ['not an address', 'unknown'],
  ])('takes %s for the network %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
