// What is signed about a target: the walk of delegations (TUF 1.0, section 5.6.7), each confined to its own paths, and the fetch of its bytes.
import { Fault } from '#lib/base/fault.ts';
import { type DelegatedRole, mayName } from '#lib/publication/delegations.ts';
import { maxBytes, type Root, type Snapshot, type Target, type Targets } from '#lib/publication/metadata.ts';
import type { Trust } from '#lib/publication/verify.ts';
import { type Bytes, boundFile, fetchBound, isDescribed, requireDescribed } from './bound.ts';
import type { Cycle, Note } from './steps.ts';
import { requireFresh } from './workflow.ts';

/** Roles that one search may ask; publish at most 30, since other clients stop at 32. */
const MAX_ROLES = 64;

/** The verified files in which a target is looked for. */
export interface Signed {
  readonly root: Root;
  readonly snapshot: Snapshot;
  readonly targets: Targets;
}

interface Visit {
  readonly name: string;
  read(): Promise<Targets>;
}

/**
 * The description of the target `path`: of the top-level role, else of the first delegated one that may name it, in pre-order.
 * Each delegated file is verified against the keys of the role that leads to it. Null where nobody names it.
 */
export async function findTarget(cycle: Cycle, signed: Signed, path: string, note: Note): Promise<Target | null> {
  const visited = new Set<string>();
  const waiting: Visit[] = [{ name: 'targets', read: async () => signed.targets }];
  for (let visit = waiting.pop(); visit && visited.size < MAX_ROLES; visit = waiting.pop()) {
    if (visited.has(visit.name)) continue;
    visited.add(visit.name);
    const file = await visit.read();
    if (Object.hasOwn(file.signed.targets, path)) return file.signed.targets[path]!;
    const { next, isLast } = await rolesFor(file, path);
    if (isLast) waiting.length = 0;
    const keys = file.signed.delegations?.keys ?? {};
    for (const role of next.toReversed()) {
      waiting.push({ name: role.name, read: () => delegatedFile(cycle, signed.snapshot, { keys, role }, note) });
    }
  }
  return null;
}

/** The roles to ask next, in order; a terminating one ends the search with itself. */
async function rolesFor(file: Targets, path: string): Promise<{ next: DelegatedRole[]; isLast: boolean }> {
  const next: DelegatedRole[] = [];
  for (const role of file.signed.delegations?.roles ?? []) {
    if (!(await mayName(role, path))) continue;
    next.push(role);
    if (role.terminating) return { next, isLast: true };
  }
  return { next, isLast: false };
}

interface Delegation extends Trust {
  readonly role: DelegatedRole;
}

async function delegatedFile(cycle: Cycle, snapshot: Snapshot, trust: Delegation, note: Note): Promise<Targets> {
  const { name } = trust.role;
  const meta = Object.hasOwn(snapshot.signed.meta, `${name}.json`) ? snapshot.signed.meta[`${name}.json`] : undefined;
  note.file = `${name}.json`;
  if (!meta) throw new Fault('mix-and-match', `the snapshot knows no ${name}.json`);
  const { file } = await boundFile(cycle, { name, role: 'targets', meta, trust, held: null }, note);
  requireFresh(file, cycle.startMs);
  return file;
}

/** What a target is, for its limit. */
export type TargetName = 'list' | 'list.base' | 'list.delta' | 'rule-pack';

/** Where a target's bytes are: `folder` is empty or ends in `/`. */
export interface Place {
  readonly folder: string;
  readonly name: TargetName;
}

/** Section 5.7: bytes of the signed length and hash; `held` is taken instead of fetching when it is the same. */
export async function fetchTarget(
  cycle: Cycle,
  wanted: Place & { target: Target; held: Bytes | null },
  note: Note,
): Promise<Bytes> {
  const { folder, name, target, held } = wanted;
  const hash = target.hashes.sha256;
  note.file = `${hash}.${name}`;
  if (target.length > maxBytes[name]) throw new Fault('length', `${name}: ${target.length} bytes are too many`);
  if (held && (await isDescribed(held, target))) return held;
  const bytes = await fetchBound(cycle, `targets/${folder}${hash}.${name}`, target.length, target.length);
  await requireDescribed(bytes, target);
  return bytes;
}
