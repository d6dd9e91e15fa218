// The list in use and the judge of its rule pack: the last good state of a sync, else what lies in the package.
import { sha256, toHex } from '#lib/base/bytes.ts';
import { systemClock } from '#lib/base/clock.ts';
import { isFault } from '#lib/base/fault.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { parseRulePack } from '#lib/signals/rule-pack.ts';
import type { Attempts } from '#lib/sync/attempts.ts';
import { ageOf, LEAST_DAYS_IN_VAIN } from '#lib/sync/freshness.ts';
import type { TrustedState } from '#lib/sync/state.ts';
import { type Judge, makeJudgeInSlices } from '#lib/verdict/judge.ts';
import { builtInAbout, builtInList, builtInRulePack } from './built-in.ts';
import { untilCalm } from './hurry.ts';
import { attemptsStore, trustedStore } from './stores.ts';

/** The list in use and the judge of its rule pack. */
export interface Protection {
  readonly list: BlockList;
  /** Compiled when the first text comes: an address is answered without it, a woken worker's first answer above all. */
  readonly judge: () => Promise<Judge>;
  /** SHA-256 of the list's file, hexadecimal: the fingerprint a person can compare. */
  readonly fingerprint: () => Promise<string>;
  readonly about: {
    readonly name: string;
    readonly operator: string;
    readonly practice: boolean;
    /** 0 for the list in the package. */
    readonly version: number;
    readonly publishedAt: number | null;
    readonly builtIn: boolean;
  };
  /** What was synced; null while the package's own list is in use. */
  readonly state: TrustedState | null;
  /** True once the list is so old, and so long in vain, that it no longer stops a page (threat-model.md, section 5). */
  readonly onlyCautions: boolean;
}

/** Reads what is in use now. Never waits for the network. */
export async function readProtection(): Promise<Protection> {
  const synced = await readSynced();
  return synced ?? (await readBuiltIn());
}

// A state that cannot be read falls back to the package's: an old list is better than none.
async function readSynced(): Promise<Protection | null> {
  try {
    await untilCalm();
    const [state, attempts] = await Promise.all([trustedStore.read(), attemptsStore.read()]);
    if (state === null || state.list === null || state.custom === null) return null;
    const { name, operator, practice } = state.custom;
    const { list, delta, rulePack, publishedAt } = state;
    return opened({
      list,
      delta: delta ?? undefined,
      // A repository without a rule pack leaves the package's own in use.
      rulePack: rulePack === null ? builtInRulePack : async () => rulePack,
      about: { name, operator, practice, version: state.version ?? 0, publishedAt, builtIn: false },
      state,
      onlyCautions: isTooOld(state, attempts),
    });
  } catch (error) {
    console.error('the synced list cannot be read', isFault(error) ? error.code : error);
    return null;
  }
}

// Days in vain are asked first: metadata is not parsed while a worker wakes.
function isTooOld(state: TrustedState, attempts: Attempts): boolean {
  if (attempts.daysInVain < LEAST_DAYS_IN_VAIN) return false;
  return ageOf(state, attempts, systemClock.now()).kind === 'only-cautions';
}

async function readBuiltIn(): Promise<Protection> {
  const [{ name, operator, practice, publishedAt }, list] = await Promise.all([builtInAbout(), builtInList()]);
  const about = { name, operator, practice, version: 0, publishedAt, builtIn: true };
  return opened({ list, rulePack: builtInRulePack, about, state: null, onlyCautions: false });
}

type Bytes = Uint8Array<ArrayBuffer>;

function opened(
  parts: Omit<Protection, 'list' | 'judge' | 'fingerprint'> & {
    list: Bytes;
    delta?: Bytes;
    rulePack: () => Promise<Bytes>;
  },
): Protection {
  const { list, delta, rulePack, ...rest } = parts;
  return {
    ...rest,
    list: BlockList.open(list, delta),
    judge: once(async () => makeJudgeInSlices(parseRulePack(await rulePack()), nextTask)),
    fingerprint: once(async () => toHex(await sha256(list))),
  };
}

// Lets what has happened meanwhile be heard: a tab that goes to a listed page must not wait for the lexicon.
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

// Runs when first asked; a failure is not remembered.
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => {
    result ??= work().catch((error) => {
      result = null;
      throw error;
    });
    return result;
  };
}
