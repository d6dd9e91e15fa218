import { expect, it } from 'vitest';
import { isFault } from '#lib/base/fault.ts';
import { makeSigner, type Signer } from '#lib/publication/keys.ts';
import { parseMetadata } from '#lib/publication/metadata.ts';
import type { TufKey } from '#lib/publication/parts.ts';
import { signMetadata } from '#lib/publication/sign.ts';
import { requireThreshold } from '#lib/publication/verify.ts';
import { makeSigners, pathOf, publish } from '#tests/kit/repository.ts';

const [one, two, stranger] = await Promise.all([makeSigner(), makeSigner(), makeSigner()]);
const files = await publish(await makeSigners(), 1);
const signed = parseMetadata('targets', files.get(pathOf(files, /targets\.json$/))!).signed;

function trust(threshold: number, ...signers: Signer[]) {
  const keys: Record<string, TufKey> = {};
  for (const { keyid, key } of signers) keys[keyid] = key;
  return { keys, role: { keyids: signers.map(({ keyid }) => keyid), threshold } };
}

async function signedBy(...signers: Signer[]) {
  return parseMetadata('targets', await signMetadata(signed, signers));
}

async function codeOf(run: Promise<void>): Promise<string> {
  return run.then(
    () => 'holds',
    (error) => (isFault(error) ? error.code : String(error)),
  );
}

it('holds when as many keys as asked have signed', async () => {
  expect(await codeOf(requireThreshold(await signedBy(one), trust(1, one, two)))).toBe('holds');
  expect(await codeOf(requireThreshold(await signedBy(one, two), trust(2, one, two)))).toBe('holds');
});

it('says threshold when too few have signed and signature when none has', async () => {
  expect(await codeOf(requireThreshold(await signedBy(one), trust(2, one, two)))).toBe('threshold');
  expect(await codeOf(requireThreshold(await signedBy(stranger), trust(1, one)))).toBe('signature');
  expect(await codeOf(requireThreshold(await signedBy(), trust(1, one)))).toBe('signature');
});

it('counts one key once, however often it signs', async () => {
  expect(await codeOf(requireThreshold(await signedBy(one, one, one), trust(2, one, two)))).toBe('threshold');
});

it('counts one key once, whatever ids it goes by', async () => {
  const twin = { ...one, keyid: 'f'.repeat(64) };
  expect(await codeOf(requireThreshold(await signedBy(one, twin), trust(2, one, twin)))).toBe('threshold');
});

it('passes over a bad signature and an unknown one beside enough good ones', async () => {
  const file = await signedBy(stranger, one, two);
  file.signatures.push({ keyid: two.keyid, sig: '00'.repeat(64) }, { keyid: one.keyid, sig: 'ab' });
  expect(await codeOf(requireThreshold(file, trust(2, one, two)))).toBe('holds');
  file.signatures = [file.signatures[1]!, { keyid: two.keyid, sig: '00'.repeat(64) }];
  expect(await codeOf(requireThreshold(file, trust(2, one, two)))).toBe('threshold');
});

it('passes over a signature by a key that the role does not name', async () => {
  const both = trust(1, one, two);
  expect(
    await codeOf(requireThreshold(await signedBy(two), { ...both, role: { keyids: [one.keyid], threshold: 1 } })),
  ).toBe('signature');
});

it('refuses when anything that was signed has changed, fields it does not know included', async () => {
  const file = await signedBy(one);
  const changed = { ...file, signed: { ...file.signed, unknown: 1 } };
  expect(await codeOf(requireThreshold(changed, trust(1, one)))).toBe('signature');
});
