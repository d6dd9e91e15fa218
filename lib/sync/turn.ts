// One turn of the schedule: plan the next before anything can die, sync with the mirrors that may be asked, remember how it went.
import { isFault } from '#lib/base/fault.ts';
import { type Attempts, type AttemptsStore, afterSync, delayMs, openMirrors } from './attempts.ts';
import { nextDelayMs } from './schedule.ts';
import { type SyncOutcome, type SyncParts, sync } from './sync.ts';

/** What a turn is handed beside what a sync is. */
export interface TurnParts extends SyncParts {
  readonly attempts: AttemptsStore;
  /** Numbers from 0 up to 1, as `Math.random` gives them. */
  readonly random: () => number;
  /** Sets the alarm of the next turn, in so many milliseconds, in place of the one before. */
  plan(ms: number): Promise<void>;
}

/** How a turn ended; no outcome where every mirror has asked for a pause. */
export interface Turn {
  readonly outcome: SyncOutcome | null;
  readonly attempts: Attempts;
}

/** Takes a turn, one at a time. A store that cannot be read is an outcome too. */
export function takeTurn(parts: TurnParts): Promise<Turn> {
  const { alone, ...rest } = parts;
  const run = () => takeTurnAlone(rest);
  return alone ? alone(run) : run();
}

async function takeTurnAlone(parts: Omit<TurnParts, 'alone'>): Promise<Turn> {
  const { clock, random, mirrors, plan } = parts;
  await plan(nextDelayMs(0, random())); // a worker killed from here on is woken again
  const before = await parts.attempts.read();
  const open = openMirrors(before, mirrors, clock.now());
  const outcome = open.length > 0 || mirrors.length === 0 ? await outcomeOf({ ...parts, mirrors: open }) : null;
  const after = outcome === null ? before : afterSync(before, outcome, clock.now());
  const ms = delayMs(after, mirrors, { ms: clock.now(), random: random() });
  const attempts = { ...after, nextAt: clock.now() + ms };
  await parts.attempts.write(attempts);
  await plan(ms);
  return { outcome, attempts };
}

async function outcomeOf(parts: SyncParts): Promise<SyncOutcome> {
  try {
    return await sync(parts);
  } catch (error) {
    const code = isFault(error) ? error.code : 'internal';
    return { kind: 'kept', step: 'root', code, file: null, version: null, failures: [] };
  }
}
