// The client's half of a signature: is the threshold of a role met? It shares nothing with sign.ts but the canonical form.
import { fromHex } from '#lib/base/bytes.ts';
import { Fault } from '#lib/base/fault.ts';
import { canonicalJson } from './canonical-json.ts';
import { verifyingKey } from './keys.ts';
import type { Metadata, Signature } from './metadata.ts';
import type { Role, TufKey } from './parts.ts';

/** Who may sign: the keys by id, and the role that names some of them. */
export interface Trust {
  readonly keys: Readonly<Record<string, TufKey>>;
  readonly role: Role;
}

/**
 * Counts valid signatures over the canonical form of the object that is then used, each key material once, whatever ids
 * it goes by; unknown and bad ones are passed over (TUF 1.0, section 5.3.4, and section 4.2 on thresholds).
 * @throws Fault `signature` when none is valid, `threshold` when too few are
 */
export async function requireThreshold(file: Metadata, trust: Trust): Promise<void> {
  const valid = (await validSignatures(file, trust)).length;
  if (valid >= trust.role.threshold) return;
  const said = `${valid} of ${trust.role.threshold} signatures of ${file.signed._type} hold`;
  throw new Fault(valid === 0 ? 'signature' : 'threshold', said);
}

/** The signatures that count, in their order: the first valid one of each key material. */
export async function validSignatures(file: Metadata, trust: Trust): Promise<Signature[]> {
  const message = canonicalJson(file.signed);
  const counted = new Set<string>();
  const valid: Signature[] = [];
  for (const signature of file.signatures) {
    const key = keyOf(signature, trust);
    if (!key || counted.has(key.keyval.public) || !(await isValid(signature, key, message))) continue;
    counted.add(key.keyval.public);
    valid.push(signature);
  }
  return valid;
}

function keyOf(signature: Signature, trust: Trust): TufKey | undefined {
  if (!trust.role.keyids.includes(signature.keyid)) return undefined;
  return Object.hasOwn(trust.keys, signature.keyid) ? trust.keys[signature.keyid] : undefined;
}

async function isValid(signature: Signature, key: TufKey, message: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (signature.sig.length !== 128) return false;
  const known = await verifyingKey(key);
  return known !== null && crypto.subtle.verify('Ed25519', known, fromHex(signature.sig), message);
}
