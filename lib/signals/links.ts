// Addresses inside a text: a link is one reading position, and the words of its host and path stand there too.
import { folded as foldedTable, kinds as kindsTable, unitKind } from './fold.ts';
import { closeWord, openWord, originOf, type Reader } from './reader.ts';
import { wordKind } from './words.ts';

// Held in this module: an imported binding costs a call where modules are not bundled.
const folded = foldedTable;
const kinds = kindsTable;

const MAX_TAG = 2048;
const MAX_LINK = 2048;
const endings = new Set(
  'com net org info biz me io ru рф kz ua by su uz kg eu de uk us nl fr it es pl cz ch at ca au cn in tv cc ws to li is sh gg ly id xyz top site shop online store club link pro app dev bot market onion cat live space website tech vip one fun icu ltd example test invalid'.split(
    ' ',
  ),
);

function isName(unit: number): boolean {
  return kinds[unit] === unitKind.latin || kinds[unit] === unitKind.digit || unit === 0x2d || unit === 0x5f;
}

function endsLink(unit: number): boolean {
  return (
    unit <= 0x20 ||
    unit === 0xa0 ||
    unit === 0x3c ||
    unit === 0x3e ||
    unit === 0x22 ||
    unit === 0x27 ||
    unit === 0x5b ||
    unit === 0x5d ||
    unit === 0x28 ||
    unit === 0x29 ||
    unit === 0x7c ||
    unit === 0xbb ||
    unit === 0x201d ||
    (unit >= 0x2600 && unit !== 0xfffd && kinds[unit] !== unitKind.letter) ||
    kinds[unit] === unitKind.cyrillic
  );
}

/** Reads a link or a mail address that begins here; false (and nothing read) where there is none. */
export function readAddress(reader: Reader): boolean {
  const { units, length } = reader.clean;
  if (kinds[units[reader.i]!] !== unitKind.latin) return false;
  let host = reader.i;
  let end = reader.i;
  while (end < length && end - reader.i < 64 && isName(units[end]!)) end++;
  if (units[end] === 0x3a && units[end + 1] === 0x2f && units[end + 2] === 0x2f) host = end + 3;
  const hostEnd = endOfHost(reader, host);
  if (host === reader.i && units[hostEnd] === 0x40) return readMail(reader, hostEnd);
  if (host === reader.i && !hasEnding(reader, host, hostEnd)) return false;
  if (host > reader.i && hostEnd === host) return false;
  readLink(reader, host, hostEnd);
  return true;
}

function endOfHost(reader: Reader, from: number): number {
  const { units, length } = reader.clean;
  let end = from;
  while (
    end < length &&
    end - from < 256 &&
    (isName(units[end]!) || (units[end] === 0x2e && end + 1 < length && isName(units[end + 1]!)))
  )
    end++;
  return end;
}

function hasEnding(reader: Reader, from: number, to: number): boolean {
  let label = '';
  let dots = 0;
  for (let k = from; k < to; k++) {
    const unit = reader.clean.units[k]!;
    if (unit === 0x2e) {
      label = '';
      dots++;
    } else label += String.fromCharCode(unit);
  }
  return dots > 0 && endings.has(label);
}

function readMail(reader: Reader, at: number): boolean {
  const end = endOfHost(reader, at + 1);
  if (!hasEnding(reader, at + 1, end)) return false;
  openWord(reader, wordKind.mail);
  closeWord(reader, end);
  return true;
}

function readLink(reader: Reader, host: number, hostEnd: number): void {
  const { units, length } = reader.clean;
  let end = hostEnd;
  while (end < length && end - host < MAX_LINK && !endsLink(units[end]!)) end++;
  while (end > hostEnd && (units[end - 1] === 0x2e || units[end - 1] === 0x2c)) end--;
  const at = reader.words.size;
  openWord(reader, wordKind.link);
  closeWord(reader, end);
  pieces(reader, { from: host, to: hostEnd, kind: wordKind.host, at });
  pieces(reader, { from: hostEnd, to: end, kind: wordKind.slug, at });
  decoded(reader, hostEnd, end, at);
}

/** Cyrillic words of a path that is written in percent codes; they stand where the whole link stands. */
function decoded(reader: Reader, from: number, to: number, at: number): void {
  const { units, origin } = reader.clean;
  let path = '';
  for (let k = from; k < to; k++) path += String.fromCharCode(units[k]!);
  if (!path.includes('%d')) return;
  for (const [word] of readable(path)
    .toLowerCase()
    .matchAll(/[а-яёәғқңөұүһі]{3,}/g)) {
    reader.words.open(wordKind.slug, origin[from]!, 0, at);
    for (let k = 0; k < word.length; k++) reader.words.letter(folded[word.charCodeAt(k)]!);
    reader.words.close(origin[to - 1]! + 1);
  }
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path.replace(/(?:%d[01]%[89ab][0-9a-f])+/g, (run) => decodeURIComponent(run));
  }
}

/** The runs of letters in a part of a link, each as a word at the link's position. */
function pieces(reader: Reader, part: { from: number; to: number; kind: number; at: number }): void {
  const { units } = reader.clean;
  let from = part.from;
  for (let k = part.from; k <= part.to; k++) {
    const inside = k < part.to && kinds[units[k]!] === unitKind.latin;
    if (inside) continue;
    if (k - from >= 3) piece(reader, part, from, k);
    from = k + 1;
  }
}

function piece(reader: Reader, part: { kind: number; at: number }, from: number, to: number): void {
  reader.words.open(part.kind, originOf(reader, from), 0, part.at);
  for (let k = from; k < to; k++) reader.words.letter(reader.clean.units[k]!);
  reader.words.close(originOf(reader, to - 1) + 1);
}

/** Steps over markup left in a text, reading the addresses it holds; false where `<` opens no tag. */
export function readTag(reader: Reader): boolean {
  const { units, length } = reader.clean;
  const first = units[reader.i + 1];
  if (first === undefined || !(first === 0x2f || (first >= 0x61 && first <= 0x7a))) return false;
  let end = reader.i + 1;
  while (
    end < length &&
    end - reader.i < MAX_TAG &&
    units[end] !== 0x3e &&
    units[end] !== 0x3c &&
    kinds[units[end]!] !== unitKind.cyrillic
  )
    end++;
  if (units[end] !== 0x3e) return false;
  for (let k = reader.i + 1; k < end; k++) {
    if (units[k] !== 0x3d) continue;
    reader.i = k + 1;
    while (units[reader.i] === 0x22 || units[reader.i] === 0x27) reader.i++;
    if (readAddress(reader)) k = Math.max(k, reader.i - 1);
  }
  reader.i = Math.max(reader.i, end + 1);
  return true;
}
