// The keys of a repository as files: a PKCS#8 PEM a key, named for its role, readable by their owner alone.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '#lib/base/fault.ts';
import { makeSigner, type Signer, signerFromPem } from '#lib/publication/keys.ts';
import { type RoleName, roleNames } from '#lib/publication/metadata.ts';
import type { Signers } from '#lib/publication/root.ts';

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

/** Every key in these folders by its role: `root.pem`, `root-1.pem` and so on; one that lies in two of them counts once. @throws Fault `unreadable-file` */
export async function readKeys(folders: readonly string[]): Promise<Record<RoleName, Signer[]>> {
  const keys: Record<RoleName, Signer[]> = { root: [], timestamp: [], snapshot: [], targets: [] };
  for (const folder of folders) {
    for (const name of keyNames(folder)) {
      const of = keys[name.match(KEY_NAME)![1] as RoleName];
      const signer = await loadKey(join(folder, name));
      if (!of.some(({ keyid }) => keyid === signer.keyid)) of.push(signer);
    }
  }
  return keys;
}

const KEY_NAME = /^(root|timestamp|snapshot|targets)(?:-[\w-]+)?\.pem$/;

function keyNames(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => KEY_NAME.test(name))
      .sort();
  } catch (cause) {
    throw new Fault('unreadable-file', `no keys can be read from ${folder}`, { hint: 'give --keys DIR', cause });
  }
}

/** A fresh key in a file of its own (mode 0600). @throws Fault `conflict` where one is already */
export async function makeKey(path: string): Promise<Signer> {
  if (existsSync(path)) throw new Fault('conflict', `${path} is there already`, { hint: 'give an empty folder' });
  const signer = await makeSigner();
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
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
