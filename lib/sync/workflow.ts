// The client workflow of TUF 1.0, section 5, one function a role. Each throws a fault where it does not hold; what held is kept at once.
import { equalBytes, sha256, toHex } from '#lib/base/bytes.ts';
import { Fault, isFault } from '#lib/base/fault.ts';
import { canonicalJson } from '#lib/publication/canonical-json.ts';
import {
  type FileMeta,
  type Metadata,
  maxBytes,
  parseMetadata,
  type RoleName,
  type Root,
  type Snapshot,
  type Target,
  type Targets,
  type Timestamp,
} from '#lib/publication/metadata.ts';
import { requireThreshold, type Trust } from '#lib/publication/verify.ts';
import type { Cycle, Note } from './steps.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const MAX_HOPS = 32;

/** Section 5.3: one root after the other, each signed by the one before it and by itself; expiry counts on the last alone. */
export async function updateRoot(cycle: Cycle, note: Note): Promise<Root> {
  let root = parseMetadata('root', cycle.state.root);
  note.version = root.signed.version;
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const file = `${root.signed.version + 1}.root.json`;
    const bytes = await fetchIfThere(cycle, file);
    if (bytes === null) break;
    note.file = file;
    root = await nextRoot(root, bytes, note);
    await cycle.keep({ root: bytes, ...withoutRotated(parseMetadata('root', cycle.state.root), root) });
  }
  note.file = `${root.signed.version}.root.json`;
  requireFresh(root, cycle.startMs);
  return root;
}

/** Section 5.4. A timestamp equal to ours goes on with ours, since an earlier cycle may have died after this step. */
export async function updateTimestamp(cycle: Cycle, root: Root, note: Note): Promise<Timestamp> {
  note.file = 'timestamp.json';
  const bytes = await cycle.fetch(`${cycle.mirror}metadata/timestamp.json`, { maxBytes: maxBytes.timestamp });
  const fresh = parseMetadata('timestamp', bytes);
  note.version = fresh.signed.version;
  await requireThreshold(fresh, trustOf(root, 'timestamp'));
  const trusted = cycle.state.timestamp && parseMetadata('timestamp', cycle.state.timestamp);
  if (trusted) requireNotOlder(fresh, trusted);
  requireFresh(fresh, cycle.startMs);
  if (trusted?.signed.version !== fresh.signed.version) await cycle.keep({ timestamp: bytes });
  return fresh;
}

/** Section 5.5: bound by the timestamp; no role that it lists may go back or go missing. */
export async function updateSnapshot(cycle: Cycle, root: Root, timestamp: Timestamp, note: Note): Promise<Snapshot> {
  const meta = timestamp.signed.meta['snapshot.json'];
  const { bytes, file } = await boundFile(cycle, { role: 'snapshot', meta, trust: trustOf(root, 'snapshot') }, note);
  if (cycle.state.snapshot) requireNoneOlder(file, parseMetadata('snapshot', cycle.state.snapshot));
  requireFresh(file, cycle.startMs);
  if (bytes !== cycle.state.snapshot) await cycle.keep({ snapshot: bytes });
  return file;
}

/** Section 5.6: bound by the snapshot. The caller keeps it, together with the targets that it names. */
export async function updateTargets(
  cycle: Cycle,
  root: Root,
  snapshot: Snapshot,
  note: Note,
): Promise<{ bytes: Bytes; file: Targets }> {
  const meta = snapshot.signed.meta['targets.json']!; // the schema asks for it
  const bound = await boundFile(cycle, { role: 'targets', meta, trust: trustOf(root, 'targets') }, note);
  requireFresh(bound.file, cycle.startMs);
  return bound;
}

/** Section 5.7: a target of the signed length and hash; `held` is taken instead of fetching when it is the same. */
export async function fetchTarget(
  cycle: Cycle,
  named: { name: 'list' | 'rule-pack'; target: Target; held: Bytes | null },
  note: Note,
): Promise<Bytes> {
  const { name, target, held } = named;
  const hash = target.hashes.sha256;
  note.file = `${hash}.${name}`;
  if (target.length > maxBytes[name]) throw new Fault('length', `${name}: ${target.length} bytes are too many`);
  if (held && (await isDescribed(held, target))) return held;
  const bytes = await fetchBound(cycle, `targets/${hash}.${name}`, target.length, target.length);
  await requireDescribed(bytes, target);
  return bytes;
}

function trustOf(root: Root, role: RoleName): Trust {
  return { keys: root.signed.keys, role: root.signed.roles[role] };
}

/** Section 5.3.3: null when the mirror has no later root. */
async function fetchIfThere(cycle: Cycle, file: string): Promise<Bytes | null> {
  try {
    return await cycle.fetch(`${cycle.mirror}metadata/${file}`, { maxBytes: maxBytes.root });
  } catch (error) {
    if (isFault(error, 'not-found')) return null;
    throw error;
  }
}

/** Sections 5.3.4 and 5.3.5. */
async function nextRoot(root: Root, bytes: Bytes, note: Note): Promise<Root> {
  const next = parseMetadata('root', bytes);
  note.version = next.signed.version;
  await requireThreshold(next, trustOf(root, 'root'));
  await requireThreshold(next, trustOf(next, 'root'));
  if (next.signed.version !== root.signed.version + 1) {
    throw new Fault('rollback', `root ${next.signed.version} where ${root.signed.version + 1} was asked for`);
  }
  return next;
}

