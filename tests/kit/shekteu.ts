// Runs the command line as a person would, in its own process.
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output, a JSON value a line. */
  // biome-ignore lint/suspicious/noExplicitAny: what a line holds is what the test is about
  readonly lines: any[];
}

const root = resolve(import.meta.dirname, '..', '..');

/** Runs `shekteu ARGS` with `input` on standard input. */
export function shekteu(args: readonly string[], input: string | Uint8Array = ''): Promise<Ran> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', join(root, 'scripts', 'shekteu.ts'), ...args],
      { cwd: root, maxBuffer: 1 << 28 },
      (_error, stdout, stderr) => {
        const lines = stdout.split('\n').filter((line) => line !== '');
        const parsed = () => lines.map((line) => JSON.parse(line));
        done({
          code: child.exitCode!,
          stdout,
          stderr,
          get lines() {
            return parsed();
          },
        });
      },
    );
    child.stdin!.on('error', () => {}); // it may end before it has read everything
    child.stdin!.end(input);
  });
}

/** A fresh folder under the system's temporary one. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'shekteu-'));
}
