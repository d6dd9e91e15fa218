// The single words of a lexicon: asked only where letters were replaced, spaced or hidden, to find what was meant.
import { type Endings, endingSymbol } from './endings.ts';

/** Words shorter than this are found inside a run of letters only between other known words. */
const LONG = 5;
const EDGE_COST = 10;
const UNKNOWN_COST = 6;
const MAX_PIECE = 24;
const oneLetter = new Set('авикосуяai');
const MAX_REMEMBERED = 500;

/** What `normalise` asks about words that somebody has bent. */
export interface Vocabulary {
  /** True if the folded word, with an ending or without, stands in the lexicon. */
  knows(word: string): boolean;
  /** Ends of the words in a run of letters without gaps; only the run's own end where nothing is known. */
  split(run: string): number[];
  /** The word behind one with `*` for one or two letters each; null where none is known. */
  uncensor(word: string): string | null;
}

/** Collects the words of a lexicon. */
export class WordBook implements Vocabulary {
  readonly #stems = new Map<string, number>();
  readonly #named = new Map<string, string[]>();
  readonly #endings: Endings;
  readonly #shown = new Map<string, string | null>();

  constructor(endings: Endings) {
    this.#endings = endings;
  }

  /** Adds one folded word that may end as `symbol` says; `named` ones can be found behind stars. */
  add(word: string, symbol: number, named: boolean): void {
    this.#stems.set(word, (this.#stems.get(word) ?? 0) | (1 << symbol));
    if (!named || word.length < 4) return;
    const list = this.#named.get(word[0]!);
    if (list === undefined) this.#named.set(word[0]!, [word]);
    else list.push(word);
  }

  knows(word: string): boolean {
    for (let n = word.length; n >= 2 && word.length - n <= 14; n--) {
      const mask = this.#stems.get(word.slice(0, n));
      if (mask !== undefined && this.#takes(mask, word.slice(n))) return true;
    }
    return false;
  }

  #takes(mask: number, rest: string): boolean {
    if (rest === '') return true;
    for (let symbol = endingSymbol.ru; symbol <= endingSymbol.stem; symbol++)
      if ((mask & (1 << symbol)) !== 0 && this.#endings.allows(rest, symbol)) return true;
    return false;
  }

  split(run: string): number[] {
    if (this.knows(run)) return [run.length];
    const steps = this.#steps(run);
    const ends: number[] = [];
    for (let step: Step | null = steps; step !== null && step.at > 0; step = step.before) ends.unshift(step.at);
    return ends;
  }

  /** The best way through the run: long known words for sure, short ones between known ones, few unknown pieces. */
  #steps(run: string): Step {
    const best: (Step | undefined)[][] = [[undefined, undefined, { at: 0, value: 0, before: null }]];
    for (let at = 1; at <= run.length; at++) {
      const here: (Step | undefined)[] = [undefined, undefined, undefined];
      best.push(here);
      for (let from = Math.max(0, at - MAX_PIECE); from < at; from++) {
        const isKnown = at - from === 1 ? oneLetter.has(run[from]!) : this.knows(run.slice(from, at));
        const kind = !isKnown ? UNKNOWN : at - from < LONG ? SHORT : SURE;
        const gain = isKnown ? 2 * (at - from) - 3 : -UNKNOWN_COST;
        for (let last = 0; last < 3; last++) {
          const before = best[from]![last];
          if (before === undefined) continue;
          const edge = kind + last === UNKNOWN + SHORT && kind !== last ? EDGE_COST : 0;
          const value = before.value + gain - edge;
          if (here[kind] === undefined || value > here[kind].value) here[kind] = { at, value, before };
        }
      }
    }
    return (
      best[run.length]!.reduce<Step | undefined>(
        (a, b) => (a === undefined || (b !== undefined && b.value > a.value) ? b : a),
        undefined,
      ) ?? { at: run.length, value: 0, before: null }
    );
  }

  uncensor(word: string): string | null {
    const shown = word.replaceAll('*', '').length;
    if (shown < 3 || 2 * shown < word.length) return null;
    const known = this.#shown.get(word);
    if (known !== undefined) return known;
    const found = (this.#named.get(word[0]!) ?? []).find((name) => behind(word, 0, name, 0)) ?? null;
    if (this.#shown.size >= MAX_REMEMBERED) this.#shown.clear();
    this.#shown.set(word, found);
    return found;
  }
}

const UNKNOWN = 0;
const SHORT = 1;
const SURE = 2;

interface Step {
  at: number;
  value: number;
  before: Step | null;
}

/** True if the rest of `name` may stand behind the rest of `word`, each star for one or two letters. */
function behind(word: string, i: number, name: string, k: number): boolean {
  if (i === word.length) return k === name.length;
  if (k >= name.length) return false;
  if (word[i] !== '*') return word[i] === name[k] && behind(word, i + 1, name, k + 1);
  return behind(word, i + 1, name, k + 1) || behind(word, i + 1, name, k + 2);
}