/** Section 5.3.11: rotated keys of timestamp or snapshot take both files with them; the way back from a fast-forward. */
function withoutRotated(before: Root, after: Root): { timestamp?: null; snapshot?: null } {
  const rotated = (['timestamp', 'snapshot'] as const).some(
    (role) => !equalBytes(canonicalJson(before.signed.roles[role]), canonicalJson(after.signed.roles[role])),
  );
  return rotated ? { timestamp: null, snapshot: null } : {};
}

/** Sections 5.3.10, 5.4.4, 5.5.6 and 5.6.5. */
function requireFresh(file: Metadata, startMs: number): void {
  if (Date.parse(file.signed.expires) <= startMs) {
    throw new Fault('expired', `${file.signed._type} ran out at ${file.signed.expires}`);
  }
}

/** Section 5.4.3; equal versions with different content are two publications of one version. */
function requireNotOlder(fresh: Timestamp, trusted: Timestamp): void {
  const snapshotOf = (file: Timestamp) => file.signed.meta['snapshot.json'].version;
  if (fresh.signed.version < trusted.signed.version || snapshotOf(fresh) < snapshotOf(trusted)) {
    throw new Fault('rollback', `timestamp ${fresh.signed.version} after ${trusted.signed.version}`);
  }
  const same = equalBytes(canonicalJson(fresh.signed), canonicalJson(trusted.signed));
  if (fresh.signed.version === trusted.signed.version && !same) {
    throw new Fault('equivocation', `two timestamps of version ${fresh.signed.version}`);
  }
}

/** Section 5.5.5. */
function requireNoneOlder(fresh: Snapshot, trusted: Snapshot): void {
  for (const [name, { version }] of Object.entries(trusted.signed.meta)) {
    const now = Object.hasOwn(fresh.signed.meta, name) ? fresh.signed.meta[name]!.version : 0;
    if (now < version) throw new Fault('rollback', `${name}: version ${now} after ${version}`);
  }
}

/** Sections 5.5.1 to 5.5.4 and 5.6.1 to 5.6.4: length and hash, then signatures, then the version that was promised. */
async function boundFile<R extends 'snapshot' | 'targets'>(
  cycle: Cycle,
  wanted: { role: R; meta: FileMeta; trust: Trust },
  note: Note,
): Promise<{ bytes: Bytes; file: Metadata<R> }> {
  const { role, meta, trust } = wanted;
  note.file = `${meta.version}.${role}.json`;
  note.version = meta.version;
  const held = cycle.state[role];
  const isHeld = held !== null && meta.hashes !== undefined && (await isDescribed(held, meta));
  const bytes = isHeld ? held : await fetchBound(cycle, `metadata/${note.file}`, maxBytes[role], meta.length);
  await requireDescribed(bytes, meta).catch(async (error) => {
    throw (await isAnotherVersion(bytes, wanted)) ? mixed(role, meta) : error;
  });
  const file = parseMetadata(role, bytes);
  await requireThreshold(file, trust);
  if (file.signed.version !== meta.version) throw mixed(role, meta);
  return { bytes, file };
}

function mixed(role: RoleName, meta: FileMeta): Fault {
  return new Fault('mix-and-match', `another version of ${role} than ${meta.version}, which was promised`);
}

/** Tells, of a file already refused, whether it is a genuine one of another version. */
async function isAnotherVersion(
  bytes: Bytes,
  wanted: { role: RoleName; meta: FileMeta; trust: Trust },
): Promise<boolean> {
  try {
    const file = parseMetadata(wanted.role, bytes);
    await requireThreshold(file, wanted.trust);
    return file.signed.version !== wanted.meta.version;
  } catch (error) {
    if (isFault(error)) return false;
    throw error;
  }
}

/** Never reads more than the signed length, nor more than the role's own limit. */
async function fetchBound(cycle: Cycle, path: string, limit: number, signed?: number): Promise<Bytes> {
  const isSigned = signed !== undefined && signed <= limit;
  try {
    return await cycle.fetch(cycle.mirror + path, { maxBytes: isSigned ? signed : limit });
  } catch (error) {
    if (isSigned && isFault(error, 'endless')) throw new Fault('length', `longer than the ${signed} bytes signed`);
    throw error;
  }
}

interface Described {
  readonly length?: number | undefined;
  readonly hashes?: { sha256: string } | undefined;
}

async function requireDescribed(bytes: Bytes, meta: Described): Promise<void> {
  if (meta.length !== undefined && bytes.length !== meta.length) {
    throw new Fault('length', `${bytes.length} bytes where ${meta.length} were signed`);
  }
  if (meta.hashes && toHex(await sha256(bytes)) !== meta.hashes.sha256)
    throw new Fault('hash', 'not the bytes that were signed');
}

async function isDescribed(bytes: Bytes, meta: Described): Promise<boolean> {
  if (meta.length !== undefined && bytes.length !== meta.length) return false;
  return meta.hashes !== undefined && toHex(await sha256(bytes)) === meta.hashes.sha256;
}
