// Where the second pass stands in a text, and how it begins and ends a word.
import type { Clean } from './clean.ts';
import { kinds as kindsTable, unitKind } from './fold.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Words } from './words.ts';

// Held in this module: an imported binding costs a call where modules are not bundled.
const kinds = kindsTable;

/** Where `normalise` stands: the clean text, the words so far, the next unit and the marks it has met. */
export interface Reader {
  readonly clean: Clean;
  readonly words: Words;
  i: number;
  marks: number;
  /** The lexicon's words, where the text is not itself a term of it. */
  readonly vocabulary: Vocabulary | null;
  /** Letters of spaced runs that may still be parted into words. */
  splits: number;
}

/** Original offset of unit `i` of the clean text. */
export function originOf(reader: Reader, i: number): number {
  return reader.clean.origin[i]!;
}

/** Begins a word at the next reading position and takes the marks before it. */
export function openWord(reader: Reader, kind: number, extra = 0): void {
  reader.words.open(kind, originOf(reader, reader.i), reader.marks | extra, reader.words.size++);
  reader.marks = 0;
}

/** Ends the word before clean unit `next` and moves on to it. */
export function closeWord(reader: Reader, next: number): void {
  reader.words.close(originOf(reader, next - 1) + unitsOf(reader, next - 1));
  reader.i = next;
}

/** Original units behind clean unit `i`; invisible ones after it are not counted. */
function unitsOf(reader: Reader, i: number): number {
  const at = originOf(reader, i);
  const high = kinds[reader.words.text.charCodeAt(at)] === unitKind.high;
  return high && at + 1 < reader.words.text.length ? 2 : 1;
}
