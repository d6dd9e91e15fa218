// Ed25519 keys by WebCrypto: made, kept as PKCS#8 PEM, named by the hash of their public form (TUF 1.0, section 4.2).
import { fromHex, sha256, toHex } from '#lib/base/bytes.ts';
import { Fault } from '#lib/base/fault.ts';
import { canonicalJson } from './canonical-json.ts';
import type { TufKey } from './parts.ts';

/** A private key that can sign for a role; the key itself stays inside. */
export interface Signer {
  readonly keyid: string;
  readonly key: TufKey;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** The private key as PKCS#8 PEM, to be written with mode 0600. */
  pem(): Promise<string>;
}

const ALGORITHM = 'Ed25519';
const PEM_HEAD = '-----BEGIN PRIVATE KEY-----';
const PEM_FOOT = '-----END PRIVATE KEY-----';

/** A signer with a fresh key. */
export async function makeSigner(): Promise<Signer> {
  const pair = (await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as CryptoKeyPair;
  return signerOf(pair.privateKey);
}

/** The signer of a PKCS#8 PEM. @throws Fault `malformed` */
export async function signerFromPem(pem: string): Promise<Signer> {
  try {
    const base64 = pem.replace(PEM_HEAD, '').replace(PEM_FOOT, '').replaceAll(/\s/g, '');
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return await signerOf(await crypto.subtle.importKey('pkcs8', bytes, ALGORITHM, true, ['sign']));
  } catch (error) {
    throw new Fault('malformed', 'not an Ed25519 private key in PKCS#8 PEM', { cause: error });
  }
}

/** The id of a key: SHA-256 over its canonical form. */
export async function keyIdOf(key: TufKey): Promise<string> {
  return toHex(await sha256(canonicalJson(key)));
}

/** The key to verify with, or null if it is none that this client knows. */
export async function verifyingKey(key: TufKey): Promise<CryptoKey | null> {
  if (key.keytype !== 'ed25519' || key.scheme !== 'ed25519' || !/^[0-9a-f]{64}$/.test(key.keyval.public)) return null;
  return crypto.subtle.importKey('raw', fromHex(key.keyval.public), ALGORITHM, false, ['verify']);
}

async function signerOf(privateKey: CryptoKey): Promise<Signer> {
  const key: TufKey = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: await publicHex(privateKey) } };
  return {
    keyid: await keyIdOf(key),
    key,
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(ALGORITHM, privateKey, bytes)),
    pem: async () => pemOf(new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))),
  };
}

async function publicHex(privateKey: CryptoKey): Promise<string> {
  const { x = '' } = await crypto.subtle.exportKey('jwk', privateKey);
  const binary = atob(x.replaceAll('-', '+').replaceAll('_', '/'));
  return toHex(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)));
}

function pemOf(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes));
  return `${PEM_HEAD}\n${base64.match(/.{1,64}/g)!.join('\n')}\n${PEM_FOOT}\n`;
}
