// Why: the words that counted as evidence, and at most five reasons a pupil understands.
import type { SignalClass } from '#lib/signals/classes.ts';
import type { Model } from '#lib/signals/rule-pack.ts';
import type { Signal } from '#lib/signals/signal.ts';
import type { Features } from './stretch.ts';
import type { Evidence, ReasonCode } from './verdict.ts';

const MOST_EVIDENCE = 20;
const MOST_REASONS = 5;
const MOST_TEXT = 120;

/** A signal with what it added to the model's sum (below 0: took off). */
export interface Weighed {
  signal: Signal;
  weight: number;
}

/** Shares each feature's part of the sum among the signals it stands on; one entry for each class and term. */
export function weigh(model: Model, features: Features): Weighed[] {
  const out = new Map<string, Weighed>();
  for (const [name, feature] of features) {
    const part =
      (model.calibration.slope * (model.weights[name] ?? 0) * feature.value) / Math.max(1, feature.from.length);
    if (part === 0) continue;
    for (const signal of feature.from) {
      const key = `${signal.class} ${signal.term}`;
      const known = out.get(key);
      if (known === undefined) out.set(key, { signal, weight: part });
      else known.weight += part;
    }
  }
  return [...out.values()].sort(
    (a, b) =>
      Math.abs(b.weight) - Math.abs(a.weight) ||
      a.signal.start - b.signal.start ||
      (a.signal.class < b.signal.class ? -1 : 1),
  );
}

/** The twenty weightiest signals with their words as they stand in `text`; weights to two decimals, none of 0. */
export function evidenceOf(weighed: readonly Weighed[], text: string): Evidence[] {
  return weighed
    .map(({ signal, weight }) => ({
      signal: signal.class,
      text: text.slice(signal.start, Math.min(signal.end, signal.start + MOST_TEXT)),
      weight: Math.round(weight * 100) / 100,
    }))
    .filter((entry) => entry.weight !== 0)
    .slice(0, MOST_EVIDENCE);
}

type Test = (signal: Signal, all: readonly Signal[]) => boolean;

const has = (all: readonly Signal[], ...classes: SignalClass[]): boolean =>
  all.some((signal) => classes.includes(signal.class));
const term =
  (pattern: RegExp): Test =>
  (signal) =>
    pattern.test(signal.term);

/** Which signal gives which reason; the first that fits is taken, in the order of the signals' weight. */
const rules: readonly { class: SignalClass; test?: Test; reason: ReasonCode }[] = [
  { class: 'dead-drop', test: term(/после оплаты|төлемнен|after pay/), reason: 'pay_then_place' },
  { class: 'dead-drop', test: term(/координат|фото|gps|coord|photo|pin/), reason: 'coordinates' },
  { class: 'dead-drop', reason: 'hidden_place' },
  { class: 'weight', test: (_, all) => has(all, 'price', 'substance', 'slang', 'emoji'), reason: 'price_weight' },
  { class: 'price', test: (_, all) => has(all, 'slang', 'emoji') && !has(all, 'substance'), reason: 'coded_prices' },
  { class: 'emoji', reason: 'emoji' },
  { class: 'slang', reason: 'code_words' },
  {
    class: 'deposit',
    test: term(/паспорт|селфи|фото|верификац|құжат|куәлік|id|passport|документ/),
    reason: 'id_photo',
  },
  { class: 'deposit', reason: 'deposit' },
  { class: 'task', reason: 'walk_city' },
  { class: 'courier', reason: 'walk_city' },
  { class: 'lure', test: term(/опыт|тәжірибе|experience|обуч|науч|үйрет|оқыт|training/), reason: 'no_experience' },
  { class: 'lure', test: term(/школьник|студент|16|оқушы|teen|student/), reason: 'teens' },
  { class: 'lure', test: term(/день|ежедневн|күн|daily|сразу/), reason: 'daily_pay' },
  { class: 'secrecy', reason: 'nobody_knows' },
  { class: 'contact', test: term(/бот|bot/), reason: 'bot_order' },
  { class: 'contact', test: term(/запасн|резервн|қосалқы|резерв арна/), reason: 'spare_channel' },
  { class: 'contact', reason: 'write_nick' },
  {
    class: 'payment',
    test: term(/btc|битк|bitcoin|биток|крипт|crypto|usdt|monero|xmr|ltc|escrow|trc20/),
    reason: 'crypto',
  },
  { class: 'payment', test: term(/карт|реквизит|каспи|kaspi|qiwi|киви|card|сбер/), reason: 'card' },
  { class: 'access', test: term(/зеркал|mirror|айна|ссылк|сілтеме|link/), reason: 'mirror' },
  { class: 'market', reason: 'mirror' },
  { class: 'brand', reason: 'mirror' },
  { class: 'stealth', test: term(/тор|tor|onion/), reason: 'special_browser' },
  { class: 'stealth', test: term(/секретн|құпия чат|secret|encrypt|удаляем/), reason: 'secret_chat' },
  { class: 'shop', test: term(/отзыв|пікір|review|feedback/), reason: 'reviews' },
  { class: 'delivery', test: term(/город|қала|районам/), reason: 'all_city' },
  { class: 'hiding', test: term(/координат|фото|gps|pin/), reason: 'coordinates' },
  { class: 'hiding', reason: 'hidden_place' },
];

const calm: readonly { classes: readonly SignalClass[]; reason: ReasonCode }[] = [
  { classes: ['news', 'law'], reason: 'calm_news' },
  { classes: ['medicine', 'help', 'pharmacology', 'teaching'], reason: 'calm_health' },
];

/** At most five reasons, weightiest first; for a page that is not suspected, only the calm signs. */
export function reasonsOf(weighed: readonly Weighed[], level: 'clear' | 'caution'): ReasonCode[] {
  const reasons = new Set<ReasonCode>();
  if (level === 'clear') {
    for (const { classes, reason } of calm)
      if (weighed.some(({ signal, weight }) => weight < 0 && classes.includes(signal.class))) reasons.add(reason);
    return [...reasons];
  }
  const forIt = weighed.filter(({ weight }) => weight > 0).map(({ signal }) => signal);
  if (forIt.some((signal) => signal.odd)) reasons.add('broken_words');
  for (const signal of forIt) {
    const rule = rules.find((one) => one.class === signal.class && (one.test === undefined || one.test(signal, forIt)));
    if (rule !== undefined) reasons.add(rule.reason);
  }
  return [...reasons].slice(0, MOST_REASONS);
}
