// May a word end like this? Russian and English take one ending of a list, Kazakh a chain of them.
import type { Words } from './words.ts';

/** Edge symbols under a space: "the word ends here as …", then a space edge goes on to the next word. */
export const endingSymbol = { exact: 1, ru: 2, kk: 3, en: 4, stem: 5 } as const;

const MAX_ENDING = 6;
const MAX_CHAIN = 14;

/** The endings of three languages, folded like the text. */
export class Endings {
  readonly #ru: ReadonlySet<string>;
  readonly #kk: ReadonlySet<string>;
  readonly #en: ReadonlySet<string>;

  constructor(lists: { ru: readonly string[]; kk: readonly string[]; en: readonly string[] }) {
    this.#ru = new Set(lists.ru);
    this.#kk = new Set(lists.kk);
    this.#en = new Set(lists.en);
  }

  /** True if the letters from `at` to `end` may follow a stem of the given `endingSymbol`. */
  fits(words: Words, at: number, end: number, symbol: number): boolean {
    if (at === end) return true;
    if (symbol === endingSymbol.exact) return false;
    if (symbol === endingSymbol.stem) return true;
    return end - at <= MAX_CHAIN && this.allows(letters(words, at, end), symbol);
  }

  /** True if `rest`, one letter or more, may follow a stem of the given `endingSymbol`. */
  allows(rest: string, symbol: number): boolean {
    if (symbol === endingSymbol.exact) return false;
    if (symbol === endingSymbol.stem) return true;
    if (symbol === endingSymbol.kk) return rest.length <= MAX_CHAIN && this.#chain(rest);
    return rest.length <= MAX_ENDING && (symbol === endingSymbol.ru ? this.#ru : this.#en).has(rest);
  }

  #chain(rest: string): boolean {
    for (let n = Math.min(MAX_ENDING, rest.length); n > 0; n--) {
      if (this.#kk.has(rest.slice(0, n)) && (n === rest.length || this.#chain(rest.slice(n)))) return true;
    }
    return false;
  }
}

function letters(words: Words, at: number, end: number): string {
  let out = '';
  for (let k = at; k < end; k++) out += String.fromCharCode(words.codes[k]!);
  return out;
}
