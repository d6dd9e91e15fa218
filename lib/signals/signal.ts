// What was seen and where: the type that passes from the lexicon to the verdict.
import type { SignalClass } from './classes.ts';
import type { Words } from './words.ts';

/** A class of words seen at one place. `start`, `end`: UTF-16 offsets in the original; `at`: reading position; `term`: which term. */
export interface Signal {
  class: SignalClass;
  start: number;
  end: number;
  at: number;
  line: number;
  /** `text`, or inside a link: its path (`slug`) or its `host`. */
  where: 'text' | 'slug' | 'host';
  /** A quotation mark stands right before it. */
  quoted: boolean;
  /** Its letters were mixed, spaced or replaced by signs. */
  odd: boolean;
  /** Folded form; two spellings of one word share it. */
  term: string;
}

/** Everything the lexicon saw in a text, in order of place, with the words themselves. */
export interface Signals {
  words: Words;
  signals: Signal[];
}
