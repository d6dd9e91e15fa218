// What intake takes in at most: bytes before and while inflating, depth of JSON, requests of one network.
import { createHmac, randomBytes } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { createGunzip } from 'node:zlib';
import type { Clock } from '#lib/base/clock.ts';
import { Fault } from '#lib/base/fault.ts';

/** Limits of one request (threat model, section 7). */
export const intakeLimits = {
  bodyBytes: 1_048_576,
  inflatedBytes: 4_194_304,
  ratio: 100,
  jsonDepth: 8,
} as const;

// Small bodies that repeat themselves are honest: the ratio counts only beyond this.
const ratioFromBytes = 262_144;
// Beyond this all buckets begin anew, so that memory stays bounded.
const maxBuckets = 10_000;

/** Reads a body whole, inflating gzip while counting. @throws Fault `too-large` past a limit, `malformed` if not gzip. */
export async function readBody(body: ReadableStream<Uint8Array> | null, encoding: 'gzip' | null): Promise<string> {
  const packed = await collect(body ?? new ReadableStream({ start: (stream) => stream.close() }));
  const bytes = encoding === null ? packed : await inflate(packed);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Fault('malformed', 'The body is not UTF-8', { cause });
  }
}

async function collect(body: ReadableStream<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > intakeLimits.bodyBytes) throw new Fault('too-large', 'The body is over 1 MiB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function inflate(packed: Buffer): Promise<Buffer> {
  const gunzip = createGunzip();
  const chunks: Buffer[] = [];
  let size = 0;
  gunzip.end(packed);
  try {
    for await (const chunk of gunzip) {
      size += chunk.length;
      const tooDense = size > ratioFromBytes && size > intakeLimits.ratio * packed.length;
      if (size > intakeLimits.inflatedBytes || tooDense)
        throw new Fault('too-large', 'The body is over 4 MiB inflated');
      chunks.push(chunk);
    }
  } catch (error) {
    gunzip.destroy();
    throw error instanceof Fault ? error : new Fault('malformed', 'The body is not gzip', { cause: error });
  }
  return Buffer.concat(chunks);
}

/** Parses JSON that is not nested deeper than the limit. @throws Fault `too-large` if it is, `not-json` if it is none. */
export function parseShallow(text: string): unknown {
  if (depthOf(text) > intakeLimits.jsonDepth) throw new Fault('too-large', 'The JSON is nested too deeply');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Fault('not-json', 'The body is not JSON', { cause });
  }
}

function depthOf(text: string): number {
  let deepest = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === '"') i = endOfString(text, i);
    else if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth);
    else if (sign === ']' || sign === '}') depth--;
  }
  return deepest;
}

function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i;
}

/** Token buckets by network: a school shares one address, so the burst is large. */
export class NetworkBuckets {
  readonly #clock: Clock;
  readonly #rate: { perMinute: number; burst: number };
  readonly #buckets = new Map<string, { tokens: number; at: number }>();
  // Networks are kept only as keyed hashes, in memory, and the key dies each day.
  #key = randomBytes(32);
  #day = 0;

  constructor(clock: Clock, rate: { perMinute: number; burst: number }) {
    this.#clock = clock;
    this.#rate = rate;
  }

  /** Takes one token; null when there was one, else the seconds to wait. */
  take(address: string): number | null {
    const now = this.#clock.now();
    this.#forget(now);
    const name = createHmac('sha256', this.#key).update(networkOf(address)).digest('base64');
    const tokens = this.#tokens(name, now);
    this.#buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    return tokens >= 1 ? null : Math.max(1, Math.ceil(((1 - tokens) / this.#rate.perMinute) * 60));
  }

  #tokens(name: string, now: number): number {
    const bucket = this.#buckets.get(name);
    if (bucket === undefined) return this.#rate.burst;
    const grown = bucket.tokens + (Math.max(0, now - bucket.at) / 60_000) * this.#rate.perMinute;
    return Math.min(this.#rate.burst, grown);
  }

  #forget(now: number): void {
    const day = Math.floor(now / 86_400_000);
    if (day === this.#day && this.#buckets.size <= maxBuckets) return;
    this.#key = randomBytes(32);
    this.#day = day;
    this.#buckets.clear();
  }
}

/** The network of an address: /24 of IPv4, /48 of IPv6. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(plain)) return plain.split('.').slice(0, 3).join('.');
  if (!isIPv6(plain)) return 'unknown';
  const [head = '', tail] = plain.toLowerCase().split('%')[0]!.split('::');
  const groups = head === '' ? [] : head.split(':');
  const behind = tail === undefined || tail === '' ? 0 : tail.split(':').length;
  while (tail !== undefined && groups.length + behind < 8) groups.push('0');
  return [...groups, ...(tail ?? '').split(':')].slice(0, 3).join(':');
}
