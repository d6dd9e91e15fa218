// Who is speaking: a seller names things, a reporter tells what happened. Both leave their mark on every window.
import type { SignalClass } from '#lib/signals/classes.ts';
import type { Signal, Signals } from '#lib/signals/signal.ts';
import { type Words, wordKind, wordMark } from '#lib/signals/words.ts';

/** How much one word of a class speaks for a report rather than an offer. */
const reporting: Partial<Record<SignalClass, number>> = {
  news: 1,
  law: 1,
  medicine: 0.8,
  teaching: 0.8,
  help: 0.8,
  pharmacology: 1,
  narration: 0.4,
  technical: 0.6,
  trade: 0.9,
};

const past = [
  /(?:[аеиуыя]л[аои]|л(?:ся|ась|ись|ось))$/,
  /(?:[жшчщдлт]ен|рован|изован|ован|держан|казан|писан)[аоы]$/,
  /ed$/,
  /(?:[лрнз]ды|[лрнз]ди|кты|кти|пты|пти|[лртнз]ган|[лртнз]ген|ткан|ткен|скан|скен)$/,
] as const;
const pastLengths = [5, 7, 5, 5] as const;
const notPast = new Set(
  'need weed seed feed speed indeed hundred limited sealed tested infused trusted guaranteed limited purified need unlimited cured vacuumsealed dried school'.split(
    ' ',
  ),
);

/** Running totals over reading positions: `report[b] - report[a]` is the reporting weight of positions a to b − 1. */
export interface Voice {
  report: Float32Array;
  telling: Float32Array;
  past: Float32Array;
  quotes: Float32Array;
  cyrillic: Float32Array;
  latin: Float32Array;
}

/** Totals of reporting words, telling words (function words and narration), past tense and quotation marks. */
export function voiceOf(found: Signals): Voice {
  const size = found.words.size + 1;
  const zeros = (): Float32Array => new Float32Array(size);
  const voice: Voice = {
    report: zeros(),
    telling: zeros(),
    past: zeros(),
    quotes: zeros(),
    cyrillic: zeros(),
    latin: zeros(),
  };
  let last = -1;
  for (const signal of found.signals) {
    if (signal.where !== 'text') continue;
    voice.report[signal.at + 1]! += reporting[signal.class] ?? 0;
    if ((signal.class === 'function' || signal.class === 'narration') && signal.start !== last) {
      voice.telling[signal.at + 1]! += 1;
      last = signal.start;
    }
  }
  addWords(found.words, voice);
  for (const totals of Object.values(voice) as Float32Array[])
    for (let i = 1; i < size; i++) totals[i]! += totals[i - 1]!;
  return voice;
}

function addWords(words: Words, voice: Voice): void {
  for (let i = 0; i < words.count; i++) {
    if ((words.marks[i]! & wordMark.quote) !== 0) voice.quotes[words.at[i]! + 1]! += 1;
    if (words.kind[i] !== wordKind.word) continue;
    const unit = words.codes[words.from[i]!]!;
    (unit >= 0x400 && unit < 0x530 ? voice.cyrillic : voice.latin)[words.at[i]! + 1]! += 1;
    if (isPast(words, i)) voice.past[words.at[i]! + 1]! += 1;
  }
}

function isPast(words: Words, i: number): boolean {
  const length = words.to[i]! - words.from[i]!;
  if (length < 5 || length > 24) return false;
  const key = words.key(i);
  return past.some((ending, n) => length >= pastLengths[n]! && ending.test(key)) && !notPast.has(key);
}

/** Sum of `totals` over positions `from` to `to` − 1, kept inside the text. */
export function between(totals: Float32Array, from: number, to: number): number {
  return (
    totals[Math.min(totals.length - 1, Math.max(0, to))]! - totals[Math.max(0, Math.min(totals.length - 1, from))]!
  );
}

/** Nominality of a window, 1 for a list of names down to 0 for a told story (heuristics: multiply evidence by it). */
export function nominality(voice: Voice, from: number, to: number): number {
  const length = Math.max(12, Math.min(voice.report.length - 1, to) - Math.max(0, from));
  const telling = between(voice.telling, from, to) / length;
  const past = between(voice.past, from, to) / length;
  const report = between(voice.report, from, to) / length;
  return Math.max(
    0,
    1 - 2.2 * Math.max(0, telling - 0.14) - 2.5 * Math.max(0, past - 0.02) - 1.4 * Math.max(0, report - 0.02),
  );
}

const PER_TOLERATED = 80;
const STANCE = 0.8;
const strongReport: ReadonlySet<SignalClass> = new Set(['news', 'law', 'teaching', 'help', 'pharmacology', 'medicine']);

/** How much a stretch as a whole offers rather than reports, 1 down to near 0: different reporting words beyond one, and one in 80. */
export function stanceOf(signals: readonly Signal[], length: number): number {
  const terms = new Set<string>();
  for (const signal of signals) if (strongReport.has(signal.class) && signal.where === 'text') terms.add(signal.term);
  return 1 / (1 + STANCE * Math.max(0, terms.size - 1 - length / PER_TOLERATED));
}
