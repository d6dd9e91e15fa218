// What a cycle begins from: the stored state as far as it still holds, else the package's root.
import { sha256, toHex } from '#lib/base/bytes.ts';
import { isFault } from '#lib/base/fault.ts';
import { parseMetadata } from '#lib/publication/metadata.ts';
import { requireThreshold } from '#lib/publication/verify.ts';
import { firstState, type SyncStore, type TrustedState } from './state.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The stored state, or a first one. A package with another root begins anew from that root. Timestamp and snapshot stay only
 * if the root in force trusts their signatures, so that no rollback slips in and no damage blocks every later cycle; the
 * applied list stays in any case until it is replaced.
 */
export async function startState(store: SyncStore, packageRoot: Bytes): Promise<TrustedState> {
  const anchor = toHex(await sha256(packageRoot));
  const stored = await readStored(store);
  if (stored === null) return firstState(anchor, packageRoot);
  const isSound = stored.anchor === anchor && (await holds(requireSelfSigned(stored.root)));
  const root = isSound ? stored.root : packageRoot;
  const { timestamp, snapshot } = stored;
  return {
    ...stored,
    anchor,
    root,
    timestamp: timestamp && (await holds(requireSigned(root, 'timestamp', timestamp))) ? timestamp : null,
    snapshot: snapshot && (await holds(requireSigned(root, 'snapshot', snapshot))) ? snapshot : null,
  };
}

/** A state that cannot be read is as good as none: the next cycle must be able to succeed. */
export async function readStored(store: SyncStore): Promise<TrustedState | null> {
  try {
    return await store.read();
  } catch (error) {
    if (isFault(error, 'corrupt')) return null;
    throw error;
  }
}

/** A root must at least be signed by its own keys. @throws Fault `malformed`, `signature`, `threshold` */
export async function requireSelfSigned(bytes: Bytes): Promise<void> {
  const root = parseMetadata('root', bytes);
  await requireThreshold(root, { keys: root.signed.keys, role: root.signed.roles.root });
}

async function requireSigned(rootBytes: Bytes, role: 'timestamp' | 'snapshot', bytes: Bytes): Promise<void> {
  const { keys, roles } = parseMetadata('root', rootBytes).signed;
  await requireThreshold(parseMetadata(role, bytes), { keys, role: roles[role] });
}

async function holds(check: Promise<void>): Promise<boolean> {
  try {
    await check;
    return true;
  } catch (error) {
    if (isFault(error)) return false;
    throw error;
  }
}
