// The publisher's half of a signature (TUF 1.0, section 4.2). It shares nothing with verify.ts but the canonical form.
import { toHex } from '#lib/base/bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Signer } from './keys.ts';

/** A metadata file: `signed` under one signature of each signer. */
export async function signMetadata(signed: object, signers: readonly Signer[]): Promise<Uint8Array<ArrayBuffer>> {
  const message = canonicalJson(signed);
  const signatures = await Promise.all(
    signers.map(async ({ keyid, sign }) => ({ keyid, sig: toHex(await sign(message)) })),
  );
  return new TextEncoder().encode(JSON.stringify({ signatures, signed }));
}
