// One `npm start` at a time in one checkout: a file that names the process which runs.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const schema = z.object({ pid: z.number().int().positive(), desk: z.string().nullable() });
/** What the lock says of the one who holds it. */
export type Holder = z.infer<typeof schema>;

/** Takes the lock, or gives who holds it. A file whose process is gone does not count. */
export function takeLock(file: string): Holder | null {
  mkdirSync(dirname(file), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, JSON.stringify({ pid: process.pid, desk: null }), { flag: 'wx' });
      return null;
    } catch {
      const holder = readHolder(file);
      if (holder && isAlive(holder.pid)) return holder;
      rmSync(file, { force: true });
    }
  }
  throw new Error(`cannot write ${file}`);
}

/** Says in the lock where the desk is. */
export function tellLock(file: string, desk: string): void {
  writeFileSync(file, JSON.stringify({ pid: process.pid, desk }));
}

/** Gives the lock back. */
export function dropLock(file: string): void {
  rmSync(file, { force: true });
}

function readHolder(file: string): Holder | null {
  if (!existsSync(file)) return null;
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null; // a file cut short belongs to nobody
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
