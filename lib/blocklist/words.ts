// Bits in 32-bit words.

/** How many bits of `x` are set. */
export function popcount(x: number): number {
  x -= (x >>> 1) & 0x55555555;
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Position of the `rank`-th (from 1) set bit. */
export function selectBit(x: number, rank: number): number {
  for (let i = 1; i < rank; i++) x &= x - 1;
  return 31 - Math.clz32(x & -x);
}

/** Bytes of so many bits in whole 32-bit words. */
export function wordBytes(bits: number): number {
  return 4 * Math.ceil(bits / 32);
}

/** Ors the 32 bits of `value` in at bit `at` of the little-endian words that begin at byte `from`. */
export function writeBits(out: DataView, from: number, at: number, value: number): void {
  const offset = from + 4 * (at >>> 5);
  const shift = at & 31;
  out.setUint32(offset, out.getUint32(offset, true) | (value << shift), true);
  const rest = shift === 0 ? 0 : value >>> (32 - shift);
  if (rest !== 0) out.setUint32(offset + 4, out.getUint32(offset + 4, true) | rest, true);
}

/** The 32 bits from bit `at` of the little-endian words that begin at byte `from`, unsigned; what lies behind the view reads as 0. */
export function readBits(view: DataView, from: number, at: number): number {
  const offset = from + 4 * (at >>> 5);
  const shift = at & 31;
  const first = view.getUint32(offset, true);
  if (shift === 0) return first;
  const next = offset + 8 <= view.byteLength ? view.getUint32(offset + 4, true) : 0;
  return ((first >>> shift) | (next << (32 - shift))) >>> 0;
}

/**
 * The words of `size` bytes from byte `at`, in place; copied where they do not stand on a whole word of their buffer.
 * Files are little-endian, as every machine is that runs a browser today.
 */
export function wordsOf(bytes: Uint8Array<ArrayBuffer>, at: number, size: number): Uint32Array {
  const start = bytes.byteOffset + at;
  return start % 4 === 0
    ? new Uint32Array(bytes.buffer, start, size / 4)
    : new Uint32Array(bytes.slice(at, at + size).buffer);
}
