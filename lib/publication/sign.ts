// The publisher's half of a signature (TUF 1.0, section 4.2). It shares nothing with verify.ts but the canonical form.
import { toHex } from '#lib/base/bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Signer } from './keys.ts';
import type { Signature } from './metadata.ts';

/** A metadata file: `signed` under one signature of each signer, in the one form that a client may name by its hash (lib/sync/etag.ts). */
export async function signMetadata(signed: object, signers: readonly Signer[]): Promise<Uint8Array<ArrayBuffer>> {
  const message = canonicalJson(signed);
  const signatures = await Promise.all(
    signers.map(async ({ keyid, sign }) => ({ keyid, sig: toHex(await sign(message)) })),
  );
  return writeMetadata(signed, signatures);
}

/** The file of what is signed and its signatures, ordered by key id. */
export function writeMetadata(signed: object, signatures: readonly Signature[]): Uint8Array<ArrayBuffer> {
  const file = { signatures: signatures.toSorted((a, b) => (a.keyid < b.keyid ? -1 : 1)), signed };
  const canonical = canonicalJson(file);
  // Canonical JSON leaves control characters as they are, which JSON forbids.
  return canonical.some((byte) => byte < 0x20) ? new TextEncoder().encode(JSON.stringify(file)) : canonical;
}
