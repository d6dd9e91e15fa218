// One sync: the workflow against each mirror in turn until one holds, and always the last good state.
import type { Clock } from '#lib/base/clock.ts';
import { Fault, type FaultCode, isFault } from '#lib/base/fault.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { type ListCustom, parseListCustom, type Targets } from '#lib/publication/metadata.ts';
import { parseRulePack } from '#lib/signals/rule-pack.ts';
import type { FetchFile } from './fetch.ts';
import { readStored, requireSelfSigned, startState } from './start.ts';
import type { SyncStore, TrustedState } from './state.ts';
import { type Cycle, type Step, StepFailure, type StepName, takeStep } from './steps.ts';
import { fetchTarget, updateRoot, updateSnapshot, updateTargets, updateTimestamp } from './workflow.ts';

/** What a sync is handed. The caller sees to it that only one runs at a time. */
export interface SyncParts {
  readonly fetch: FetchFile;
  readonly store: SyncStore;
  readonly clock: Clock;
  /** Addresses of the repository, tried in order. */
  readonly mirrors: readonly string[];
  /** The root file of the package. */
  readonly root: Uint8Array<ArrayBuffer>;
  /** Told of each step as it ends. */
  readonly onStep?: (step: Step) => void;
}

/** What a sync came to: a new list, the same list found current, or the last good one kept and why. */
export type SyncOutcome =
  | { kind: 'updated' | 'current'; version: number; mirror: string }
  | { kind: 'kept'; step: StepName; code: FaultCode; file: string | null; version: number | null };

/** Brings the store up to date from the first mirror that holds. A failure is an outcome, that of a write too. @throws Fault when the store cannot be read */
export async function sync(parts: SyncParts): Promise<SyncOutcome> {
  const refusal = await refusalOfRoot(parts);
  if (refusal !== null) return refusal;
  const trusted = new Trusted(parts.store, await startState(parts.store, parts.root));
  const startMs = Math.max(parts.clock.now(), trusted.state.publishedAt ?? 0);
  let worst: StepFailure | null = null;
  for (const mirror of parts.mirrors) {
    const cycle = new MirrorCycle(parts, trusted, mirror, startMs);
    try {
      return await runCycle(cycle, parts.clock);
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      if (worst === null || isSilence(worst)) worst = error;
    }
  }
  const version = trusted.state.version;
  if (worst === null) return { kind: 'kept', step: 'root', code: 'unreachable', file: null, version };
  return { kind: 'kept', step: worst.step, code: worst.code, file: worst.file, version };
}

/** The outcome when the package's own root does not hold; null when it does. */
async function refusalOfRoot({ root, store, onStep }: SyncParts): Promise<SyncOutcome | null> {
  try {
    await requireSelfSigned(root);
    return null;
  } catch (error) {
    if (!isFault(error)) throw error;
    const failure = { step: 'root', code: error.code, file: 'root.json' } as const;
    onStep?.({ ...failure, version: null, ok: false });
    return { ...failure, kind: 'kept', version: (await readStored(store))?.version ?? null };
  }
}

async function runCycle(cycle: MirrorCycle, clock: Clock): Promise<SyncOutcome> {
  const root = await takeStep(cycle, 'root', (note) => updateRoot(cycle, note));
  const timestamp = await takeStep(cycle, 'timestamp', (note) => updateTimestamp(cycle, root, note));
  const snapshot = await takeStep(cycle, 'snapshot', (note) => updateSnapshot(cycle, root, timestamp, note));
  const targets = await takeStep(cycle, 'targets', (note) => updateTargets(cycle, root, snapshot, note));
  const { list, custom } = await takeStep(cycle, 'list', (note) => takeList(cycle, targets.file, note));
  const rulePack = await takeRulePack(cycle, targets.file);
  const version = targets.file.signed.version;
  const kind = cycle.state.version === version && cycle.state.list === list ? 'current' : 'updated';
  const publishedAt = Date.parse(custom.publishedAt);
  const swap = { targets: targets.bytes, list, rulePack, version, custom, publishedAt, checkedAt: clock.now() };
  await takeStep(cycle, 'swap', () => cycle.keep(swap));
  return { kind, version, mirror: cycle.mirror };
}

/** Fetches the list and reads it through as it will be used, before it is taken over. */
async function takeList(
  cycle: Cycle,
  targets: Targets,
  note: { file: string | null; version: number | null },
): Promise<{ list: Uint8Array<ArrayBuffer>; custom: ListCustom }> {
  note.version = targets.signed.version;
  const target = Object.hasOwn(targets.signed.targets, 'list') ? targets.signed.targets.list : undefined;
  if (!target) throw new Fault('malformed', 'the repository names no list');
  const custom = parseListCustom(target.custom);
  const list = await fetchTarget(cycle, { name: 'list', target, held: cycle.state.list }, note);
  const opened = BlockList.open(list);
  opened.check();
  if (opened.entries !== custom.entries) {
    throw new Fault('bad-list', `${opened.entries} entries where ${custom.entries} were signed`);
  }
  return { list, custom };
}

/** A repository without a rule pack leaves the package's own in use. */
async function takeRulePack(cycle: Cycle, targets: Targets): Promise<Uint8Array<ArrayBuffer> | null> {
  const target = Object.hasOwn(targets.signed.targets, 'rule-pack') ? targets.signed.targets['rule-pack'] : undefined;
  if (!target) return null;
  return takeStep(cycle, 'rule-pack', async (note) => {
    note.version = targets.signed.version;
    const bytes = await fetchTarget(cycle, { name: 'rule-pack', target, held: cycle.state.rulePack }, note);
    parseRulePack(bytes);
    return bytes;
  });
}

/** Said only when no mirror did worse: an attack is told before an outage. */
function isSilence(failure: StepFailure): boolean {
  return ['unreachable', 'not-found', 'slow'].includes(failure.code);
}

/** The state that grows with each step that held, whichever mirror it came from. */
class Trusted {
  state: TrustedState;
  readonly #store: SyncStore;

  constructor(store: SyncStore, state: TrustedState) {
    this.#store = store;
    this.state = state;
  }

  async keep(change: Partial<TrustedState>): Promise<void> {
    const next = { ...this.state, ...change };
    await this.#store.write(next);
    this.state = next;
  }
}

class MirrorCycle implements Cycle {
  readonly fetch: FetchFile;
  readonly mirror: string;
  readonly startMs: number;
  readonly #trusted: Trusted;
  readonly #onStep: (step: Step) => void;

  constructor(parts: SyncParts, trusted: Trusted, mirror: string, startMs: number) {
    this.fetch = parts.fetch;
    this.mirror = mirror.endsWith('/') ? mirror : `${mirror}/`;
    this.startMs = startMs;
    this.#trusted = trusted;
    this.#onStep = parts.onStep ?? (() => {});
  }

  get state(): TrustedState {
    return this.#trusted.state;
  }

  keep(change: Partial<TrustedState>): Promise<void> {
    return this.#trusted.keep(change);
  }

  onStep(step: Step): void {
    this.#onStep(step);
  }
}
