// A subject's 64-bit hash: SHA-256 over the list's salt (filled up to one block) and the subject, cut to its first 8 bytes.
// Own and synchronous, because WebCrypto costs 6 to 15 us a call; why SHA-256: docs/decisions/0002-list-hash.md.
import { Fault } from '#lib/base/fault.ts';

/** Bytes of a list's salt. */
export const SALT_BYTES = 16;

const BLOCK_BYTES = 64;
/** Bytes of a subject that leave room for the padding in one block. */
const MAX_SHORT = 55;
const HOST = 'host:';
const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
const ROUNDS = roundConstants();

/** Hashes subjects under one salt: reads the salt's block once, then one block for each 64 bytes of subject. */
export class SubjectHasher {
  /** Upper 32 bits of the last hash. */
  hi = 0;
  /** Lower 32 bits of the last hash. */
  lo = 0;
  readonly #salted = new Int32Array(8);
  readonly #state = new Int32Array(8);
  readonly #words = new Int32Array(64);
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(4 * BLOCK_BYTES);

  /** @throws Fault `malformed` when the salt has not SALT_BYTES bytes. */
  constructor(salt: Uint8Array) {
    if (salt.length !== SALT_BYTES) throw new Fault('malformed', `a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
    this.#bytes.set(salt);
    this.#salted.set(START);
    readBlock(this.#words, this.#bytes, 0);
    compress(this.#salted, this.#salted, this.#words);
  }

  /** Leaves the hash of `subject` (as UTF-8) in `hi` and `lo`. */
  hash(subject: string): void {
    if (!this.#hashShort('', subject, 0, subject.length)) this.#hashLong(subject);
  }

  /** Leaves the hash of the `host:` subject whose host stands in `text` from `from` to `to` in `hi` and `lo`. */
  hashHost(text: string, from: number, to: number): void {
    if (!this.#hashShort(HOST, text, from, to)) this.#hashLong(HOST + text.slice(from, to));
  }

  /** Hashes ASCII that fits one block, straight into its words; false where it is not that. */
  #hashShort(before: string, text: string, from: number, to: number): boolean {
    const length = before.length + to - from;
    if (length > MAX_SHORT) return false;
    const words = this.#words;
    let word = 0;
    let all = 0;
    let at = 0;
    for (; at < before.length; at++) {
      word = (word << 8) | before.charCodeAt(at);
      if ((at & 3) === 3) words[at >>> 2] = word;
    }
    for (let i = from; i < to; i++, at++) {
      const code = text.charCodeAt(i);
      all |= code;
      word = (word << 8) | code;
      if ((at & 3) === 3) words[at >>> 2] = word;
    }
    if (all > 0x7f) return false;
    // FIPS 180-4, 5.1.1: one bit, zeros, and the length of salt block and subject in bits.
    words[at >>> 2] = ((word << 8) | 0x80) << (8 * (3 - (at & 3)));
    for (let i = (at >>> 2) + 1; i < 15; i++) words[i] = 0;
    words[15] = 8 * (BLOCK_BYTES + length);
    compress(this.#salted, this.#state, words);
    this.#take();
    return true;
  }

  #hashLong(subject: string): void {
    const room = 3 * subject.length + 2 * BLOCK_BYTES;
    if (room > this.#bytes.length) this.#bytes = new Uint8Array(room);
    const { written } = this.#encoder.encodeInto(subject, this.#bytes);
    const end = this.#pad(written);
    for (let at = 0; at < end; at += BLOCK_BYTES) {
      readBlock(this.#words, this.#bytes, at);
      compress(at === 0 ? this.#salted : this.#state, this.#state, this.#words);
    }
    this.#take();
  }

  #take(): void {
    this.hi = this.#state[0]! >>> 0;
    this.lo = this.#state[1]! >>> 0;
  }

  /** As above, for bytes of any length; returns where the last block ends. */
  #pad(length: number): number {
    const bytes = this.#bytes;
    const end = Math.ceil((length + 9) / BLOCK_BYTES) * BLOCK_BYTES;
    bytes.fill(0, length, end);
    bytes[length] = 0x80;
    const bits = 8 * (BLOCK_BYTES + length);
    for (let i = 0; i < 4; i++) bytes[end - 1 - i] = bits >>> (8 * i);
    return end;
  }
}

/** Reads a block of `bytes` as 16 big-endian words. */
function readBlock(w: Int32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++, at += 4) {
    w[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
}

/** FIPS 180-4, 6.2.2: `next` is `state` and the block that stands in the first 16 of `w`. Eight rounds a turn, so that no variable moves. */
function compress(state: Int32Array, next: Int32Array, w: Int32Array): void {
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i += 8) {
    h =
      (h +
        ((((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + (g ^ (e & (f ^ g)))) +
        ROUNDS[i]! +
        w[i]!) |
      0;
    d = (d + h) | 0;
    h =
      (h +
        ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) | (c & (a | b))))) |
      0;
    g =
      (g +
        ((((d >>> 6) | (d << 26)) ^ ((d >>> 11) | (d << 21)) ^ ((d >>> 25) | (d << 7))) + (f ^ (d & (e ^ f)))) +
        ROUNDS[i + 1]! +
        w[i + 1]!) |
      0;
    c = (c + g) | 0;
    g =
      (g +
        ((((h >>> 2) | (h << 30)) ^ ((h >>> 13) | (h << 19)) ^ ((h >>> 22) | (h << 10))) + ((h & a) | (b & (h | a))))) |
      0;
    f =
      (f +
        ((((c >>> 6) | (c << 26)) ^ ((c >>> 11) | (c << 21)) ^ ((c >>> 25) | (c << 7))) + (e ^ (c & (d ^ e)))) +
        ROUNDS[i + 2]! +
        w[i + 2]!) |
      0;
    b = (b + f) | 0;
    f =
      (f +
        ((((g >>> 2) | (g << 30)) ^ ((g >>> 13) | (g << 19)) ^ ((g >>> 22) | (g << 10))) + ((g & h) | (a & (g | h))))) |
      0;
    e =
      (e +
        ((((b >>> 6) | (b << 26)) ^ ((b >>> 11) | (b << 21)) ^ ((b >>> 25) | (b << 7))) + (d ^ (b & (c ^ d)))) +
        ROUNDS[i + 3]! +
        w[i + 3]!) |
      0;
    a = (a + e) | 0;
    e =
      (e +
        ((((f >>> 2) | (f << 30)) ^ ((f >>> 13) | (f << 19)) ^ ((f >>> 22) | (f << 10))) + ((f & g) | (h & (f | g))))) |
      0;
    d =
      (d +
        ((((a >>> 6) | (a << 26)) ^ ((a >>> 11) | (a << 21)) ^ ((a >>> 25) | (a << 7))) + (c ^ (a & (b ^ c)))) +
        ROUNDS[i + 4]! +
        w[i + 4]!) |
      0;
    h = (h + d) | 0;
    d =
      (d +
        ((((e >>> 2) | (e << 30)) ^ ((e >>> 13) | (e << 19)) ^ ((e >>> 22) | (e << 10))) + ((e & f) | (g & (e | f))))) |
      0;
    c =
      (c +
        ((((h >>> 6) | (h << 26)) ^ ((h >>> 11) | (h << 21)) ^ ((h >>> 25) | (h << 7))) + (b ^ (h & (a ^ b)))) +
        ROUNDS[i + 5]! +
        w[i + 5]!) |
      0;
    g = (g + c) | 0;
    c =
      (c +
        ((((d >>> 2) | (d << 30)) ^ ((d >>> 13) | (d << 19)) ^ ((d >>> 22) | (d << 10))) + ((d & e) | (f & (d | e))))) |
      0;
    b =
      (b +
        ((((g >>> 6) | (g << 26)) ^ ((g >>> 11) | (g << 21)) ^ ((g >>> 25) | (g << 7))) + (a ^ (g & (h ^ a)))) +
        ROUNDS[i + 6]! +
        w[i + 6]!) |
      0;
    f = (f + b) | 0;
    b =
      (b +
        ((((c >>> 2) | (c << 30)) ^ ((c >>> 13) | (c << 19)) ^ ((c >>> 22) | (c << 10))) + ((c & d) | (e & (c | d))))) |
      0;
    a =
      (a +
        ((((f >>> 6) | (f << 26)) ^ ((f >>> 11) | (f << 21)) ^ ((f >>> 25) | (f << 7))) + (h ^ (f & (g ^ h)))) +
        ROUNDS[i + 7]! +
        w[i + 7]!) |
      0;
    e = (e + a) | 0;
    a =
      (a +
        ((((b >>> 2) | (b << 30)) ^ ((b >>> 13) | (b << 19)) ^ ((b >>> 22) | (b << 10))) + ((b & c) | (d & (b | c))))) |
      0;
  }
  next[0] = state[0]! + a;
  next[1] = state[1]! + b;
  next[2] = state[2]! + c;
  next[3] = state[3]! + d;
  next[4] = state[4]! + e;
  next[5] = state[5]! + f;
  next[6] = state[6]! + g;
  next[7] = state[7]! + h;
}

/** FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
function roundConstants(): Int32Array {
  const out = new Int32Array(64);
  let found = 0;
  for (let candidate = 2; found < 64; candidate++) {
    if (!isPrime(candidate)) continue;
    out[found++] = cubeRootFraction(BigInt(candidate));
  }
  return out;
}

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
}

/** The largest x with x^3 <= prime * 2^96 is the cube root times 2^32; its low half is the fraction. */
function cubeRootFraction(prime: bigint): number {
  const goal = prime << 96n;
  let root = 0n;
  for (let bit = 1n << 35n; bit > 0n; bit >>= 1n) {
    const next = root | bit;
    if (next * next * next <= goal) root = next;
  }
  return Number(root & 0xffffffffn) | 0;
}
