// Features of a sale: objects tied to offering acts, lists of names, priced lines, and a shop's frame without a name.
import type { SignalClass } from '#lib/signals/classes.ts';
import type { Signal } from '#lib/signals/signal.ts';
import { wordMark } from '#lib/signals/words.ts';
import { around, bookmark, emojiWeakness, isEveryday, isFrameMark, isMarket, weakness } from './gates.ts';
import type { Features, Stretch } from './stretch.ts';
import { saleActs, type Tie, tieAt } from './tie.ts';
import { between, nominality } from './voice.ts';

const objects: ReadonlySet<SignalClass> = new Set([
  'substance',
  'pill',
  'market',
  'brand',
  'dead-drop',
  'drugs',
  'slang',
  'emoji',
]);
const strong: ReadonlySet<SignalClass> = new Set(['substance', 'market', 'dead-drop']);
const names: ReadonlySet<SignalClass> = new Set(['substance', 'pill', 'slang']);
/** What naming a market with its door (`… mirror`, `link to …`) is worth before any other act stands by. */
const DOOR = 1;
/** A word in quotation marks is talked about rather than offered. */
const QUOTED = 0.6;

/** Features of the sale model for one stretch. */
export function saleFeatures(stretch: Stretch): Features {
  const ties = objectTies(stretch);
  const out: Features = new Map();
  for (const tie of ties)
    raise(out, tie.object.class === 'brand' ? 'tie.market' : `tie.${tie.object.class}`, tie.score, [
      tie.object,
      ...tie.with,
    ]);
  const best = ties.reduce<Tie | null>((a, b) => (a === null || b.score > a.score ? b : a), null);
  if (best === null || best.score === 0) {
    addLists(out, stretch);
    addFrame(out, stretch);
    return out;
  }
  const from = [best.object, ...best.with];
  raise(out, 'tie.all', best.score, from);
  for (const [name, step] of [
    ['tie.two', 1.4],
    ['tie.three', 2.3],
    ['tie.four', 3.2],
  ] as const)
    raise(out, name, Math.max(0, Math.min(1, (best.score - step) * 2)), from);
  const gated = ties.filter((tie) => tie.score >= 0.5);
  addPairs(out, gated);
  addNames(out, gated);
  addLists(out, stretch);
  addPlaces(out, stretch, gated);
  addFrame(out, stretch);
  return out;
}

function raise(out: Features, name: string, value: number, from: readonly Signal[]): void {
  if (value > (out.get(name)?.value ?? 0)) out.set(name, { value, from });
}

/** Objects that count here, each tied to its acts; weak ones are damped by their gate. */
function objectTies(stretch: Stretch): Tie[] {
  const { signals } = stretch;
  const text = {
    cyrillic: isCyrillic(stretch),
    named: signals.some((signal) => signal.class === 'brand' && signal.where === 'text'),
  };
  const ties: Tie[] = [];
  for (let i = 0; i < signals.length; i++) {
    const object = signals[i]!;
    if (
      !objects.has(object.class) ||
      (object.where === 'host' && object.class !== 'brand' && object.class !== 'market')
    )
      continue;
    const gate = gateOf(signals, i, text);
    if (gate === 0) continue;
    const tie = tieAt(signals, i, saleActs, stretch.voice);
    const door =
      object.class === 'market' ||
      object.class === 'brand' ||
      (object.class === 'dead-drop' && object.term.includes(' '))
        ? DOOR * tie.nominality
        : 0;
    ties.push({ ...tie, score: (tie.score + door) * gate * (object.quoted && object.class !== 'market' ? QUOTED : 1) });
  }
  return ties;
}

function gateOf(signals: readonly Signal[], i: number, text: { cyrillic: boolean; named: boolean }): number {
  const object = signals[i]!.class;
  if (object === 'brand') return isMarket(signals, i, text) ? 1 : 0;
  if (object === 'dead-drop') return bookmark(signals, i);
  if (object === 'emoji') return emojiWeakness(signals, i);
  if (object === 'slang' || object === 'pill') return weakness(signals, i);
  return object === 'drugs' ? 0.7 * weakness(signals, i) : 1;
}

function isCyrillic({ voice, from, to }: Stretch): boolean {
  return between(voice.cyrillic, from, to) > 0.3 * between(voice.latin, from, to);
}

function addPairs(out: Features, ties: readonly Tie[]): void {
  for (const tie of ties) {
    const named = names.has(tie.object.class);
    for (const act of tie.with) {
      const gap = Math.abs(act.at - tie.object.at);
      const value = Math.min(1, tie.score / 2);
      if (act.class === 'buy' && gap <= 3) raise(out, 'near.bought', value, [tie.object, act]);
      if ((act.class === 'price' || act.class === 'weight' || act.class === 'pieces') && gap <= 6 && named)
        raise(out, 'near.priced', value, [tie.object, act]);
      if (act.class === 'contact' && act.term === '@') raise(out, 'near.contact', value, [tie.object, act]);
      if (act.class === 'dead-drop' && named) raise(out, 'pair.hidden', value, [tie.object, act]);
    }
  }
}

