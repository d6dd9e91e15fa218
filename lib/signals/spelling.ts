// One word as it was meant: look-alike letters, leet, stretched letters and signs put between them undone.
import { isTwoFaced, kinds as kindsTable, leet, lookAlike, readingsOf, unitKind } from './fold.ts';
import { closeWord, openWord, type Reader } from './reader.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type Words, wordKind, wordMark } from './words.ts';

// Held in this module: an imported binding costs a call where modules are not bundled.
const kinds = kindsTable;

export type Script = 'latin' | 'cyrillic';

const STAR = 0x2a;
const MAX_BENT = 40;
const MOST_READINGS = 64;
const LEAST_BENT = 4;
/** Signs that may stand between two letters of one word and mean nothing. */
const voids = new Set([...".-_*|/'’·•~^`"].map((sign) => sign.charCodeAt(0)));

/** True for a unit that is a letter of any alphabet. */
export function isLetter(unit: number): boolean {
  const kind = kinds[unit]!;
  return kind === unitKind.latin || kind === unitKind.cyrillic || kind === unitKind.letter;
}

/** Reads the word at the reader: letters, and single digits or signs between letters that stand for one. */
export function readWord(reader: Reader): void {
  const { units } = reader.clean;
  const end = endOfWord(reader);
  const script = scriptOf(units, reader.i, end);
  const odd = isOdd(units, reader.i, end);
  if (reader.vocabulary !== null && readFurther(reader, reader.vocabulary, end)) return;
  const meant = odd && reader.vocabulary !== null ? meaning(reader, end, script) : null;
  openWord(reader, wordKind.word, odd ? wordMark.odd : 0);
  if (meant !== null) write(reader.words, meant);
  else {
    for (let k = reader.i; k < end; k++) reader.words.letter(spell(units[k]!, script, odd));
    shrink(reader.words, reader.vocabulary);
  }
  closeWord(reader, end);
}

/** Reads a word that begins with a digit, a sign or a picture in place of a letter; false where none is known. */
export function readBent(reader: Reader): boolean {
  if (reader.vocabulary === null) return false;
  const { units, length } = reader.clean;
  const next = units[reader.i + 1];
  if (next === undefined || !(isLetter(next) || (reader.i + 2 < length && isLetter(units[reader.i + 2]!))))
    return false;
  if (readingsOf(units[reader.i]!, 'cyrillic').charCodeAt(0) === units[reader.i]!) return false;
  return readFurther(reader, reader.vocabulary, reader.i);
}

/** Tries the word with what stands right behind `end`: digits and signs for letters, signs between letters. */
function readFurther(reader: Reader, vocabulary: Vocabulary, end: number): boolean {
  const { units, length } = reader.clean;
  const next = units[end];
  if (end >= length || next === undefined || next <= 0x20) return false;
  const to = endOfBent(reader, end);
  if (to === end) return false;
  const script = scriptOf(units, reader.i, to);
  const core = plain(reader, end, script);
  if (end > reader.i && vocabulary.knows(core) && !hasLetter(units, end, to)) return false;
  const options = optionsOf(units, reader.i, to, script);
  const found = known(options, vocabulary);
  const isFound = found !== null && found.length >= LEAST_BENT + (hasVoid(units, reader.i, to) ? 1 : 0);
  if (!isFound && !isNoSum(units, reader.i, to) && !isParted(units, reader.i, to, script, vocabulary)) return false;
  openWord(reader, wordKind.word, wordMark.odd);
  write(reader.words, isFound ? found : options.map((letters) => letters[0]).join(''));
  closeWord(reader, to);
  return true;
}

/** `$7арый` and `ка4е$т` are unknown words, no sums of money: three letters or more on both sides of the sign, or no number. */
function isNoSum(units: Uint16Array, from: number, to: number): boolean {
  const token = String.fromCharCode(...units.subarray(from, to));
  if (!token.includes('$') || (token.match(/\p{L}/gu)?.length ?? 0) < 3 || hasVoid(units, from, to)) return false;
  return /\$.*\p{L}/u.test(token) || (isLetter(units[from]!) && !/\d\d/.test(token));
}

/** A picture between the letters of a word that nobody knows, nor its halves: one word all the same. */
function isParted(units: Uint16Array, from: number, to: number, script: Script, vocabulary: Vocabulary): boolean {
  let gap = from;
  while (gap < to && isLetter(units[gap]!)) gap++;
  let next = gap;
  while (next < to && isPicture(units[next]!)) next++;
  if (gap === from || next === gap || next === to) return false;
  let word = '';
  for (let k = from; k < to; k++) {
    if (k >= gap && k < next) continue;
    if (!isLetter(units[k]!)) return false;
    word += String.fromCharCode(spell(units[k]!, script, true));
  }
  return !vocabulary.knows(word.slice(0, gap - from)) && !vocabulary.knows(word.slice(gap - from));
}

function isPicture(unit: number): boolean {
  return kinds[unit] === unitKind.symbol ? unit >= 0x2100 : kinds[unit] === unitKind.high || isLow(unit);
}

