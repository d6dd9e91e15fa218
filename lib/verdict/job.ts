// Features of recruiting: a courier's role, or a stash, tied to the signs of a job; ordinary vacancies are employers'.
import type { SignalClass } from '#lib/signals/classes.ts';
import type { Signal } from '#lib/signals/signal.ts';
import { around, bookmark } from './gates.ts';
import type { Features, Stretch } from './stretch.ts';
import { jobActs, type Tie, tieAt } from './tie.ts';
import { nominality } from './voice.ts';

/** Beside an everyday role (courier, driver) pay and hours mean little; a deposit, a hiding task or secrecy mean much. */
const roleActs: Partial<Record<SignalClass, number>> = {
  job: 0.2,
  lure: 0.3,
  task: 1,
  deposit: 1,
  secrecy: 0.8,
  contact: 0.3,
  payment: 0.3,
  'dead-drop': 1.2,
  courier: 1,
};
const dropActs: Partial<Record<SignalClass, number>> = {
  job: 1,
  lure: 0.9,
  task: 0.5,
  deposit: 0.9,
  courier: 0.6,
  role: 0.6,
  secrecy: 0.4,
};
const taskActs: Partial<Record<SignalClass, number>> = {
  job: 0.5,
  lure: 0.5,
  deposit: 0.9,
  secrecy: 0.7,
  courier: 0.8,
  role: 0.4,
  contact: 0.4,
  price: 0.6,
  'dead-drop': 0.8,
  payment: 0.3,
};
const EMPLOYER_COST = 0.45;
/** An operator and a stash are a shop's; only beside a word of work do they recruit. */
const work: ReadonlySet<SignalClass> = new Set(['job', 'lure', 'task', 'deposit', 'secrecy', 'courier']);
const QUOTED = 0.5;
/** A role without pay, training, deposit or a way to answer is no offer. */
const BARE = 0.5;
const offers: ReadonlySet<SignalClass> = new Set(['lure', 'deposit', 'contact', 'price', 'secrecy', 'payment']);

const roles = {
  courier: { name: 'job.courier', acts: jobActs, gate: 1 },
  role: { name: 'job.role', acts: roleActs, gate: 0.8 },
  'dead-drop': { name: 'job.drop', acts: dropActs, gate: 0.9 },
  task: { name: 'job.task', acts: taskActs, gate: 0.8 },
} as const;

/** Features of the recruiting model for one stretch. */
export function jobFeatures(stretch: Stretch): Features {
  const { signals } = stretch;
  const out: Features = new Map();
  const ties: Tie[] = [];
  for (let i = 0; i < signals.length; i++) {
    const role = roles[signals[i]!.class as keyof typeof roles];
    if (role === undefined || signals[i]!.where !== 'text') continue;
    const tie = tieAt(signals, i, role.acts, stretch.voice);
    const employer = around(signals, i, 12).filter((signal) => signal.class === 'employer').length;
    const gate =
      role.gate *
      (signals[i]!.class === 'dead-drop' ? bookmark(signals, i) : 1) *
      (tie.object.quoted ? QUOTED : 1) *
      (tie.with.some((act) => offers.has(act.class)) ? 1 : BARE) *
      (tie.with.some((act) => work.has(act.class)) || signals[i]!.class === 'courier' ? 1 : 0);
    const phrase = tie.object.class === 'courier' && tie.object.term.includes(' ') ? 0.8 : 0;
    const score = Math.max(0, tie.score + phrase - EMPLOYER_COST * employer) * gate;
    raise(out, role.name, score, [tie.object, ...tie.with]);
    ties.push({ ...tie, score });
  }
  addSteps(out, ties);
  addMarks(out, stretch, ties);
  addUnlawful(out, stretch);
  return out;
}

function raise(out: Features, name: string, value: number, from: readonly Signal[]): void {
  if (value > (out.get(name)?.value ?? 0)) out.set(name, { value, from });
}

function addSteps(out: Features, ties: readonly Tie[]): void {
  const best = ties.reduce<Tie | null>((a, b) => (a === null || b.score > a.score ? b : a), null);
  if (best === null || best.score === 0) return;
  const from = [best.object, ...best.with];
  raise(out, 'job.all', best.score, from);
  for (const [name, step] of [
    ['job.two', 1.2],
    ['job.three', 2],
    ['job.four', 2.8],
  ] as const)
    raise(out, name, Math.max(0, Math.min(1, (best.score - step) * 2)), from);
}

function addMarks(out: Features, stretch: Stretch, ties: readonly Tie[]): void {
  const recruit: readonly SignalClass[] = ['job', 'lure', 'task', 'deposit', 'secrecy', 'courier'];
  for (const tie of ties) {
    if (tie.score < 0.5) continue;
    const value = Math.min(1.5, tie.score / 2);
    for (const act of tie.with) {
      if (act.class === 'deposit') raise(out, 'job.deposit', value, [tie.object, act]);
      if (act.class === 'secrecy') raise(out, 'job.secrecy', value, [tie.object, act]);
      if (act.class === 'contact') raise(out, 'job.contact', value, [tie.object, act]);
    }
  }
  if (!ties.some((tie) => tie.score >= 0.5)) return;
  const kinds = new Map(
    stretch.signals.filter((signal) => recruit.includes(signal.class)).map((signal) => [signal.class, signal]),
  );
  out.set('job.kinds', { value: Math.max(0, kinds.size - 2) / 2, from: [...kinds.values()] });
}

const unlawful: Partial<Record<SignalClass, RegExp>> = {
  deposit: /залог|депозит|паспорт|селфи|взнос|кепіл|құжат|deposit|passport|collateral|id$/,
  secrecy: /анонимн|анонимді|биткоин|btc|крипт|юридическ|нелегальн|хим|ешкім|құпия|anonym|encrypt|nobody/,
  task: /расклад|разложить|координат|фото|тайник|клад|граффит|рисунк|трафарет|notecam|расфасован|оралған|стен[ыа]|надпис|геометк|qr|тығ|қабырға|сілтеме|hide|pin|pack|stencil|stash|coord|tag walls/,
};

/** A role or a job whose text holds two or more of: a deposit or papers, secrecy, a hiding task; far apart or not. */
function addUnlawful(out: Features, { signals, voice, from, to }: Stretch): void {
  const person = signals.find(
    (signal) => signal.class === 'role' || signal.class === 'courier' || signal.class === 'job',
  );
  if (person === undefined) return;
  const kinds = new Map<SignalClass, Signal>();
  for (const signal of signals) if (unlawful[signal.class]?.test(signal.term)) kinds.set(signal.class, signal);
  const employers = new Set(signals.filter((signal) => signal.class === 'employer').map((signal) => signal.term)).size;
  const value = (kinds.size - 1) * nominality(voice, from, to) - EMPLOYER_COST * employers;
  if (value > 0) out.set('job.marked', { value, from: [person, ...kinds.values()] });
}