function addNames(out: Features, ties: readonly Tie[]): void {
  const named = ties.filter((tie) => names.has(tie.object.class) || strong.has(tie.object.class));
  const terms = new Map(named.map((tie) => [tie.object.term, tie.object]));
  if (terms.size > 1)
    out.set('names.count', { value: Math.log2(Math.min(16, terms.size)), from: [...terms.values()].slice(0, 6) });
  const acts = new Map(ties.flatMap((tie) => tie.with).map((signal) => [signal.class, signal]));
  out.set('acts.kinds', { value: Math.max(0, Math.min(6, acts.size) - 1) / 2, from: [...acts.values()].slice(0, 6) });
}

const beside: ReadonlySet<SignalClass> = new Set([
  'link',
  'price',
  'contact',
  'buy',
  'weight',
  'dead-drop',
  'shop',
  'sell',
  'delivery',
]);

/** Three different names or more in a row beside a link, a price or a contact: a list of goods, not a sentence. */
function addLists(out: Features, { signals, voice }: Stretch): void {
  const named = signals.filter((signal) => names.has(signal.class) && signal.where !== 'host');
  for (let i = 0; i < named.length; i++) {
    const first = named[i]!;
    const run = new Map<string, Signal>();
    for (let j = i; j < named.length && j - i < 12 && named[j]!.at - first.at <= 9; j++)
      run.set(named[j]!.term, named[j]!);
    const certain = [...run.values()].filter((signal) => !isEveryday(signal)).length;
    if (run.size < 3 || certain < 2) continue;
    const last = [...run.values()].at(-1)!;
    const offer = signals.find(
      (signal) =>
        beside.has(signal.class) && signal.term !== 'large' && signal.at >= first.at - 6 && signal.at <= last.at + 6,
    );
    const report = between(voice.report, first.at - 12, last.at + 12);
    const value = Math.min(2, (run.size - 2) / 2) * nominality(voice, first.at - 12, last.at + 12) - 0.4 * report;
    if (offer === undefined || value <= 0) continue;
    raise(out, 'names.listed', value, [...run.values(), offer]);
    raise(out, 'tie.all', 2 * Math.min(1, value) + value / 2, [...run.values(), offer]);
  }
}

function addPlaces(out: Features, stretch: Stretch, ties: readonly Tie[]): void {
  const priced = new Map<number, Signal[]>();
  for (const tie of ties) {
    const { object } = tie;
    const value = Math.min(1.5, tie.score / 2);
    if (object.where === 'slug' && tie.with.length > 0) raise(out, 'link.object', value, [object]);
    if (object.line <= 0 && object.where === 'text')
      raise(out, 'title.object', value, [object, ...tie.with.slice(0, 2)]);
    if (isCrumb(stretch, object)) raise(out, 'crumb.object', 1, [object]);
    const sum = tie.with.find(
      (act) => act.line === object.line && (act.class === 'price' || act.class === 'weight' || act.class === 'pieces'),
    );
    if (sum !== undefined && names.has(object.class)) priced.set(object.line, [object, sum]);
  }
  if (priced.size > 1)
    out.set('lines.priced', { value: Math.min(4, priced.size) / 2, from: [...priced.values()].flat().slice(0, 6) });
}

/** True if ` > ` stands before the object or right after it: a shop's path of sections. */
function isCrumb({ found: { words } }: Stretch, object: Signal): boolean {
  let low = 0;
  let high = words.count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words.start[middle]! < object.start) low = middle + 1;
    else high = middle;
  }
  return (
    ((words.marks[low] ?? 0) & wordMark.crumb) !== 0 ||
    (low + 1 < words.count && (words.marks[low + 1]! & wordMark.crumb) !== 0 && words.line[low] === words.line[low + 1])
  );
}

const frame: readonly SignalClass[] = [
  'weight',
  'quality',
  'payment',
  'delivery',
  'price',
  'stealth',
  'dead-drop',
  'shop',
  'contact',
];
const FRAME_REACH = 14;
/** An unnamed thing in a perfect frame is worth less than a named one. */
const FRAME_WORTH = 0.8;

/** A perfect shop's frame with an object nobody listed: a hand's weight, a mark of an unlawful offer, four parts or more. */
function addFrame(out: Features, stretch: Stretch): void {
  const { signals, voice } = stretch;
  for (let i = 0; i < signals.length; i++) {
    if (signals[i]!.class !== 'weight' || signals[i]!.term !== 'small') continue;
    const { at } = signals[i]!;
    const near = around(signals, i, FRAME_REACH).filter((signal) => frame.includes(signal.class));
    const kinds = new Map([signals[i]!, ...near].map((signal) => [signal.class, signal]));
    if (kinds.size < 4) continue;
    const report = between(voice.report, at - FRAME_REACH, at + FRAME_REACH);
    raise(out, 'frame', (kinds.size - 3) * (report === 0 ? 1 : 0.8), [...kinds.values()]);
    const value = FRAME_WORTH * (kinds.size - 1) * nominality(voice, at - FRAME_REACH, at + FRAME_REACH) - report;
    if (value > 0 && near.some((signal) => isFrameMark(signal))) raise(out, 'tie.all', value, [...kinds.values()]);
  }
}
