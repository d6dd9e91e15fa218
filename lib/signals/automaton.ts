// All terms as one trie in typed arrays. A walk starts at each word and follows letters; at a stem it may jump to
// the word's end if what is left is an ending of the term's language.
import { type Endings, endingSymbol } from './endings.ts';
import { type Words, wordKind } from './words.ts';

const SPACE = 0x20;
const MAX_WORDS = 6;
const SLICE_NODES = 4_096;

interface Path {
  symbols: string;
  output: number;
}

/** A trie under construction: paths are sorted once, then each node is a range of them. */
export class TrieBuilder {
  readonly #paths: Path[] = [];

  /** Adds a path of symbols (one UTF-16 unit each) that ends in `output`. */
  add(symbols: string, output: number): void {
    this.#paths.push({ symbols, output });
  }

  /** The trie in flat arrays, nodes in breadth-first order so that the shallow ones lie together; yields between slices of the work. */
  *building(): Generator<void, Automaton> {
    const paths = this.#paths.sort((a, b) =>
      a.symbols < b.symbols ? -1 : a.symbols > b.symbols ? 1 : a.output - b.output,
    );
    const room = paths.reduce((sum, path) => sum + path.symbols.length, 2);
    const trie = {
      first: new Uint32Array(room + 1),
      symbols: new Uint16Array(room),
      targets: new Uint32Array(room),
      outputs: [] as number[][],
    };
    const ranges: [low: number, high: number, depth: number][] = [[0, paths.length, 0]];
    let edges = 0;
    for (let n = 0; n < ranges.length; n++) {
      const [low, high, depth] = ranges[n]!;
      if (n % SLICE_NODES === 0) yield;
      let at = low;
      const outputs: number[] = [];
      while (at < high && paths[at]!.symbols.length === depth) outputs.push(paths[at++]!.output);
      trie.outputs.push(outputs);
      trie.first[n] = edges;
      while (at < high) {
        const symbol = paths[at]!.symbols.charCodeAt(depth);
        const from = at;
        while (at < high && paths[at]!.symbols.charCodeAt(depth) === symbol) at++;
        trie.symbols[edges] = symbol;
        trie.targets[edges++] = ranges.length;
        ranges.push([from, at, depth + 1]);
      }
    }
    trie.first[ranges.length] = edges;
    return new Automaton({
      first: trie.first.slice(0, ranges.length + 1),
      symbols: trie.symbols.slice(0, edges),
      targets: trie.targets.slice(0, edges),
      outputs: trie.outputs,
    });
  }
}

/** One term found: words `word` up to, not including, `next`. */
export interface Match {
  term: number;
  word: number;
  next: number;
}

/** Finds every term of the lexicon that starts at a word. */
export class Automaton {
  readonly #first: Uint32Array;
  readonly #symbols: Uint16Array;
  readonly #targets: Uint32Array;
  readonly #outputs: readonly (readonly number[])[];
  readonly #root = new Int32Array(0x10000).fill(-1);

  constructor(parts: {
    first: Uint32Array;
    symbols: Uint16Array;
    targets: Uint32Array;
    outputs: readonly (readonly number[])[];
  }) {
    this.#first = parts.first;
    this.#symbols = parts.symbols;
    this.#targets = parts.targets;
    this.#outputs = parts.outputs;
    for (let e = 0; e < parts.first[1]!; e++) this.#root[parts.symbols[e]!] = parts.targets[e]!;
  }

  /** Nodes of the trie. */
  get size(): number {
    return this.#first.length - 1;
  }

  /** Calls `found` for each term that starts at word `word`. */
  walk(words: Words, word: number, suffixes: Endings, found: (term: number, next: number) => void): void {
    const start = words.from[word]!;
    if (words.to[word]! === start) return;
    const node = this.#root[words.codes[start]!]!;
    if (node >= 0) this.#word({ words, suffixes, found, first: word }, word, node, start + 1);
  }

  #word(run: Run, word: number, node: number, at: number): void {
    const { codes, to } = run.words;
    const end = to[word]!;
    for (let k = at; node >= 0; k++) {
      if (this.#symbols[this.#first[node]!]! <= endingSymbol.stem && this.#first[node]! < this.#first[node + 1]!)
        this.#ends(run, word, node, k);
      if (k >= end) return;
      node = this.#child(node, codes[k]!);
    }
  }

  #ends(run: Run, word: number, node: number, at: number): void {
    for (let e = this.#first[node]!; e < this.#first[node + 1]!; e++) {
      const symbol = this.#symbols[e]!;
      if (symbol > endingSymbol.stem) return;
      if (run.suffixes.fits(run.words, at, run.words.to[word]!, symbol)) this.#after(run, word, this.#targets[e]!);
    }
  }

  #after(run: Run, word: number, node: number): void {
    for (const term of this.#outputs[node]!) run.found(term, word + 1);
    const next = word + 1;
    const on = this.#child(node, SPACE);
    if (on < 0 || next >= run.words.count || next - run.first >= MAX_WORDS || !continues(run.words, next)) return;
    const start = run.words.from[next]!;
    const child = start < run.words.to[next]! ? this.#child(on, run.words.codes[start]!) : -1;
    if (child >= 0) this.#word(run, next, child, start + 1);
  }

  #child(node: number, symbol: number): number {
    let low = this.#first[node]!;
    let high = this.#first[node + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const here = this.#symbols[middle]!;
      if (here === symbol) return this.#targets[middle]!;
      if (here < symbol) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

interface Run {
  words: Words;
  suffixes: Endings;
  found: (term: number, next: number) => void;
  first: number;
}

/** A term of several words stays in one line and in one place: text with text, slug with slug. */
function continues(words: Words, next: number): boolean {
  const here = words.kind[next]!;
  const before = words.kind[next - 1]!;
  const link = here === wordKind.slug || here === wordKind.host;
  return link === (before === wordKind.slug || before === wordKind.host) && words.line[next] === words.line[next - 1];
}
