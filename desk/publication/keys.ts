// The signing keys of a demo desk: made at the first start, kept in its data folder for nobody else to read.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeSigner, type Signer, signerFromPem } from '#lib/publication/keys.ts';
import { type RoleName, roleNames } from '#lib/publication/metadata.ts';

/** The signers of every role, one key each, read from `folder` or made there (mode 0600). */
export async function openKeys(folder: string): Promise<Record<RoleName, Signer[]>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const signers = await Promise.all(roleNames.map((role) => openKey(path.join(folder, `${role}.pem`))));
  const [root, timestamp, snapshot, targets] = signers.map((signer) => [signer]) as [
    Signer[],
    Signer[],
    Signer[],
    Signer[],
  ];
  return { root, timestamp, snapshot, targets };
}

async function openKey(file: string): Promise<Signer> {
  if (existsSync(file)) return signerFromPem(readFileSync(file, 'utf8'));
  const signer = await makeSigner();
  writeFileSync(file, await signer.pem(), { mode: 0o600, flag: 'wx' });
  return signer;
}
