// From what counted on a page to the lines a person reads: one line a reason, the words found for it, and how much they counted.
import type { T } from '#lib/i18n/t.ts';
import type { SignalClass } from '#lib/signals/classes.ts';
import type { Evidence, ReasonCode, Verdict } from '#lib/verdict/verdict.ts';
import type { Reason } from './reasons.tsx';

// The popup must not scroll for them.
const MOST_REASONS = 4;
const MOST_WORDS = 2;
const LONGEST_WORDS = 60;

/** The classes of signals that stand behind each reason (lib/verdict/explain.ts gives the reason for a signal). */
const classesOf: Partial<Record<ReasonCode, readonly SignalClass[]>> = {
  price_weight: ['weight', 'price'],
  coded_prices: ['price'],
  hidden_place: ['dead-drop', 'hiding'],
  pay_then_place: ['dead-drop'],
  coordinates: ['dead-drop', 'hiding'],
  crypto: ['payment'],
  card: ['payment'],
  write_nick: ['contact'],
  bot_order: ['contact'],
  spare_channel: ['contact'],
  mirror: ['access', 'market', 'brand'],
  no_experience: ['lure'],
  teens: ['lure'],
  daily_pay: ['lure'],
  walk_city: ['task', 'courier'],
  deposit: ['deposit'],
  id_photo: ['deposit'],
  nobody_knows: ['secrecy'],
  code_words: ['slang'],
  emoji: ['emoji'],
  secret_chat: ['stealth'],
  special_browser: ['stealth'],
  reviews: ['shop'],
  all_city: ['delivery'],
  calm_news: ['news', 'law'],
  calm_health: ['medicine', 'help', 'pharmacology', 'teaching'],
};

const calm: readonly ReasonCode[] = ['calm_news', 'calm_health'];

// Substances and their slang count, but are never shown: no recipe, no name of a drug (words.md, rule 5).
const unsaid: ReadonlySet<string> = new Set<SignalClass>([
  'substance',
  'pill',
  'slang',
  'emoji',
  'brand',
  'market',
  'goods',
  'drugs',
  'price',
  'weight',
  'pieces',
  'dose',
]);

function strengthOf(share: number): Reason['strength'] {
  if (share >= 0.25) return 3;
  return share >= 0.1 ? 2 : 1;
}

function reasonFor(t: T, code: ReasonCode, evidence: readonly Evidence[], whole: number): Reason {
  const against = calm.includes(code);
  const classes: readonly string[] = classesOf[code] ?? [];
  const own = evidence.filter(({ signal, weight }) => classes.includes(signal) && weight < 0 === against);
  const weight = own.reduce((sum, entry) => sum + Math.abs(entry.weight), 0);
  const words = own
    .filter(({ signal }) => !unsaid.has(signal))
    .map(({ text }) => text.trim())
    .filter((text) => text !== '' && text.length <= LONGEST_WORDS);
  return {
    text: t(`reason.${code}`),
    strength: strengthOf(whole === 0 ? 0 : weight / whole),
    against,
    words: [...new Set(words)].slice(0, MOST_WORDS),
  };
}

// Words are quoted once, under the first reason that they stand for.
function quotedOnce(reasons: readonly Reason[]): Reason[] {
  const said = new Set<string>();
  return reasons.map((reason) => {
    const words = reason.words.filter((word) => !said.has(word));
    for (const word of words) said.add(word);
    return { ...reason, words };
  });
}

/** The reasons of a verdict, weightiest first, and after them what speaks against it. */
export function reasonsFor(t: T, verdict: Pick<Verdict, 'reasons' | 'evidence'>): Reason[] {
  const { evidence } = verdict;
  const whole = evidence.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
  const against = calm.filter((code) =>
    evidence.some(({ signal, weight }) => weight < 0 && (classesOf[code] as readonly string[]).includes(signal)),
  );
  const codes = [...new Set([...verdict.reasons, ...against])];
  const speaking = codes.filter((code) => !calm.includes(code)).slice(0, MOST_REASONS);
  const hanging = codes.filter((code) => calm.includes(code)).slice(0, 1);
  const room = speaking.slice(0, MOST_REASONS - hanging.length);
  return quotedOnce([...room, ...hanging].map((code) => reasonFor(t, code, evidence, whole)));
}
