// Everyday words are objects only where something beside them says so: names of software, flour and salt, medicines.

import type { SignalClass } from '#lib/signals/classes.ts';
import type { Signal } from '#lib/signals/signal.ts';

const messengers =
  /^(?:@|telegram|телег|тг|tg|wickr|whatsapp|signal|session|jabber|threema|бот|оператор|snap|text me|лс|директ)|(?:^| )(?:лс|личку|dm|pm|бот\S*)(?: |$)/;
const coins =
  /^(?:btc|bitcoin|биткоин|бит|usdt|крипт|xmr|monero|escrow|fe$|ltc|multisig|full escrow|finalize|accepting (?:xmr|btc)|qiwi|киви|криптом)/;

const MOST = 120;

/** Signals within `reach` positions of `signals[i]`, itself left out. */
export function around(signals: readonly Signal[], i: number, reach: number): Signal[] {
  const out: Signal[] = [];
  const { at, start } = signals[i]!;
  for (let j = i - 1; j >= 0 && i - j <= MOST && at - signals[j]!.at <= reach; j--) out.push(signals[j]!);
  for (let j = i + 1; j < signals.length && j - i <= MOST && signals[j]!.at - at <= reach; j++) out.push(signals[j]!);
  return out.filter((signal) => signal.start !== start);
}

/** True if the signal is a mark of an unlawful offer by itself: a hand's weight, a stash, coins, secrecy, a messenger. */
function isMark(signal: Signal): boolean {
  const mark: Partial<Record<SignalClass, boolean>> = {
    'dead-drop': true,
    market: true,
    stealth: true,
  };
  if (mark[signal.class]) return true;
  if (signal.class === 'weight') return signal.term === 'small';
  if (signal.class === 'payment') return coins.test(signal.term);
  return signal.class === 'contact' && messengers.test(signal.term);
}

/** True for what no lawful shop says beside a hand's weight: secrecy, a stash, coins held in escrow. */
export function isFrameMark(signal: Signal): boolean {
  if (signal.class === 'dead-drop') return !isTreasure(signal);
  return signal.class === 'stealth' || (signal.class === 'payment' && coins.test(signal.term));
}

/** A stash by a bare word that is also a treasure or a bookmark. */
function isTreasure(signal: Signal): boolean {
  return signal.class === 'dead-drop' && /^(?:закладк[аиуе]?|закладок|клад[аыуе]?|тайник[аиу]?)$/.test(signal.term);
}

/** Words of every kitchen, garage and weather report: coins, secrecy and messengers near them prove nothing. */
const everyday =
  /^(?:скорост|соль|соли|мука|мук[уи]|трав|план|гриб|хими|химк|порош|винт|фен|колес|диск|марк|кристал|таблет|витамин|айс|снег|спид|дудк|шишк|лед|speed|ice|crystal|snow|acid|pot$|gas|spice|crack|shake|trim|wax|mushroom|haze|flake|cart|vape|tabs|dope|blow|brick|resin|шоп|тас|туз|ак$|ун$|муз|кар|дари|жем|кок$|жасыл|таблетка|ұн|қар|мұз|ақ|көк|шөп|тұз)/;

/** True for a slang word that means something else every day. */
export function isEveryday(signal: Signal): boolean {
  return signal.class === 'slang' && everyday.test(signal.term);
}

const hideable: ReadonlySet<SignalClass> = new Set([
  'substance',
  'pill',
  'market',
  'brand',
  'dead-drop',
  'drugs',
  'slang',
]);

/** True if this word was bent and the ordinary words near it were not: somebody hides a name. */
function isHidden(object: Signal, near: readonly Signal[]): boolean {
  return object.odd && !near.some((signal) => signal.odd && !hideable.has(signal.class));
}

