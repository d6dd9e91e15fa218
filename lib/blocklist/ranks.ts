// Ranks of removed entries, ascending, in Elias-Fano coding: their lower bits side by side, the upper ones in a unary bitmap.
import { Fault } from '#lib/base/fault.ts';
import { readBits, wordBytes, writeBits } from './words.ts';

/** How `count` ranks below `universe` are laid out. */
function shapeOfRanks(count: number, universe: number): { width: number; lowerBytes: number; upperBits: number } {
  const width = count === 0 ? 0 : Math.max(0, Math.floor(Math.log2(universe / count)));
  const upperBits = count === 0 ? 0 : count + Math.floor(universe / 2 ** width) + 1;
  return { width, lowerBytes: wordBytes(count * width), upperBits };
}

/** Bytes of `count` ranks below `universe`. */
export function rankBytes(count: number, universe: number): number {
  const { lowerBytes, upperBits } = shapeOfRanks(count, universe);
  return lowerBytes + wordBytes(upperBits);
}

/** Writes ranks from byte `at` of `out`, which must be zero there. */
export function writeRanks(ranks: Uint32Array, universe: number, out: Uint8Array<ArrayBuffer>, at: number): void {
  const { width, lowerBytes } = shapeOfRanks(ranks.length, universe);
  const view = new DataView(out.buffer, out.byteOffset + at);
  ranks.forEach((rank, i) => {
    if (width > 0) writeBits(view, 0, i * width, rank & (2 ** width - 1));
    writeBits(view, lowerBytes, Math.floor(rank / 2 ** width) + i, 1);
  });
}

/** Reads `count` ranks below `universe` from byte `at`. @throws Fault `bad-list` unless they are that many, ascending, and no more. */
export function readRanks(bytes: Uint8Array<ArrayBuffer>, at: number, count: number, universe: number): Uint32Array {
  const { width, lowerBytes, upperBits } = shapeOfRanks(count, universe);
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, lowerBytes + wordBytes(upperBits));
  const ranks = new Uint32Array(count);
  let found = 0;
  for (let bit = 0; bit < 8 * wordBytes(upperBits); bit += 32) {
    for (let word = view.getUint32(lowerBytes + bit / 8, true); word !== 0; word &= word - 1) {
      if (found === count) throw new Fault('bad-list', 'more ranks than the header says');
      const upper = bit + 31 - Math.clz32(word & -word) - found;
      const lower = width === 0 ? 0 : readBits(view, 0, found * width) & (2 ** width - 1);
      ranks[found++] = upper * 2 ** width + lower;
    }
  }
  requireAscending(ranks, found, universe);
  requireNothingBehind(view, count * width, lowerBytes);
  return ranks;
}

/** Where `rank` stands among ascending `ranks`, or -1. */
export function indexOfRank(ranks: Uint32Array, rank: number): number {
  let low = 0;
  let high = ranks.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (ranks[middle] === rank) return middle;
    if (ranks[middle]! < rank) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function requireAscending(ranks: Uint32Array, found: number, universe: number): void {
  if (found !== ranks.length) throw new Fault('bad-list', 'fewer ranks than the header says');
  for (let i = 0; i < found; i++) {
    if (ranks[i]! >= universe || (i > 0 && ranks[i]! <= ranks[i - 1]!))
      throw new Fault('bad-list', 'ranks out of order');
  }
}

function requireNothingBehind(view: DataView, bits: number, lowerBytes: number): void {
  const used = bits & 31;
  if (used !== 0 && view.getUint32(lowerBytes - 4, true) >>> used !== 0)
    throw new Fault('bad-list', 'bits behind the ranks');
}
