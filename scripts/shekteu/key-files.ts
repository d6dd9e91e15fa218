// The keys of a repository as files: one PKCS#8 PEM a role, readable by their owner alone.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#lib/base/fault.ts';
import { makeSigner, type Signer, signerFromPem } from '#lib/publication/keys.ts';
import { roleNames } from '#lib/publication/metadata.ts';
import type { Signers } from '#lib/publication/repository.ts';

/**
 * The signers in `folder`, one a role. Where the folder is not there or empty, fresh ones are made in it (mode 0600) if they
 * may: for a new repository, not for one whose keys are elsewhere. @throws Fault `unreadable-file`
 */
export async function loadOrMakeKeys(folder: string, mayMake: boolean): Promise<Signers> {
  const isNew = mayMake && (!existsSync(folder) || readdirSync(folder).length === 0);
  if (isNew) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const load = isNew ? makeKey : loadKey;
  const signers = await Promise.all(roleNames.map(async (role) => [role, [await load(join(folder, `${role}.pem`))]]));
  return Object.fromEntries(signers);
}

async function makeKey(path: string): Promise<Signer> {
  const signer = await makeSigner();
  writeFileSync(path, await signer.pem(), { mode: 0o600, flag: 'wx' });
  chmodSync(path, 0o600);
  return signer;
}

/** @throws Fault `unreadable-file` */
async function loadKey(path: string): Promise<Signer> {
  try {
    return await signerFromPem(readFileSync(path, 'utf8'));
  } catch (cause) {
    const hint = 'a folder of keys holds root.pem, timestamp.pem, snapshot.pem and targets.pem';
    throw new Fault('unreadable-file', `no key can be read from ${path}`, { hint, cause });
  }
}
