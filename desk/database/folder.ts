// The folder of an embedded PostgreSQL: made once, private, owned by the user the server runs as.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Fault } from '#lib/base/fault.ts';
import { randomSecret } from '#lib/base/ids.ts';
import { asRoot, isReachable, serverUser, sharedFolder } from './binaries.ts';

/** An initialised server folder and what is needed to connect to the server in it. */
export interface ServerFolder {
  /** PostgreSQL's data directory. */
  cluster: string;
  /** Folder of the Unix socket; null where there are none (Windows), so TCP on the loopback is used. */
  socket: string | null;
  password: string;
}

/**
 * Makes (once) the server's folder under the desk's data folder, running `initdb` where there is none yet.
 * @throws Fault `unreadable-file` if the database was moved away
 */
export function prepareFolder(dataDir: string, native: string, options: { sync: boolean }): ServerFolder {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const home = homeOf(dataDir);
  const cluster = path.join(home, 'cluster');
  const password = passwordOf(path.join(dataDir, 'postgres-password'));
  if (!existsSync(path.join(cluster, 'PG_VERSION')))
    initialise({ home, cluster, native, password, sync: options.sync });
  return { cluster, socket: socketFolder(home), password };
}

/** Options of `spawn` that drop root, with an environment that holds nothing of ours. */
export function asServerUser(): { uid?: number; gid?: number; env: Record<string, string> } {
  const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C', SystemRoot: process.env.SystemRoot ?? '' };
  return asRoot() ? { uid: serverUser, gid: serverUser, env } : { env };
}

// Below a private home `serverUser` could not enter the folder, so it lies in /var/lib and the desk's folder links to it.
function homeOf(dataDir: string): string {
  const link = path.join(dataDir, 'postgres');
  if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) return followed(link);
  if (!asRoot()) return makePrivate(link);
  if (isReachable(path.dirname(path.resolve(dataDir)))) {
    chmodSync(dataDir, 0o711);
    return makePrivate(link);
  }
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
  const home = own(mkdtempSync(path.join(sharedFolder, 'desk-')));
  symlinkSync(home, link);
  process.stderr.write(`The database lies in ${home}: PostgreSQL refuses root, and others cannot enter ${dataDir}.\n`);
  return home;
}

function followed(link: string): string {
  if (existsSync(link)) return realpathSync(link);
  throw new Fault('unreadable-file', `${link} leads to a database that is gone`, {
    hint: 'bring it back, or delete that link to begin with an empty one',
  });
}

function makePrivate(folder: string): string {
  mkdirSync(folder, { mode: 0o700 });
  return own(folder);
}

function own(folder: string): string {
  if (asRoot()) chownSync(folder, serverUser, serverUser);
  return folder;
}

// A socket's whole path may hold 107 bytes.
function socketFolder(home: string): string | null {
  if (process.platform === 'win32') return null;
  return Buffer.byteLength(home) <= 85 ? home : own(mkdtempSync(path.join(tmpdir(), 'shekteu-')));
}

function passwordOf(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomSecret(32), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

interface NewCluster {
  home: string;
  cluster: string;
  native: string;
  password: string;
  sync: boolean;
}

function initialise({ home, cluster, native, password, sync }: NewCluster): void {
  // Renamed when complete, so that a start which was cut short is begun again.
  const half = `${cluster}.half`;
  rmSync(half, { recursive: true, force: true });
  const passwordFile = path.join(home, 'initdb-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  own(passwordFile);
  try {
    const args = ['-D', half, '-U', 'desk', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
    args.push('-E', 'UTF8', '--no-locale', ...(sync ? [] : ['--no-sync']));
    execFileSync(path.join(native, 'bin', 'initdb'), args, { ...asServerUser(), stdio: 'pipe', cwd: home });
    renameSync(half, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
