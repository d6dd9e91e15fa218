// The publisher's half of a signature (TUF 1.0, section 4.2). It shares nothing with verify.ts but the canonical form.
import { toHex } from '#lib/base/bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Signer } from './keys.ts';
import type { Signature } from './metadata.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A metadata file: `signed` under one signature of each signer. */
export async function signMetadata(signed: object, signers: readonly Signer[]): Promise<Bytes> {
  return writeMetadata(signed, await signaturesOf(signed, signers));
}

/** One signature of each signer over the canonical form of `signed`. */
export function signaturesOf(signed: object, signers: readonly Signer[]): Promise<Signature[]> {
  const message = canonicalJson(signed);
  return Promise.all(signers.map(async ({ keyid, sign }) => ({ keyid, sig: toHex(await sign(message)) })));
}

/** The file of what is signed and its signatures, by key id, in the one form by whose hash a client may ask (lib/sync/workflow.ts). */
export function writeMetadata(signed: object, signatures: readonly Signature[]): Bytes {
  const file = { signatures: signatures.toSorted((a, b) => (a.keyid < b.keyid ? -1 : 1)), signed };
  const canonical = canonicalJson(file);
  // Canonical JSON leaves control characters as they are, which JSON forbids.
  return canonical.some((byte) => byte < 0x20) ? new TextEncoder().encode(JSON.stringify(file)) : canonical;
}
