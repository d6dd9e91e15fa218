// The list of a publication: whole, or as a delta beside its base; staged, read back, and checked before it is taken over.
import { sha256, toHex } from '#lib/base/bytes.ts';
import { Fault, isFault } from '#lib/base/fault.ts';
import { setSha256 } from '#lib/blocklist/delta.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import {
  type DeltaCustom,
  type ListCustom,
  parseDeltaCustom,
  parseListCustom,
  parseMetadata,
  type Target,
} from '#lib/publication/metadata.ts';
import { requireThreshold } from '#lib/publication/verify.ts';
import { type Bytes, requireDescribed } from './bound.ts';
import type { Slot } from './state.ts';
import type { Cycle, Note } from './steps.ts';
import { fetchTarget, findTarget, type Signed } from './targets.ts';

/** Subjects of which none may be listed, as BlockList.lookup takes them. */
export type Canaries = readonly Parameters<BlockList['lookup']>[0][];

/** What a list is taken with. */
export interface ListParts {
  /** Folder of a region's own list, ending in `/`; empty for that of all. */
  readonly folder: string;
  readonly canaries: Canaries;
}

/** A list that was checked, and what is signed about it. */
export interface TakenList extends Slot {
  readonly custom: ListCustom;
}

/** A base and what it takes to get from there to a newer list, cheaper in the long run than whole files. */
const MOST_OF_FULL = 1.25;
const MOST_CHANGE = 0.3;

/** Takes the smaller of delta and whole list that can be applied. A delta that does not hold falls back to the whole, once. */
export async function takeList(cycle: Cycle, signed: Signed, parts: ListParts, note: Note): Promise<TakenList> {
  const version = signed.targets.signed.version;
  note.version = version;
  const target = await findTarget(cycle, signed, `${parts.folder}list`, note);
  if (!target) throw new Fault('malformed', 'the repository names no list');
  const custom = parseListCustom(target.custom);
  const before = await customBefore(cycle, signed);
  const check = (files: Slot) =>
    checkedSlot(cycle, files, { target, custom, version, before, canaries: parts.canaries });
  const byDelta = await takeDelta(cycle, signed, { parts, target, check }, note);
  if (byDelta !== null) return { ...byDelta, custom };
  const held = cycle.state.delta === null ? cycle.state.list : null;
  const list = await fetchTarget(cycle, { folder: parts.folder, name: 'list', target, held }, note);
  return { ...(await check({ list, delta: null })), custom };
}

interface DeltaParts {
  readonly parts: ListParts;
  readonly target: Target;
  check(files: Slot): Promise<Slot>;
}

/** Null where there is no delta, where it would not be the smaller, or where it does not lead to the signed list. */
async function takeDelta(cycle: Cycle, signed: Signed, how: DeltaParts, note: Note): Promise<Slot | null> {
  const { folder } = how.parts;
  const target = await findTarget(cycle, signed, `${folder}list.delta`, note);
  if (!target) return null;
  const custom = parseDeltaCustom(target.custom);
  const base = await baseFor(cycle, { ...how, delta: target, custom }, note);
  if (base === null) return null;
  try {
    const held = cycle.state.list === base ? cycle.state.delta : null;
    const delta = await fetchTarget(cycle, { folder, name: 'list.delta', target, held }, note);
    return await how.check({ list: base, delta });
  } catch (error) {
    if (isFault(error) && WRONG_DELTA.includes(error.code)) return null;
    throw error;
  }
}

const WRONG_DELTA = ['bad-list', 'hash', 'length', 'not-found', 'conflict', 'malformed', 'newer-version'];

/** The file that the delta is made against: the one in hand, or fetched where that pays; else null. */
async function baseFor(
  cycle: Cycle,
  how: DeltaParts & { delta: Target; custom: DeltaCustom },
  note: Note,
): Promise<Bytes | null> {
  const { custom, delta, target, parts } = how;
  const held = cycle.state.list;
  if (held !== null && toHex(await sha256(held)) === custom.baseSha256)
    return delta.length < target.length ? held : null;
  if (custom.baseLength + delta.length > MOST_OF_FULL * target.length) return null;
  const base = { length: custom.baseLength, hashes: { sha256: custom.baseSha256 } };
  try {
    return await fetchTarget(cycle, { folder: parts.folder, name: 'list.base', target: base, held: null }, note);
  } catch (error) {
    if (isFault(error, 'not-found')) return null; // an old base may be gone: the whole list is there
    throw error;
  }
}

interface Expected {
  readonly target: Target;
  readonly custom: ListCustom;
  readonly version: number;
  /** What is signed about the list in use, if it is one of the same repository. */
  readonly before: ListCustom | null;
  readonly canaries: Canaries;
}

/** Stages the files, and checks what comes back from there as it will be used. @throws Fault `bad-list`, `hash`, `canary`, `newer-version` */
async function checkedSlot(cycle: Cycle, files: Slot, expected: Expected): Promise<Slot> {
  const { list, delta, version } = cycle.state;
  const isInUse = files.list === list && files.delta === delta;
  const slot = isInUse ? files : await cycle.stage(files);
  const opened = BlockList.open(slot.list, slot.delta ?? undefined);
  // A slot in use has been read through before, and its bytes are still the signed ones.
  if (!isInUse || version !== expected.version) await requireWhole(opened, slot, expected);
  const listed = expected.canaries.find((subject) => opened.lookup(subject) !== null);
  if (listed) throw new Fault('canary', `the list names ${listed}, which no list may`);
  requireMeant(cycle, expected);
  return slot;
}

/** Order, count and hash of the whole set, from the files as they were read back. */
async function requireWhole(opened: BlockList, { list, delta }: Slot, { target, custom }: Expected): Promise<void> {
  opened.check();
  if (delta === null) await requireDescribed(list, target);
  else if ((await setSha256(opened)) !== target.hashes.sha256) {
    throw new Fault('hash', 'base and delta do not come to the list that was signed');
  }
  if (opened.entries !== custom.entries) {
    throw new Fault('bad-list', `${opened.entries} entries where ${custom.entries} were signed`);
  }
}

/** A change of more than 30 % in one version is an accident or an attack, unless it is signed as meant, there or in a version between. */
function requireMeant({ state }: Cycle, { custom, version, before }: Expected): void {
  if (before === null || state.version === null || custom.bulk === true) return;
  if ((custom.bulkAt ?? 0) > state.version) return;
  const versions = Math.max(1, version - state.version);
  const isGrown = custom.entries > before.entries * (1 + MOST_CHANGE) ** versions;
  const isShrunk = custom.entries < before.entries * (1 - MOST_CHANGE) ** versions;
  if (isGrown || isShrunk) {
    throw new Fault('bad-list', `${before.entries} entries became ${custom.entries}: not signed as a bulk change`);
  }
}

/** A list of another root's repository, or one whose stored targets are damaged, is nothing to compare with: null unless the keys in force have signed for it. */
async function customBefore({ state }: Cycle, { root }: Signed): Promise<ListCustom | null> {
  if (state.targets === null) return null;
  const trust = { keys: root.signed.keys, role: root.signed.roles.targets };
  try {
    await requireThreshold(parseMetadata('targets', state.targets), trust);
    return state.custom;
  } catch (error) {
    if (isFault(error)) return null;
    throw error;
  }
}
