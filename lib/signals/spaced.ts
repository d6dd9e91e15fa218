// `S p a c e d` and `p.u.n.c.t.u.a.t.e.d` letters become words again; the lexicon says where one ends and the next begins.
import { kinds as kindsTable, unitKind } from './fold.ts';
import { closeWord, openWord, type Reader } from './reader.ts';
import { isLetter, scriptOf, spell, unstretched } from './spelling.ts';
import { wordKind, wordMark } from './words.ts';

// Held in this module: an imported binding costs a call where modules are not bundled.
const kinds = kindsTable;

const MAX_LETTERS = 400;
const MAX_GAP = 2;
/** So many single letters are no sentence; fewer must make a known word. */
const SURELY = 4;
const LEAST = 3;

/** Reads a run of single letters with one and the same gap between them; false where there is none. */
export function readSpaced(reader: Reader): boolean {
  const gap = gapAt(reader, reader.i + 1);
  if (gap === 0 || (reader.i > 0 && kinds[reader.clean.units[reader.i - 1]!] === unitKind.digit)) return false;
  const places = lettersOf(reader, gap);
  if (places.length < LEAST) return false;
  const { units } = reader.clean;
  const raw = Uint16Array.from(places, (place) => units[place]!);
  const script = scriptOf(raw, 0, raw.length);
  const run = String.fromCharCode(...raw.map((unit) => spell(unit, script, true)));
  if (places.length < SURELY && !(reader.vocabulary?.knows(run) ?? false)) return false;
  let from = 0;
  for (const end of endsOf(reader, run)) {
    openWord(reader, wordKind.word, wordMark.odd);
    for (const letter of unstretched(run.slice(from, end), reader.vocabulary))
      reader.words.letter(letter.charCodeAt(0));
    closeWord(reader, places[end - 1]! + 1);
    reader.i = places[end] ?? reader.i;
    from = end;
  }
  return true;
}

function endsOf(reader: Reader, run: string): number[] {
  if (reader.vocabulary === null || run.length > reader.splits) return [run.length];
  reader.splits -= run.length;
  return reader.vocabulary.split(run);
}

/** Length of the gap before the next single letter, 0 where none follows. */
function gapAt({ clean: { units, length } }: Reader, from: number): number {
  for (let gap = 0; gap <= MAX_GAP && from + gap < length; gap++) {
    const unit = units[from + gap]!;
    if (isLetter(unit)) return gap;
    if (unit === 10 || kinds[unit] === unitKind.digit || kinds[unit] === unitKind.high) return 0;
  }
  return 0;
}

function lettersOf({ clean: { units, length }, i }: Reader, gap: number): number[] {
  const places = [i];
  for (let k = i + gap + 1; k < length && places.length < MAX_LETTERS; k += gap + 1) {
    if (!isLetter(units[k]!) || (k + 1 < length && isLetter(units[k + 1]!))) break;
    let same = true;
    for (let g = 1; g <= gap; g++) same &&= units[k - g] === units[i + gap + 1 - g];
    if (!same) break;
    places.push(k);
  }
  return places;
}
