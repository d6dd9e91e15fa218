// One cycle against one mirror, and how its steps are told: to a listener as they end, to the caller when one fails.
import { type FaultCode, isFault } from '#lib/base/fault.ts';
import { type FetchFile, TryLater } from './fetch.ts';
import type { Slot, TrustedState } from './state.ts';

/** The steps of a cycle in their order: four roles, two targets, and the taking over of all at once. */
export type StepName = 'root' | 'timestamp' | 'snapshot' | 'targets' | 'list' | 'rule-pack' | 'swap';

/** What a step came to. `version` is that of the file it looked at, where it got so far. */
export type Step =
  | { step: StepName; version: number | null; ok: true }
  | { step: StepName; version: number | null; ok: false; code: FaultCode; file: string | null };

/** One cycle: where files come from, what is trusted so far, and the time all expiry is judged by. */
export interface Cycle {
  readonly fetch: FetchFile;
  /** Address of the repository, ending in `/`. */
  readonly mirror: string;
  /** Fixed at the start (TUF 1.0, section 5.1). */
  readonly startMs: number;
  readonly state: TrustedState;
  /** Lays `change` over the trusted state and keeps it. */
  keep(change: Partial<TrustedState>): Promise<void>;
  /** Lays list files into the spare slot; see SyncStore. */
  stage(files: Slot): Promise<Slot>;
  onStep(step: Step): void;
}

/** What a step notes while it runs, for the telling. */
export interface Note {
  file: string | null;
  version: number | null;
}

/** A step that did not hold: ends the cycle at this mirror. */
export class StepFailure extends Error {
  readonly step: StepName;
  readonly code: FaultCode;
  readonly file: string | null;
  /** Milliseconds that the mirror asked to be left alone for. */
  readonly retryAfterMs: number;

  constructor(step: StepName, code: FaultCode, file: string | null, cause: unknown) {
    super(`${step}: ${code}`, { cause });
    this.step = step;
    this.code = code;
    this.file = file;
    this.retryAfterMs = cause instanceof TryLater ? cause.retryAfterMs : 0;
  }
}

/** Runs one step and tells how it ended. @throws StepFailure */
export async function takeStep<T>(cycle: Cycle, step: StepName, run: (note: Note) => Promise<T>): Promise<T> {
  const note: Note = { file: null, version: null };
  try {
    const value = await run(note);
    cycle.onStep({ step, version: note.version, ok: true });
    return value;
  } catch (error) {
    const code = isFault(error) ? error.code : 'internal';
    const { version, file } = note;
    cycle.onStep({ step, version, ok: false, code, file });
    throw new StepFailure(step, code, file, error);
  }
}