function plain({ clean: { units }, i }: Reader, end: number, script: Script): string {
  let word = '';
  for (let k = i; k < end; k++) word += String.fromCharCode(spell(units[k]!, script, true));
  return word;
}

function hasLetter(units: Uint16Array, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (isLetter(units[k]!)) return true;
  return false;
}

function hasVoid(units: Uint16Array, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (voids.has(units[k]!)) return true;
  return false;
}

/** End of a bent word: letters, readable digits and signs to its end, meaningless signs between them only. */
function endOfBent({ clean: { units, length }, i }: Reader, from: number): number {
  let end = from;
  for (let k = from; k < length && k - i < MAX_BENT; k++) {
    const unit = units[k]!;
    if (isLetter(unit) || isReadable(unit)) end = k + 1;
    else if (!voids.has(unit) && kinds[unit] !== unitKind.symbol && kinds[unit] !== unitKind.high && !isLow(unit))
      break;
  }
  return end;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function isReadable(unit: number): boolean {
  return !isLetter(unit) && readingsOf(unit, 'cyrillic').charCodeAt(0) !== unit;
}

/** For each unit the letters it may stand for; none for a sign without a meaning. */
function optionsOf(units: Uint16Array, from: number, to: number, script: Script): string[] {
  const options: string[] = [];
  for (let k = from; k < to; k++) {
    const unit = units[k]!;
    if (isLetter(unit) || isReadable(unit)) options.push(readingsOf(unit, script));
  }
  return options;
}

/** The first reading that the vocabulary knows, stretched letters undone; null where none is known. */
function known(options: readonly string[], vocabulary: Vocabulary): string | null {
  let readings = [''];
  for (const letters of options) {
    const more = readings.length * letters.length > MOST_READINGS ? letters[0]! : letters;
    readings = [...more].flatMap((letter) => readings.map((reading) => reading + letter));
  }
  for (const reading of readings) for (const word of shrunk(reading)) if (vocabulary.knows(word)) return word;
  return null;
}

/** What an odd word means, by the vocabulary: the letters behind its signs, or the name behind its stars. */
function meaning(reader: Reader, end: number, script: Script): string | null {
  const { units } = reader.clean;
  const vocabulary = reader.vocabulary!;
  const stars = units.subarray(reader.i, end).includes(STAR);
  if (stars) return vocabulary.uncensor(plain(reader, end, script));
  const meant = known(optionsOf(units, reader.i, end, script), vocabulary);
  // Few signs tell nothing: a hash's `b3c` is no word of the other alphabet.
  if (meant !== null || end - reader.i <= LEAST_BENT) return meant;
  return known(optionsOf(units, reader.i, end, script === 'latin' ? 'cyrillic' : 'latin'), vocabulary);
}

function write(words: Words, text: string): void {
  for (let k = 0; k < text.length; k++) words.letter(text.charCodeAt(k));
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
    if (inside && (sign || unit === STAR)) continue;
    if (unit === STAR && end + 2 < length && units[end + 1] === STAR && isLetter(units[end + 2]!)) continue;
    if (unit === STAR && units[end - 1] === STAR && end + 1 < length && isLetter(units[end + 1]!)) continue;
    break;
  }
  return end;
}

/** The alphabet that a word is meant in: that of the letters which look like nothing in the other. */
export function scriptOf(units: Uint16Array, from: number, to: number): Script {
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
    else if (units[k]! >= 0x370 && units[k]! < 0x400 && (latin || cyrillic)) return true;
  }
  return latin && cyrillic;
}

/** One letter of a word in the word's alphabet, where the word mixes alphabets. */
export function spell(unit: number, script: Script, odd: boolean): number {
  const kind = kinds[unit]!;
  if (kind === unitKind[script] || (!odd && kind !== unitKind.letter)) return unit;
  if (kind === unitKind.latin || kind === unitKind.cyrillic || kind === unitKind.letter)
    return lookAlike(unit, script) || unit;
  return leet(unit, script) || unit;
}

/** A run of three or more of one letter is one letter, or two where the vocabulary says so. */
export function unstretched(word: string, vocabulary: Vocabulary | null): string {
  const [one, two] = shrunk(word);
  return two !== undefined && vocabulary !== null && !vocabulary.knows(one!) && vocabulary.knows(two) ? two : one!;
}

const run = /([^*])\1{2,}/g;

function shrunk(word: string): string[] {
  const one = word.replace(run, '$1');
  return one === word ? [word] : [one, word.replace(run, '$1$1')];
}

/** Undoes stretching in the open word. */
function shrink(words: Words, vocabulary: Vocabulary | null): void {
  const { codes } = words;
  const first = words.from[words.count]!;
  for (let k = first; k + 2 < words.used; k++) {
    if (codes[k] !== codes[k + 1] || codes[k] !== codes[k + 2] || codes[k] === STAR) continue;
    let text = '';
    for (let n = first; n < words.used; n++) text += String.fromCharCode(codes[n]!);
    words.used = first;
    write(words, unstretched(text, vocabulary));
    return;
  }
}