/** How much a slang word, an emoji or a medicine counts, 0 to 1, by the marks and the other names near it. */
export function weakness(signals: readonly Signal[], i: number): number {
  const object = signals[i]!;
  const near = around(signals, i, 10);
  // `No prescription` is said once for a whole list of medicines.
  if (object.class === 'pill')
    near.push(...around(signals, i, 25).filter((signal) => signal.class === 'stealth' && !near.includes(signal)));
  // Nobody mixes alphabets in one innocent word of this lexicon alone: that is a mark by itself.
  const hides = isHidden(object, near);
  const marks = marksOf(near, isEveryday(object) && !hides) + (hides && !isEveryday(object) ? 1 : 0);
  const kinds = object.class === 'pill' ? ['pill', 'slang', 'substance'] : ['slang', 'substance', 'pill'];
  const others = near.filter(
    (signal) => kinds.includes(signal.class) && signal.term !== object.term && !isEveryday(signal),
  );
  const names = new Set(others.map((signal) => signal.term)).size;
  const trade = near.filter((signal) => signal.class === 'trade').length;
  const company = names >= 2 ? 0.3 : names === 1 && (marks > 0 || object.class === 'pill') ? 0.15 : 0;
  const value = (marks >= 2 ? 1 : marks === 1 ? 0.7 : marks > 0 ? 0.35 : names >= 2 ? 0.1 : 0) + company - 0.35 * trade;
  return Math.max(0, Math.min(1, value));
}

/** Different marks near; a bare word for a stash is half a mark. Everyday words need a hand's weight, a stash or a drug's name. */
function marksOf(near: readonly Signal[], isEveryday: boolean): number {
  const found = near.filter((signal) => isMark(signal));
  const sure = new Set(found.filter((signal) => !isTreasure(signal)).map((signal) => signal.class));
  const hard = near.some(
    (signal) => signal.term === 'small' || signal.class === 'dead-drop' || signal.class === 'substance',
  );
  if (isEveryday && !hard) return 0;
  return sure.size + (found.length > 0 && sure.size === 0 ? 0.5 : 0);
}

/** `закладка` is also a bookmark, `клад` a treasure: the first needs a name or a buyer beside it, games count against both. */
export function bookmark(signals: readonly Signal[], i: number): number {
  const near = around(signals, i, 8);
  const trade = near.filter((signal) => signal.class === 'trade').length;
  const plain = !/^(?:закладк|тайник|координат)/.test(signals[i]!.term);
  const named = plain || near.some((signal) => beside.has(signal.class) || signal.term === 'small');
  return Math.max(0, (named ? 1 : 0.2) - 0.3 * trade);
}

const beside: ReadonlySet<SignalClass> = new Set([
  'substance',
  'slang',
  'pill',
  'buy',
  'courier',
  'market',
  'deposit',
  'lure',
  'task',
]);

/** The same for an emoji: alone it is decoration, beside a weight or another name it may be a name itself. */
export function emojiWeakness(signals: readonly Signal[], i: number): number {
  const near = around(signals, i, 4);
  const named = near.some(
    (signal) =>
      signal.class === 'substance' ||
      signal.class === 'dead-drop' ||
      (signal.class === 'weight' && signal.term === 'small'),
  );
  const other = near.some(
    (signal) => signal.class === 'emoji' && isPlant(signal.term) && signal.term !== signals[i]!.term,
  );
  return named ? 0.8 : other && isPlant(signals[i]!.term) ? 0.7 : 0;
}

function isPlant(term: string): boolean {
  return /^(?:❄|🍁|💊|🍄|🌿|🍃|💎|🥦)/u.test(term);
}

/** An ambiguous brand is a market only beside a word of the darknet, or beside an access word in Cyrillic text. */
export function isMarket(signals: readonly Signal[], i: number, text: { cyrillic: boolean; named: boolean }): boolean {
  const brand = signals[i]!;
  const near = around(signals, i, 10);
  if (near.filter((signal) => signal.class === 'technical' && signal.where === 'text').length > 2) return false;
  const door =
    around(signals, i, 20).some((signal) => signal.class === 'link') ||
    near.some((signal) => doors.test(signal.term) && Math.abs(signal.at - brand.at) <= 6);
  if (!door) return false;
  if (near.some((signal) => signal.class === 'darknet' && dark.test(signal.term))) return true;
  if (brand.where === 'host') return text.named;
  if (!text.cyrillic) return false;
  return near.some((signal) => signal.class === 'access' && Math.abs(signal.at - brand.at) <= 4);
}

const doors =
  /^(?:зеркал|ссылк|вход|войти|зайти|онион|onion|анион|mirror|login|рабоч|актуальн|как зайти|айна|силтеме|кіру)/;

const dark =
  /^(?:тор|tor|онион|onion|анион|даркнет|darknet|dark|дарк|зеркал|закладк|наркот|запрещен|теневой|теневая|deep|mirror|vendor)/;
