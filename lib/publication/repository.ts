// The files of a repository (TUF 1.0, sections 4 and 6.2, consistent snapshots): pure, from targets and signers to paths and bytes.
import { sha256, toHex } from '#lib/base/bytes.ts';
import { Fault } from '#lib/base/fault.ts';
import type { Signer } from './keys.ts';
import {
  type FileMeta,
  isoSeconds,
  parseMetadata,
  type RoleName,
  type Root,
  roleNames,
  SPEC_VERSION,
} from './metadata.ts';
import { firstRoot, type Signers } from './root.ts';
import { signMetadata } from './sign.ts';

/** Bytes to publish under a name, and what is signed about them. */
export interface TargetInput {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly custom?: unknown;
}

/** One publication: everything signed anew at `now` but the root, which stays when `root` is given. */
export interface RepositoryInput {
  readonly roles: Signers;
  /** Version of timestamp, snapshot and targets: the previous one plus 1. */
  readonly version: number;
  readonly now: Date;
  readonly targets: Readonly<Record<string, TargetInput>>;
  /** The root file in force; without it version 1 is made. */
  readonly root?: Uint8Array<ArrayBuffer>;
  /** Signatures that a new root asks of a role; as many as it has signers, where nothing is said. */
  readonly thresholds?: Partial<Record<RoleName, number>>;
}

const DAY_MS = 86_400_000;
const lifeDays = { timestamp: 3, snapshot: 14, targets: 90 } as const;

/**
 * The files of one publication by their path in the repository; whoever places them writes `metadata/timestamp.json` last.
 * @throws Fault `threshold` when the signers of a role are not those that the given root names
 */
export async function makeRepository(input: RepositoryInput): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const { roles, version, now } = input;
  const root = input.root ?? (await firstRoot(input));
  requireSigners(parseMetadata('root', root), roles);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  files.set(`metadata/${parseMetadata('root', root).signed.version}.root.json`, root);
  const described: Record<string, object> = {};
  for (const [name, target] of Object.entries(input.targets)) {
    const { path, meta } = await describeTarget(name, target);
    files.set(path, target.bytes);
    described[name] = meta;
  }
  const targets = await signMetadata({ ...frame('targets', version, now), targets: described }, roles.targets);
  files.set(`metadata/${version}.targets.json`, targets);
  const meta = { 'targets.json': await fileMeta(version, targets) };
  const snapshot = await signMetadata({ ...frame('snapshot', version, now), meta }, roles.snapshot);
  files.set(`metadata/${version}.snapshot.json`, snapshot);
  files.set('metadata/timestamp.json', await makeTimestamp({ signers: roles.timestamp, version, now, snapshot }));
  return files;
}

/** A timestamp of its own version over the snapshot in force, to keep a repository fresh between publications. */
export async function makeTimestamp(input: {
  signers: readonly Signer[];
  version: number;
  now: Date;
  snapshot: Uint8Array<ArrayBuffer>;
}): Promise<Uint8Array<ArrayBuffer>> {
  const snapshotVersion = parseMetadata('snapshot', input.snapshot).signed.version;
  const meta = { 'snapshot.json': await fileMeta(snapshotVersion, input.snapshot) };
  return signMetadata({ ...frame('timestamp', input.version, input.now), meta }, input.signers);
}

/** Only keys that the root names can sign so that a client accepts it. The root's own keys may be away: it is not signed anew. */
function requireSigners(root: Root, roles: Signers): void {
  for (const role of roleNames.filter((name) => name !== 'root')) {
    const { keyids, threshold } = root.signed.roles[role];
    const known = roles[role].filter(({ keyid }) => keyids.includes(keyid));
    if (known.length < threshold) {
      throw new Fault('threshold', `the root asks ${threshold} keys of its own for ${role}, ${known.length} are here`, {
        hint: 'Give the keys that belong to this repository, or publish to an empty place.',
      });
    }
  }
}

function frame(type: keyof typeof lifeDays, version: number, now: Date): object {
  const expires = isoSeconds(now.getTime() + lifeDays[type] * DAY_MS);
  return { _type: type, spec_version: SPEC_VERSION, version, expires };
}

async function describeTarget(name: string, target: TargetInput): Promise<{ path: string; meta: object }> {
  const hash = toHex(await sha256(target.bytes));
  const custom = target.custom === undefined ? {} : { custom: target.custom };
  const at = name.lastIndexOf('/') + 1;
  const path = `targets/${name.slice(0, at)}${hash}.${name.slice(at)}`;
  return { path, meta: { length: target.bytes.length, hashes: { sha256: hash }, ...custom } };
}

async function fileMeta(version: number, bytes: Uint8Array<ArrayBuffer>): Promise<FileMeta> {
  return { version, length: bytes.length, hashes: { sha256: toHex(await sha256(bytes)) } };
}
