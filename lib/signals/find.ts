// Text → signals: which words of the lexicon stand where, and what the numbers beside them mean.
import { type Automaton, type Match, TrieBuilder } from './automaton.ts';
import { classIndex, counterClasses, type SignalClass, signalClasses } from './classes.ts';
import { Endings, endingSymbol } from './endings.ts';
import { normalise } from './normalise.ts';
import { addNumbers } from './numbers.ts';
import type { Ending, RulePack } from './rule-pack.ts';
import type { Signal, Signals } from './signal.ts';
import { WordBook } from './vocabulary.ts';
import { type Words, wordKind, wordMark } from './words.ts';

/** A compiled lexicon: one automaton behind one function. */
export interface Finder {
  find(text: string): Signals;
}

/** Terms added between two pauses. */
const SLICE_TERMS = 512;

interface Term {
  key: string;
  class: number;
}

type Lexicon = Pick<RulePack, 'lexicon' | 'suffixes'>;

/** Compiles the lexicon of a pack in one go; done once for each pack. */
export function compile(pack: Lexicon): Finder {
  const work = compiling(pack);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same in slices of a few milliseconds, with `pause` between them: a worker that compiles must still hear where a tab goes. */
export async function compileInSlices(pack: Lexicon, pause: () => Promise<void>): Promise<Finder> {
  const work = compiling(pack);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await pause();
  }
}

function* compiling(pack: Lexicon): Generator<void, Finder> {
  const fold = (list: readonly string[]): string[] => list.map((text) => foldedKey(text));
  const endings = new Endings({ ru: fold(pack.suffixes.ru), kk: fold(pack.suffixes.kk), en: fold(pack.suffixes.en) });
  const builder = new TrieBuilder();
  const book = new WordBook(endings);
  const terms: Term[] = [];
  for (const entry of pack.lexicon) {
    for (const text of entry.terms) {
      if (terms.length % SLICE_TERMS === 0) yield;
      const symbols = symbolsOf(text, entry.ending);
      if (symbols.length === 0) continue;
      builder.add(symbols, terms.length);
      addWords(book, symbols, named.has(entry.class));
      terms.push({ key: text.replaceAll('~', ''), class: classIndex[entry.class] });
    }
  }
  const automaton = yield* builder.building();
  return { find: (text) => find({ automaton, endings, book, terms }, text) };
}

/** Classes whose words are looked for behind stars. */
const named: ReadonlySet<SignalClass> = new Set(['substance', 'pill', 'market', 'brand', 'dead-drop']);

/** Each word of a term by itself: `symbols` ends every word in the symbol of its ending. */
function addWords(book: WordBook, symbols: string, isNamed: boolean): void {
  for (const word of symbols.split(' '))
    if (word.length > 1) book.add(word.slice(0, -1), word.charCodeAt(word.length - 1), isNamed);
}

function foldedKey(text: string): string {
  const words = normalise(text);
  return Array.from({ length: words.count }, (_, i) => words.key(i)).join(' ');
}

/** Words that fold to themselves: letters of one alphabet, no run of three. */
const plainTerm = /^(?:[а-я]+|[a-z]+)(?: (?:[а-я]+|[a-z]+))*$/;
const run = /(.)\1\1/;

/** Terms pass through the same normaliser as texts, so both sides are folded alike; most fold to themselves. */
function symbolsOf(text: string, ending: Ending): string {
  const last = String.fromCharCode(endingSymbol[ending]);
  const exact = String.fromCharCode(endingSymbol.exact);
  if (plainTerm.test(text) && !run.test(text)) return text.replaceAll(' ', `${exact} `) + last;
  const words = normalise(text.replaceAll('~', ''));
  const inner = new Set<number>();
  for (let i = text.indexOf('~'); i >= 0; i = text.indexOf('~', i + 1)) inner.add(i - inner.size);
  let symbols = '';
  for (let i = 0; i < words.count; i++) {
    const inflected = i === words.count - 1 || inner.has(words.end[i]!);
    symbols += `${i > 0 ? ' ' : ''}${words.key(i)}${inflected ? last : exact}`;
  }
  return symbols;
}

interface Parts {
  automaton: Automaton;
  endings: Endings;
  book: WordBook;
  terms: readonly Term[];
}

function find(parts: Parts, text: string): Signals {
  const words = normalise(text, parts.book);
  const matches: Match[] = [];
  let cover = 0;
  for (let word = 0; word < words.count; word++) {
    const longest = longestAt(parts, words, word);
    if (longest.length === 0) continue;
    const next = longest[0]!.next;
    matches.push(...(next > cover ? longest : longest.filter((match) => !hidden(matches, parts.terms, match))));
    cover = Math.max(cover, next);
  }
  const signals = matches.map((match) => signalOf(words, match, parts.terms[match.term]!));
  return { words, signals: addNumbers(words, signals) };
}

/** Of the terms that start at a word, those with most words; one for each class. */
function longestAt(parts: Parts, words: Words, word: number): Match[] {
  let best: Match[] = [];
  parts.automaton.walk(words, word, parts.endings, (term, next) => {
    const length = best.length === 0 ? 0 : best[0]!.next;
    if (next > length) best = [{ term, word, next }];
    else if (next === length && !best.some((match) => parts.terms[match.term]!.class === parts.terms[term]!.class))
      best.push({ term, word, next });
  });
  const plain = best.filter((match) => parts.terms[match.term]!.class === PLAIN);
  return plain.length > 0 ? plain : best;
}

const PLAIN = classIndex.plain;

const counters: ReadonlySet<number> = new Set(counterClasses.map((name) => classIndex[name]));

/** True if an earlier, longer phrase covers these words: a `plain` one hides all, `no prescription` the medicine in it. */
function hidden(matches: readonly Match[], terms: readonly Term[], { term, word, next }: Match): boolean {
  const isCounter = counters.has(terms[term]!.class);
  for (let m = matches.length - 1; m >= 0 && m > matches.length - 8; m--) {
    const match = matches[m]!;
    if (match.word >= word || match.next < next) continue;
    const cover = terms[match.term]!.class;
    if (cover === PLAIN || (isCounter && !counters.has(cover))) return true;
  }
  return false;
}

function signalOf(words: Words, match: Match, term: Term): Signal {
  const kind = words.kind[match.word]!;
  return {
    class: signalClasses[term.class]!,
    start: words.start[match.word]!,
    end: words.end[match.next - 1]!,
    at: words.at[match.word]!,
    line: words.line[match.word]!,
    where: kind === wordKind.slug ? 'slug' : kind === wordKind.host ? 'host' : 'text',
    quoted: (words.marks[match.word]! & wordMark.quote) !== 0,
    odd: (words.marks[match.word]! & wordMark.odd) !== 0,
    term: term.key,
  };
}
