// F5 (T21): a mirror that never ends, hardly begins, unpacks to a thousand times its size, or lies about all of it.

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { BlockList } from '#lib/blocklist/list.ts';
import { Device, injected, LONG, Mirror, seeded } from '#tests/kit/fault-world.ts';
import { makeSigners, publish } from '#tests/kit/repository.ts';

const MIB = 1024 * 1024;
const now = Date.now();
const ends: (() => void | Promise<void>)[] = [];
let device: Device;
let mirror: Mirror;
let gzipBomb: Buffer;
let timestamp: Uint8Array;

beforeAll(async () => {
  const files = await publish(await makeSigners(), 1, { now });
  timestamp = files.get('metadata/timestamp.json')!;
  mirror = await Mirror.over(files);
  device = new Device(files.get('metadata/1.root.json')!, now);
  await device.sync(mirror);
  gzipBomb = gzipSync(Buffer.alloc(64 * MIB, 32), { level: 9 });
  return () => mirror.close();
});

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A mirror that has no later root and answers for the timestamp with raw bytes: what HTTP libraries would not let a server say. */
async function rawMirror(answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      const path = data.toString('latin1').split(' ')[1]!;
      if (path.endsWith('timestamp.json')) answer(socket);
      else socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const head = (...fields: string[]) => `${['HTTP/1.1 200 OK', ...fields].join('\r\n')}\r\n\r\n`;

/** Writes zeros for as long as the other side takes them, up to 10 GB; counts what went out. */
function pour(socket: Socket): void {
  const block = Buffer.alloc(64 * 1024, 32);
  let left = 10 * 1024 * MIB;
  const more = () => {
    while (left > 0 && !socket.destroyed && socket.write(block)) left -= block.length;
  };
  socket.on('drain', more);
  socket.write(head('Content-Length: 10737418240'));
  more();
}

function drip(socket: Socket): void {
  socket.write(head('Content-Length: 16000'));
  const timer = setInterval(() => socket.write(' '), LONG ? 10_000 : 50);
  socket.on('close', () => clearInterval(timer));
  ends.push(() => clearInterval(timer));
}

/** The most that heap and buffers rise by while `work` runs. */
async function memoryRise(work: () => Promise<void>): Promise<number> {
  globalThis.gc?.();
  const used = () => process.memoryUsage().heapUsed + process.memoryUsage().external;
  const before = used();
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, used() - before);
  }, 5);
  await work();
  clearInterval(timer);
  return Math.max(most, used() - before);
}

const cases: [string, string[], (socket: Socket) => void][] = [
  ['a timestamp of 10 GB', ['endless'], pour],
  ['one byte at a time', ['slow'], drip],
  [
    'gzip of a thousand to one',
    ['endless'],
    (socket) => {
      socket.write(head('Content-Encoding: gzip', `Content-Length: ${gzipBomb.length}`));
      socket.end(gzipBomb);
    },
  ],
  [
    'a nest of 100,000 arrays',
    ['endless', 'malformed'],
    (socket) => socket.end(`${head('Connection: close')}${'['.repeat(100_000)}`),
  ],
  [
    'a nest of 500 arrays in a file that is genuine but for it',
    ['malformed'],
    (socket) => {
      const nest = `${'['.repeat(500)}${']'.repeat(500)}`;
      const genuine = new TextDecoder().decode(timestamp);
      socket.end(`${head('Connection: close')}${genuine.replace(/\}$/, `,"nest":${nest}}`)}`);
    },
  ],
  [
    'a Content-Length above what comes',
    ['unreachable'],
    (socket) => socket.end(Buffer.concat([Buffer.from(head('Content-Length: 15000')), timestamp])),
  ],
  [
    'a Content-Length below what comes',
    ['malformed', 'unreachable'],
    (socket) => socket.end(Buffer.concat([Buffer.from(head('Content-Length: 100')), timestamp])),
  ],
  [
    '200 with HTML',
    ['malformed'],
    (socket) =>
      socket.end(`${head('Content-Type: text/html', 'Connection: close')}<!doctype html><title>Log in</title>`),
  ],
];

it.each(cases)('gives up on %s within its limit', { timeout: 180_000 }, async (what, codes, answer) => {
  // In a short run the limits are much closer, and the byte comes sooner.
  if (!LONG) device.limits = { idleMs: 1000, totalMs: 1500 };
  const url = await rawMirror(answer);
  injected('F5', what);
  const failuresBefore = device.attempts.failures;
  const started = performance.now();
  const rise = await memoryRise(async () => {
    const { outcome } = await device.turn(() => 0, url);
    expect(outcome).toMatchObject({ kind: 'kept', step: 'timestamp', file: 'timestamp.json', version: 1 });
    expect(codes).toContain(outcome?.kind === 'kept' && outcome.code);
  });
  expect(performance.now() - started).toBeLessThan(LONG ? 130_000 : 15_000);
  expect(rise / MIB).toBeLessThan(16);
  expect(device.attempts.failures).toBe(failuresBefore + 1);
  expect(BlockList.open(device.store.state!.list!).entries).toBe(100);
});

it('waited longer after each failure, and is current at once at an honest mirror', async () => {
  const waits = device.planned.filter((_, i) => i % 2 === 1); // each turn plans before it begins and when it has ended
  expect(waits.slice(0, 7).map((ms) => ms / 60_000)).toEqual([15, 30, 60, 120, 240, 480, 960]);
  expect((await device.turn(seeded(), mirror)).outcome).toMatchObject({ kind: 'current', version: 1 });
  expect(device.attempts.failures).toBe(0);
});
