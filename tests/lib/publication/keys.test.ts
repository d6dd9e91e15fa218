import { createPrivateKey, createPublicKey, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { isFault } from '#lib/base/fault.ts';
import { keyIdOf, makeSigner, signerFromPem, verifyingKey } from '#lib/publication/keys.ts';

it('reads back the key it wrote, and signs the same with it', async () => {
  const signer = await makeSigner();
  const again = await signerFromPem(await signer.pem());
  const message = new TextEncoder().encode('a list');
  expect(again.keyid).toBe(signer.keyid);
  expect(await again.sign(message)).toEqual(await signer.sign(message));
});

it('signs so that another implementation verifies it with the key of its PEM', async () => {
  const signer = await makeSigner();
  const message = new TextEncoder().encode('a list');
  const key = createPublicKey(createPrivateKey(await signer.pem()));
  expect(verify(null, message, key, await signer.sign(message))).toBe(true);
  expect(key.export({ format: 'jwk' }).x).toBe(Buffer.from(signer.key.keyval.public, 'hex').toString('base64url'));
});

it('derives the public key that RFC 8032, section 7.1, test 1 gives', async () => {
  const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex').toString('base64');
  const signer = await signerFromPem(`-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`);
  expect(signer.key.keyval.public).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  expect(Buffer.from(await signer.sign(new Uint8Array())).toString('hex')).toMatch(/^e5564300c360ac729086e2cc806e828a/);
});

it('names a key by its public form', async () => {
  const { key, keyid } = await makeSigner();
  expect(await keyIdOf({ ...key })).toBe(keyid);
  expect(await keyIdOf((await makeSigner()).key)).not.toBe(keyid);
});

it('knows no key of another type, scheme or length', async () => {
  const { key } = await makeSigner();
  expect(await verifyingKey(key)).not.toBeNull();
  for (const other of [{ keytype: 'rsa' }, { scheme: 'rsassa-pss-sha256' }, { keyval: { public: 'ab' } }]) {
    expect(await verifyingKey({ ...key, ...other })).toBeNull();
  }
});

it('refuses a PEM that is none', async () => {
  await expect(signerFromPem('hello')).rejects.toSatisfy((error) => isFault(error, 'malformed'));
});
