// repo verify: walks a repository as a client does, and says each step.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { protectedAddresses } from '#lib/address/protected.ts';
import { equalBytes } from '#lib/base/bytes.ts';
import { Fault, type FaultCode } from '#lib/base/fault.ts';
import { canonicalJson } from '#lib/publication/canonical-json.ts';
import { parseMetadata } from '#lib/publication/metadata.ts';
import type { SyncStore, TrustedState } from '#lib/sync/state.ts';
import type { Step } from '#lib/sync/steps.ts';
import { type SyncOutcome, sync } from '#lib/sync/sync.ts';
import { compact, print } from './lines.ts';
import { mirrorOf } from './mirror.ts';
import { PassingState, StateFolder } from './state-folder.ts';

export const help = `repo verify --root FILE [--state DIR] [--at ISO-TIME] [--against DIR|URL] DIR|URL
A line a step; the last line says whether the whole holds. Exit 0 or 1.
  --root FILE     the root file to begin from
  --state DIR     keeps the last good state between calls, so that a rollback is seen
  --at TIME       the time by which expiry is judged
  --against COPY  another copy: two different publications of one version are an equivocation
`;

interface Options {
  readonly root: Uint8Array<ArrayBuffer>;
  readonly store: SyncStore;
  readonly now: number;
  readonly against: string | null;
  readonly place: string;
}

/** Exit 1 when a step does not hold. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  const { place, store, against } = options;
  const outcome = await walk(options, place, store, printStep);
  if (outcome.kind === 'kept') return sayKept(outcome, outcome.version);
  const state = (await store.read())!;
  if (against !== null && !(await agrees(options, against, state))) return 1;
  const targets = ['list', ...(state.rulePack === null ? [] : ['rule-pack'])];
  await print(`${compact({ ok: true, version: outcome.version, targets })}\n`);
  return 0;
}

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      root: { type: 'string' },
      state: { type: 'string' },
      at: { type: 'string' },
      against: { type: 'string' },
    },
  });
  const [place, ...more] = positionals;
  if (values.root === undefined || place === undefined || more.length > 0) {
    throw new Fault('usage', 'repo verify needs --root FILE and one DIR or URL', { hint: 'repo verify --help' });
  }
  const now = values.at === undefined ? Date.now() : Date.parse(values.at);
  if (Number.isNaN(now))
    throw new Fault('usage', `--at ${values.at} is no ISO time`, { hint: 'for one: 2026-11-24T09:00:00Z' });
  const store = values.state === undefined ? new PassingState() : new StateFolder(values.state);
  return { root: readRoot(values.root), store, now, against: values.against ?? null, place };
}

function readRoot(path: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (cause) {
    throw new Fault('unreadable-file', `cannot read ${path}`, { hint: 'give the root file of the repository', cause });
  }
}

function walk(options: Options, place: string, store: SyncStore, onStep: (step: Step) => void): Promise<SyncOutcome> {
  const { address, fetch } = mirrorOf(place);
  const canaries = protectedAddresses.map(({ subject }) => subject);
  const { root } = options;
  return sync({ fetch, store, clock: { now: () => options.now }, mirrors: [address], root, canaries, onStep });
}

/** The contract knows no code for these; a person reads the same in them. */
const saidAs: Partial<Record<FaultCode, FaultCode>> = {
  'bad-list': 'malformed',
  'bad-pack': 'malformed',
  'newer-version': 'malformed',
  'not-found': 'unreachable',
};

function said(code: FaultCode): FaultCode {
  return saidAs[code] ?? code;
}

function printStep(step: Step): void {
  if (step.step === 'swap' && step.ok) return; // only a client that applies the list swaps anything
  process.stdout.write(`${compact(step.ok ? step : { ...step, code: said(step.code) })}\n`);
}

async function sayKept(failure: { step: string; code: FaultCode }, kept: number | null): Promise<number> {
  await print(`${compact({ ok: false, step: failure.step, code: said(failure.code), kept })}\n`);
  return 1;
}

/** Walks the other copy by itself; says where it fails, or where it and `state` are two publications of one version. */
async function agrees(options: Options, against: string, state: TrustedState): Promise<boolean> {
  const store = new PassingState();
  const outcome = await walk(options, against, store, (step) => {
    if (!step.ok) printStep(step);
  });
  if (outcome.kind === 'kept') {
    await sayKept(outcome, state.version);
    return false;
  }
  for (const role of ['timestamp', 'snapshot', 'targets'] as const) {
    const [ours, theirs] = [state[role]!, store.state![role]!].map((bytes) => parseMetadata(role, bytes).signed);
    if (ours!.version !== theirs!.version || equalBytes(canonicalJson(ours), canonicalJson(theirs))) continue;
    const file = role === 'timestamp' ? 'timestamp.json' : `${ours!.version}.${role}.json`;
    printStep({ step: role, version: ours!.version, ok: false, code: 'equivocation', file });
    await sayKept({ step: role, code: 'equivocation' }, state.version);
    return false;
  }
  return true;
}
