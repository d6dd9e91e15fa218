// One word as it was meant: look-alike letters, leet, stretched and spaced letters undone.
import { folded as foldedTable, isTwoFaced, kinds as kindsTable, leet, lookAlike, unitKind } from './fold.ts';
import { closeWord, openWord, type Reader } from './reader.ts';
import { type Words, wordKind, wordMark } from './words.ts';

// Held in this module: an imported binding costs a call where modules are not bundled.
const folded = foldedTable;
const kinds = kindsTable;

type Script = 'latin' | 'cyrillic';

const MAX_WORD = 64;
const MIN_SPACED = 4;

function isLetter(unit: number): boolean {
  const kind = kinds[unit]!;
  return kind === unitKind.latin || kind === unitKind.cyrillic || kind === unitKind.letter;
}

/** Reads the word at the reader: letters, and single digits or signs between letters that stand for one. */
export function readWord(reader: Reader): void {
  const { units } = reader.clean;
  const end = endOfWord(reader);
  const script = scriptOf(units, reader.i, end);
  const odd = isOdd(units, reader.i, end);
  openWord(reader, wordKind.word, odd ? wordMark.odd : 0);
  for (let k = reader.i; k < end; k++) reader.words.letter(spell(units[k]!, script, odd));
  shrink(reader.words);
  closeWord(reader, end);
}

function endOfWord(reader: Reader): number {
  const { units, length } = reader.clean;
  let end = reader.i + 1;
  for (; end < length; end++) {
    const unit = units[end]!;
    if (isLetter(unit)) continue;
    const inside = end + 1 < length && isLetter(units[end + 1]!) && isLetter(units[end - 1]!);
    const sign =
      unit === 0x40
        ? kinds[units[end - 1]!] === unitKind.cyrillic
        : leet(unit, 'latin') !== 0 || leet(unit, 'cyrillic') !== 0;
    if (inside && (sign || unit === 0x2a)) continue;
    if (unit === 0x2a && end + 2 < length && units[end + 1] === 0x2a && isLetter(units[end + 2]!)) continue;
    if (unit === 0x2a && units[end - 1] === 0x2a && end + 1 < length && isLetter(units[end + 1]!)) continue;
    break;
  }
  return end;
}

function scriptOf(units: Uint16Array, from: number, to: number): Script {
  let latin = 0;
  let cyrillic = 0;
  let stuckLatin = 0;
  let stuckCyrillic = 0;
  for (let k = from; k < to; k++) {
    const kind = kinds[units[k]!];
    if (kind === unitKind.latin) {
      latin++;
      if (!isTwoFaced(units[k]!)) stuckLatin++;
    } else if (kind === unitKind.cyrillic) {
      cyrillic++;
      if (!isTwoFaced(units[k]!)) stuckCyrillic++;
    }
  }
  if (stuckLatin !== stuckCyrillic && (stuckLatin === 0 || stuckCyrillic === 0))
    return stuckCyrillic > stuckLatin ? 'cyrillic' : 'latin';
  return cyrillic > 0 && (stuckLatin === 0 || cyrillic >= latin) ? 'cyrillic' : 'latin';
}

/** True if the word mixes alphabets or holds a sign between its letters. */
function isOdd(units: Uint16Array, from: number, to: number): boolean {
  let latin = false;
  let cyrillic = false;
  for (let k = from; k < to; k++) {
    const kind = kinds[units[k]!];
    if (kind === unitKind.latin) latin = true;
    else if (kind === unitKind.cyrillic) cyrillic = true;
    else if (kind !== unitKind.letter) return true;
  }
  return latin && cyrillic;
}

function spell(unit: number, script: Script, odd: boolean): number {
  const kind = kinds[unit]!;
  if (kind === unitKind[script] || (!odd && kind !== unitKind.letter)) return unit;
  if (kind === unitKind.latin || kind === unitKind.cyrillic || kind === unitKind.letter)
    return lookAlike(unit, script) || unit;
  return leet(unit, script) || unit;
}

/** Runs of three or more of one letter in the open word become one. */
function shrink(words: Words): void {
  const { codes } = words;
  const first = words.from[words.count]!;
  let out = first;
  for (let k = first; k < words.used; ) {
    let next = k + 1;
    while (next < words.used && codes[next] === codes[k]) next++;
    const keep = next - k >= 3 && codes[k] !== 0x2a ? 1 : next - k;
    for (let n = 0; n < keep; n++) codes[out++] = codes[k]!;
    k = next;
  }
  words.used = out;
}

/** Joins `s p a c e d` or `p.u.n.c.t` letters, four or more, into one word; false where there are none. */
export function readSpaced(reader: Reader): boolean {
  const { units, length } = reader.clean;
  const gap = units[reader.i + 1];
  if (gap === undefined || isLetter(gap) || gap === 10 || kinds[gap] === unitKind.digit) return false;
  let end = reader.i + 1;
  let letters = 1;
  while (
    letters < MAX_WORD &&
    end + 1 < length &&
    units[end] === gap &&
    isLetter(units[end + 1]!) &&
    !(end + 2 < length && isLetter(units[end + 2]!))
  ) {
    letters++;
    end += 2;
  }
  if (letters < MIN_SPACED) return false;
  const script = spacedScript(units, reader.i, end);
  openWord(reader, wordKind.word, wordMark.odd);
  for (let k = reader.i; k < end; k += 2) reader.words.letter(spell(folded[units[k]!]!, script, true));
  closeWord(reader, end);
  return true;
}

function spacedScript(units: Uint16Array, from: number, to: number): Script {
  const letters = new Uint16Array(Math.ceil((to - from) / 2));
  for (let k = from; k < to; k += 2) letters[(k - from) / 2] = units[k]!;
  return scriptOf(letters, 0, letters.length);
}
