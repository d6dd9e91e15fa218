// SHA-256 of bytes that are held: worked out once for each.
import { sha256, toHex } from '#lib/base/bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const known = new WeakMap<Bytes, string>();

/** SHA-256 in hexadecimal; null of null. The bytes must not change. */
export async function digestOf(bytes: Bytes): Promise<string>;
export async function digestOf(bytes: Bytes | null): Promise<string | null>;
export async function digestOf(bytes: Bytes | null): Promise<string | null> {
  if (bytes === null) return null;
  const there = known.get(bytes);
  if (there !== undefined) return there;
  const digest = toHex(await sha256(bytes));
  known.set(bytes, digest);
  return digest;
}
