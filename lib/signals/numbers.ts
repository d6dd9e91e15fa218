// Numbers, handles and links as signals: a weight, a number of pieces, a price, a way to write to somebody.
import type { SignalClass } from './classes.ts';
import type { Signal } from './signal.ts';
import { type Words, wordKind } from './words.ts';

const makes: Partial<Record<SignalClass, SignalClass>> = { unit: 'weight', piece: 'pieces', currency: 'price' };

/** `signals` with those that numbers and contacts make, all in order of place. */
export function addNumbers(words: Words, signals: Signal[]): Signal[] {
  const byWord = new Map<number, Signal[]>();
  for (const signal of signals) {
    const list = byWord.get(signal.start);
    if (list === undefined) byWord.set(signal.start, [signal]);
    else list.push(signal);
  }
  const made: Signal[] = [];
  for (let i = 0; i < words.count; i++) {
    const kind = words.kind[i]!;
    if (kind === wordKind.number) made.push(...numberAt(words, i, byWord));
    else if (kind === wordKind.handle || kind === wordKind.mail || kind === wordKind.phone)
      made.push(signalAt(words, i, i, 'contact', '@'));
    else if (kind === wordKind.link) made.push(signalAt(words, i, i, 'link', 'link'));
    else if (kind === wordKind.card) made.push(signalAt(words, i, i, 'payment', 'card'));
  }
  // `тг` after a sum is money; elsewhere it is a messenger.
  const sums = new Set(made.filter((signal) => signal.class === 'price').map((signal) => signal.end));
  const kept = signals.filter((signal) => signal.class !== 'contact' || !sums.has(signal.end));
  return [...kept, ...made].sort(
    (a, b) => a.start - b.start || a.end - b.end || (a.class < b.class ? -1 : a.class > b.class ? 1 : 0),
  );
}

function numberAt(words: Words, i: number, byWord: ReadonlyMap<number, readonly Signal[]>): Signal[] {
  const out: Signal[] = [];
  for (const [j, from, to] of [
    [i + 1, i, i + 1],
    [i - 1, i - 1, i],
  ] as const) {
    if (j < 0 || j >= words.count || words.line[j] !== words.line[i]) continue;
    for (const signal of byWord.get(words.start[j]!) ?? []) {
      const role = makes[signal.class];
      if (role === undefined || (role !== 'price' && j < i && !signal.term.startsWith('x')) || isYear(words, i, role))
        continue;
      if (!out.some((made) => made.class === role))
        out.push(signalAt(words, from, to, role, role === 'weight' ? size(words, i, signal.term) : role));
    }
  }
  return out;
}

const heavy = /^(?:кг|кил|kg|kilo|lb|pound|фунт)/;

/** Ten grams or fewer is what is sold from hand to hand; tea and flour come in more. */
function size(words: Words, i: number, unit: string): 'small' | 'large' {
  const amount = Number.parseFloat(words.key(i).replace(',', '.'));
  return !heavy.test(unit) && amount <= 10 ? 'small' : 'large';
}

/** `2024 г.` is a year, not a weight. */
function isYear(words: Words, i: number, role: SignalClass): boolean {
  const text = words.key(i);
  return role === 'weight' && /^(1[89]|20)\d\d$/.test(text);
}

function signalAt(words: Words, from: number, to: number, role: SignalClass, term: string): Signal {
  return {
    class: role,
    start: words.start[from]!,
    end: words.end[to]!,
    at: words.at[from]!,
    line: words.line[from]!,
    where: 'text',
    quoted: false,
    odd: false,
    term,
  };
}
