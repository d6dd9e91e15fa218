// A subject's 64-bit hash: SHA-256 over the list's salt (filled up to one block) and the subject, cut to its first 8 bytes.
// Own and synchronous, because WebCrypto costs 6 to 15 us a call; why SHA-256: docs/decisions/0002-list-hash.md.
import { Fault } from '#lib/base/fault.ts';

/** Bytes of a list's salt. */
export const SALT_BYTES = 16;

const BLOCK_BYTES = 64;
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
    compress(this.#salted, this.#words, this.#bytes, 0);
  }

  /** Leaves the hash of `subject` (as UTF-8) in `hi` and `lo`. */
  hash(subject: string): void {
    const length = this.#write(subject);
    const end = this.#pad(length);
    const state = this.#state;
    state.set(this.#salted);
    for (let at = 0; at < end; at += BLOCK_BYTES) compress(state, this.#words, this.#bytes, at);
    this.hi = state[0]! >>> 0;
    this.lo = state[1]! >>> 0;
  }

  /** Puts the subject's UTF-8 at the start of the buffer; returns its length in bytes. */
  #write(subject: string): number {
    const room = 3 * subject.length + 2 * BLOCK_BYTES;
    if (room > this.#bytes.length) this.#bytes = new Uint8Array(room);
    const bytes = this.#bytes;
    for (let i = 0; i < subject.length; i++) {
      const code = subject.charCodeAt(i);
      if (code > 0x7f) return this.#encoder.encodeInto(subject, bytes).written;
      bytes[i] = code;
    }
    return subject.length;
  }

  /** FIPS 180-4, 5.1.1: one bit, zeros, and the length of salt block and subject in bits; returns where the last block ends. */
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

/** FIPS 180-4, 6.2.2: one block of `bytes` from `at` into `state`; `w` is scratch. */
function compress(state: Int32Array, w: Int32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++, at += 4) {
    w[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
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
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = state[0]! + a;
  state[1] = state[1]! + b;
  state[2] = state[2]! + c;
  state[3] = state[3]! + d;
  state[4] = state[4]! + e;
  state[5] = state[5]! + f;
  state[6] = state[6]! + g;
  state[7] = state[7]! + h;
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
