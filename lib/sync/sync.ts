// One sync: the workflow against each mirror in turn until one holds, and always the last good state.
import type { Clock } from '#lib/base/clock.ts';
import { type FaultCode, isFault } from '#lib/base/fault.ts';
import type { Target } from '#lib/publication/metadata.ts';
import { parseRulePack } from '#lib/signals/rule-pack.ts';
import type { Bytes } from './bound.ts';
import type { FetchFile } from './fetch.ts';
import { type Canaries, takeList } from './list.ts';
import { readStored, requireSelfSigned, startState } from './start.ts';
import type { Slot, SyncStore, TrustedState } from './state.ts';
import { type Cycle, type Note, type Step, StepFailure, type StepName, takeStep } from './steps.ts';
import { fetchTarget, findTarget, type Signed } from './targets.ts';
import { updateRoot, updateSnapshot, updateTargets, updateTimestamp } from './workflow.ts';

/** What a sync is handed. */
export interface SyncParts {
  readonly fetch: FetchFile;
  readonly store: SyncStore;
  readonly clock: Clock;
  /** Addresses of the repository, tried in order. */
  readonly mirrors: readonly string[];
  /** The root file of the package. */
  readonly root: Bytes;
  /** Well-known addresses, shipped in the build, of which no list may name one. */
  readonly canaries?: Canaries;
  /** Folder of a region's own list, ending in `/`; that of all where nothing is said. */
  readonly folder?: string;
  /** Runs one sync at a time across contexts: a lock. Without it the caller sees to that. */
  readonly alone?: <T>(run: () => Promise<T>) => Promise<T>;
  /** Told of each step as it ends. */
  readonly onStep?: (step: Step) => void;
}

/** A mirror that was passed over, at which step and why; `retryAfterMs` is what it asked for, else 0. */
export interface Failure {
  readonly mirror: string;
  readonly step: StepName;
  readonly code: FaultCode;
  readonly file: string | null;
  readonly retryAfterMs: number;
}

/** What a sync came to: a new list, the same list found current, or the last good one kept and why; and every mirror that failed. */
export type SyncOutcome = { readonly failures: readonly Failure[] } & (
  | { kind: 'updated' | 'current'; version: number; mirror: string }
  | { kind: 'kept'; step: StepName; code: FaultCode; file: string | null; version: number | null }
);

/** Brings the store up to date from the first mirror that holds. A failure is an outcome, that of a write too. @throws Fault when the store cannot be read */
export function sync(parts: SyncParts): Promise<SyncOutcome> {
  const run = () => syncAlone(parts);
  return parts.alone ? parts.alone(run) : run();
}

async function syncAlone(parts: SyncParts): Promise<SyncOutcome> {
  const refusal = await refusalOfRoot(parts);
  if (refusal !== null) return refusal;
  const trusted = new Trusted(parts.store, await startState(parts.store, parts.root));
  const startMs = Math.max(parts.clock.now(), trusted.state.publishedAt ?? 0);
  const failures: Failure[] = [];
  for (const mirror of parts.mirrors) {
    const cycle = new MirrorCycle(parts, trusted, mirror, startMs);
    try {
      return { ...(await runCycle(cycle, parts)), failures };
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      const { step, code, file, retryAfterMs } = error;
      failures.push({ mirror: cycle.mirror, step, code, file, retryAfterMs });
    }
  }
  // Silence is said only when no mirror did worse: an attack is told before an outage.
  const worst = failures.find(({ code }) => !SILENCE.includes(code)) ?? failures.at(-1);
  const { step, code, file } = worst ?? ({ step: 'root', code: 'unreachable', file: null } as const);
  return { kind: 'kept', step, code, file, version: trusted.state.version, failures };
}

const SILENCE: readonly FaultCode[] = ['unreachable', 'not-found', 'slow'];

/** The outcome when the package's own root does not hold; null when it does. */
async function refusalOfRoot({ root, store, onStep }: SyncParts): Promise<SyncOutcome | null> {
  try {
    await requireSelfSigned(root);
    return null;
  } catch (error) {
    if (!isFault(error)) throw error;
    const failure = { step: 'root', code: error.code, file: 'root.json' } as const;
    onStep?.({ ...failure, version: null, ok: false });
    return { ...failure, kind: 'kept', version: (await readStored(store))?.version ?? null, failures: [] };
  }
}

type Taken = { kind: 'updated' | 'current'; version: number; mirror: string };

async function runCycle(cycle: MirrorCycle, { clock, folder = '', canaries = [] }: SyncParts): Promise<Taken> {
  const root = await takeStep(cycle, 'root', (note) => updateRoot(cycle, note));
  const timestamp = await takeStep(cycle, 'timestamp', (note) => updateTimestamp(cycle, root, note));
  const snapshot = await takeStep(cycle, 'snapshot', (note) => updateSnapshot(cycle, root, timestamp, note));
  const { bytes, signed, packTarget } = await takeStep(cycle, 'targets', async (note) => {
    const targets = await updateTargets(cycle, root, snapshot, note);
    const known = { root, snapshot, targets: targets.file };
    return { bytes: targets.bytes, signed: known, packTarget: await findTarget(cycle, known, 'rule-pack', note) };
  });
  const taken = await takeStep(cycle, 'list', (note) => takeList(cycle, signed, { folder, canaries }, note));
  const rulePack =
    packTarget && (await takeStep(cycle, 'rule-pack', (note) => takePack(cycle, signed, packTarget, note)));
  const { list, delta, custom } = taken;
  const version = signed.targets.signed.version;
  const { state } = cycle;
  const isSame = state.version === version && state.list === list && state.delta === delta;
  const facts = { version, custom, publishedAt: Date.parse(custom.publishedAt), checkedAt: clock.now() };
  await takeStep(cycle, 'swap', () => cycle.keep({ targets: bytes, list, delta, rulePack, ...facts }));
  return { kind: isSame ? 'current' : 'updated', version, mirror: cycle.mirror };
}

/** A repository without a rule pack leaves the package's own in use. */
async function takePack(cycle: Cycle, signed: Signed, target: Target, note: Note): Promise<Bytes> {
  note.version = signed.targets.signed.version;
  const bytes = await fetchTarget(cycle, { folder: '', name: 'rule-pack', target, held: cycle.state.rulePack }, note);
  parseRulePack(bytes);
  return bytes;
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

  stage(files: Slot): Promise<Slot> {
    return this.#store.stage(files);
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

  stage(files: Slot): Promise<Slot> {
    return this.#trusted.stage(files);
  }

  onStep(step: Step): void {
    this.#onStep(step);
  }
}
