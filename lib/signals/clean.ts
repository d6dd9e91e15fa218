// First pass: a text becomes folded code units, each knowing its place in the original.
import { folded as foldedTable, kinds as kindsTable, unitKind } from './fold.ts';

// Held in this module: an imported binding costs a call where modules are not bundled.
const folded = foldedTable;
const kinds = kindsTable;

/** Folded code units and, for each, the offset of the original unit it came from; `length` are in use. */
export interface Clean {
  units: Uint16Array;
  origin: Uint32Array;
  length: number;
}

/** Drops invisible units, folds case and styled letters, joins letters with their accents. Linear in the length. */
export function clean(text: string): Clean {
  const out = { units: new Uint16Array(text.length + 32), origin: new Uint32Array(text.length + 33), length: 0 };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const kind = kinds[unit]!;
    if (kind < unitKind.mark) push(out, folded[unit]!, i);
    else if (kind === unitKind.mark) join(out, unit);
    else if (kind === unitKind.symbol) push(out, unit, i);
    else if (kind === unitKind.styled) spell(out, text[i]!, i);
    else if (kind === unitKind.high) i += pair(out, text, i);
  }
  out.origin[out.length] = text.length;
  return out;
}

function push(out: Clean, unit: number, at: number): void {
  if (out.length + 2 > out.units.length) grow(out);
  out.units[out.length] = unit;
  out.origin[out.length++] = at;
}

function grow(out: Clean): void {
  const units = new Uint16Array(out.units.length * 2);
  const origin = new Uint32Array(out.units.length * 2 + 1);
  units.set(out.units);
  origin.set(out.origin);
  out.units = units;
  out.origin = origin;
}

/** A combining mark after its letter: one letter where Unicode has it, else the bare letter. */
function join(out: Clean, mark: number): void {
  if (out.length === 0) return;
  const last = out.units[out.length - 1]!;
  const one = (String.fromCharCode(last) + String.fromCharCode(mark)).normalize('NFC');
  if (one.length === 1) out.units[out.length - 1] = folded[one.charCodeAt(0)]!;
}

/** Compatibility form of one styled character, unit by unit. */
function spell(out: Clean, character: string, at: number): void {
  const plain = character.normalize('NFKC').slice(0, 4);
  for (let k = 0; k < plain.length; k++) push(out, folded[plain.charCodeAt(k)]!, at);
}

/** A surrogate pair: styled letters are spelt out, anything else is kept. Returns units consumed beyond the first. */
function pair(out: Clean, text: string, at: number): number {
  const low = text.charCodeAt(at + 1);
  if (!(low >= 0xdc00 && low <= 0xdfff)) return 0;
  const high = text.charCodeAt(at);
  if (high === 0xd835 || (high === 0xd83c && low >= 0xdd00 && low <= 0xdd89)) {
    const plain = text.slice(at, at + 2).normalize('NFKC');
    if (plain.length === 1 || plain.charCodeAt(0) !== high) {
      spell(out, plain, at);
      return 1;
    }
  }
  if (high === 0xd83c && low >= 0xdffb) return 1; // skin tone
  push(out, high, at);
  push(out, low, at);
  return 1;
}
