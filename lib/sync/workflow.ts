// The client workflow of TUF 1.0, section 5, one function a role. Each throws a fault where it does not hold; what held is kept at once.
import { equalBytes } from '#lib/base/bytes.ts';
import { Fault, isFault } from '#lib/base/fault.ts';
import { canonicalJson } from '#lib/publication/canonical-json.ts';
import {
  type Metadata,
  maxBytes,
  parseMetadata,
  type RoleName,
  type Root,
  type Snapshot,
  type Targets,
  type Timestamp,
} from '#lib/publication/metadata.ts';
import { requireThreshold, type Trust, validSignatures } from '#lib/publication/verify.ts';
import { type Bytes, boundFile } from './bound.ts';
import type { Cycle, Note } from './steps.ts';

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
  const held = await nameable(cycle.state.timestamp, trustOf(root, 'timestamp'));
  const wanted = { maxBytes: maxBytes.timestamp, held };
  const bytes = await cycle.fetch(`${cycle.mirror}metadata/timestamp.json`, wanted);
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
  const trust = trustOf(root, 'snapshot');
  const promised = { name: 'snapshot', role: 'snapshot', meta, trust, held: cycle.state.snapshot } as const;
  const { bytes, file } = await boundFile(cycle, promised, note);
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
  const trust = trustOf(root, 'targets');
  const promised = { name: 'targets', role: 'targets', meta, trust, held: cycle.state.targets } as const;
  const bound = await boundFile(cycle, promised, note);
  requireFresh(bound.file, cycle.startMs);
  return bound;
}

/**
 * The timestamp in hand, if its bytes are the only ones that say what it says: then the client may ask by their hash. A
 * mirror could else give each client a file with spaces or signatures of its own, and know the client by that hash.
 */
async function nameable(held: Bytes | null, trust: Trust): Promise<Bytes | null> {
  if (held === null) return null;
  const file = parseMetadata('timestamp', held);
  const signatures = (await validSignatures(file, trust)).toSorted((a, b) => (a.keyid < b.keyid ? -1 : 1));
  const only = canonicalJson({ signatures, signed: file.signed });
  return equalBytes(held, only) ? held : null;
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

/** Sections 5.3.10, 5.4.4, 5.5.6 and 5.6.5. @throws Fault `expired` */
export function requireFresh(file: Metadata, startMs: number): void {
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
