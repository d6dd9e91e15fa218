// The chain of roots (TUF 1.0, sections 4.3 and 6.1): the first one, the next one with other keys, and its signatures, which may be added one holder at a time.
import { Fault } from '#lib/base/fault.ts';
import type { Signer } from './keys.ts';
import { isoSeconds, parseMetadata, type RoleName, type Root, roleNames, SPEC_VERSION } from './metadata.ts';
import type { Role, TufKey } from './parts.ts';
import { signaturesOf, writeMetadata } from './sign.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const LIFE_MS = 365 * 86_400_000;

/** Who signs for each role. */
export type Signers = Readonly<Record<RoleName, readonly Signer[]>>;

/** The first root, signed by every root key given. A role asks as many signatures as it has signers where nothing is said. */
export async function firstRoot(input: {
  roles: Signers;
  now: Date;
  thresholds?: Partial<Record<RoleName, number>> | undefined;
}): Promise<Bytes> {
  const { roles, now, thresholds } = input;
  const named = roleNames.map((role) => [role, roleOf(roles[role], thresholds?.[role] ?? roles[role].length)]);
  const keys = keysOf(roleNames.flatMap((role) => roles[role]));
  const signed = { ...frame(1, now), consistent_snapshot: true, keys, roles: Object.fromEntries(named) };
  return writeMetadata(signed, await signaturesOf(signed, roles.root));
}

/** What changes from one root to the next: keys that come to a role, keys that leave it (by id), its threshold. */
export interface RootChange {
  readonly add?: Partial<Record<RoleName, readonly TufKeyOf[]>>;
  readonly remove?: readonly string[];
  readonly thresholds?: Partial<Record<RoleName, number>>;
}

/** A public key and its id. */
export type TufKeyOf = Pick<Signer, 'keyid' | 'key'>;

/** The next root, without a signature yet. @throws Fault `threshold` when a role could not be signed for any more */
export function draftRoot(previous: Bytes, change: RootChange, now: Date): Bytes {
  const { signed } = parseMetadata('root', previous);
  const roles: Record<string, Role> = {};
  const keys: Record<string, TufKey> = {};
  for (const role of roleNames) {
    const added = change.add?.[role] ?? [];
    const staying = signed.roles[role].keyids.filter((keyid) => !change.remove?.includes(keyid));
    const keyids = [...new Set([...staying, ...added.map(({ keyid }) => keyid)])];
    const threshold = change.thresholds?.[role] ?? signed.roles[role].threshold;
    if (threshold < 1 || keyids.length < threshold) {
      throw new Fault('threshold', `${role} would ask ${threshold} signatures of ${keyids.length} keys`, {
        hint: 'Add keys to the role, or lower its threshold.',
      });
    }
    roles[role] = { keyids, threshold };
    for (const keyid of staying) keys[keyid] = signed.keys[keyid]!;
    Object.assign(keys, keysOf(added));
  }
  return writeMetadata({ ...signed, ...frame(signed.version + 1, now), keys, roles }, []);
}

/** The same root with the signatures of these keys beside those it has. */
export async function addSignatures(root: Bytes, signers: readonly Signer[]): Promise<Bytes> {
  const file: Root = parseMetadata('root', root);
  const added = await signaturesOf(file.signed, signers);
  const kept = file.signatures.filter(({ keyid }) => !added.some((signature) => signature.keyid === keyid));
  return writeMetadata(file.signed, [...kept, ...added]);
}

function frame(version: number, now: Date): object {
  return { _type: 'root', spec_version: SPEC_VERSION, version, expires: isoSeconds(now.getTime() + LIFE_MS) };
}

function roleOf(signers: readonly Signer[], threshold: number): Role {
  return { keyids: signers.map(({ keyid }) => keyid), threshold };
}

function keysOf(keys: readonly TufKeyOf[]): Record<string, TufKey> {
  return Object.fromEntries(keys.map(({ keyid, key }) => [keyid, key]));
}
