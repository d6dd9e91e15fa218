// Second pass: folded units become words, numbers, signs, contacts and links, with their places in the original.
import { clean } from './clean.ts';
import { kinds as kindsTable, unitKind } from './fold.ts';
import { readAddress, readTag } from './links.ts';
import { closeWord, openWord, type Reader } from './reader.ts';
import { readSpaced } from './spaced.ts';
import { readBent, readWord } from './spelling.ts';
import type { Vocabulary } from './vocabulary.ts';
import { Words, wordKind, wordMark } from './words.ts';

// Held in this module: an imported binding costs a call where modules are not bundled.
const kinds = kindsTable;

const NEWLINE = 10;
const MAX_NUMBER = 40;

/** Letters of spaced words that are parted in one text: parting costs some microseconds a letter. */
const MOST_SPLIT = 6000;

/** The words of `text`; bent ones are read as `vocabulary` knows them. Never throws; time and memory are linear in its length. */
export function normalise(text: string, vocabulary: Vocabulary | null = null): Words {
  const reader: Reader = {
    clean: clean(text),
    words: new Words(text),
    i: 0,
    marks: wordMark.sentence,
    vocabulary,
    splits: MOST_SPLIT,
  };
  while (reader.i < reader.clean.length) step(reader);
  return reader.words;
}

function step(reader: Reader): void {
  const unit = reader.clean.units[reader.i]!;
  const kind = kinds[unit]!;
  if (kind === unitKind.latin || kind === unitKind.cyrillic || kind === unitKind.letter) {
    if (!readAddress(reader) && !readSpaced(reader)) readWord(reader);
  } else if (kind === unitKind.digit) {
    if (!readBent(reader)) readDigits(reader);
  } else if (kind === unitKind.symbol || kind === unitKind.high) {
    if (!readBent(reader)) readSymbol(reader, kind === unitKind.high ? 2 : 1);
  } else if (unit === 0x40) {
    if (!readBent(reader)) readHandle(reader);
  } else if (!(unit === 0x3c && readTag(reader))) punctuation(reader, unit);
}

function punctuation(reader: Reader, unit: number): void {
  const { clean: from, words, i } = reader;
  if (unit === NEWLINE) words.lines++;
  if (unit === NEWLINE || unit === 0x2e || unit === 0x21 || unit === 0x3f) reader.marks |= wordMark.sentence;
  if (unit === 0x22 || unit === 0xab || unit === 0x201c || unit === 0x201e) reader.marks |= wordMark.quote;
  if ((unit === 0x3e || unit === 0x203a || unit === 0x2192) && from.units[i - 1] === 0x20)
    reader.marks |= wordMark.crumb;
  reader.i++;
}

function readSymbol(reader: Reader, width: number): void {
  const { units, length } = reader.clean;
  const end = Math.min(reader.i + width, length);
  if (isDecoration(reader, end)) {
    reader.i = end;
    return;
  }
  openWord(reader, wordKind.symbol);
  for (let k = reader.i; k < end; k++) reader.words.letter(units[k]!);
  closeWord(reader, end);
}

/** A picture that the lexicon does not name takes no place among the words. */
function isDecoration({ clean: { units }, vocabulary, i }: Reader, end: number): boolean {
  if (vocabulary === null || units[i]! < 0x2100) return false;
  return !vocabulary.knows(String.fromCharCode(...units.subarray(i, end)));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** A number with its separators; ten digits or more are a phone, sixteen in fours a card. */
function readDigits(reader: Reader): void {
  const { units, length } = reader.clean;
  let end = reader.i;
  let digits = 0;
  for (let k = reader.i; k < length && k < reader.i + MAX_NUMBER; k++) {
    const unit = units[k]!;
    if (isDigit(unit)) {
      digits++;
      end = k + 1;
    } else if (!(isSeparator(unit) && k === end && k + 1 < length && isDigit(units[k + 1]!))) break;
  }
  const phone = digits >= 10 && digits <= 15 && (units[reader.i - 1] === 0x2b || spaced(reader, end));
  openWord(reader, phone ? wordKind.phone : digits === 16 && spaced(reader, end) ? wordKind.card : wordKind.number);
  for (let k = reader.i; k < end; k++)
    if (isDigit(units[k]!) || units[k] === 0x2e || units[k] === 0x2c) reader.words.letter(units[k]!);
  closeWord(reader, end);
}

function isSeparator(unit: number): boolean {
  return (
    unit === 0x2e ||
    unit === 0x2c ||
    unit === 0x20 ||
    unit === 0xa0 ||
    unit === 0x2d ||
    unit === 0x28 ||
    unit === 0x29 ||
    unit === 0x2009 ||
    unit === 0x202f
  );
}

function spaced(reader: Reader, end: number): boolean {
  let gaps = 0;
  for (let k = reader.i; k < end; k++) if (reader.clean.units[k] === 0x20 || reader.clean.units[k] === 0x2d) gaps++;
  return gaps >= 2;
}

function isNamePart(unit: number): boolean {
  return kinds[unit] === unitKind.latin || isDigit(unit) || unit === 0x5f || unit === 0x2e;
}

/** `@name`, three letters or more. */
function readHandle(reader: Reader): void {
  const { units, length } = reader.clean;
  let end = reader.i + 1;
  while (end < length && isNamePart(units[end]!)) end++;
  while (units[end - 1] === 0x2e) end--;
  if (end - reader.i < 4) {
    reader.i++;
    return;
  }
  openWord(reader, wordKind.handle);
  closeWord(reader, end);
}
