// The lists a demo desk publishes beside the practice list: a generated one of real size, and those the operator names.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { root } from './run.mjs';

/** How many generated entries a demo desk publishes. */
export const generatedCount = 20_000;

/** Writes the generated list into `folder`, once; gives its path. */
export async function generateList(folder: string, count = generatedCount): Promise<string> {
  const file = join(folder, `generated-${count}.txt`);
  if (existsSync(file)) return file;
  const child = shekteu(['list', 'generate', '--seed', '1', '--count', String(count)]);
  const ended = exitOf(child);
  await pipeline(child.stdout, createWriteStream(`${file}.part`));
  if ((await ended) !== 0) throw new Error('list generate failed');
  renameSync(`${file}.part`, file);
  return file;
}

const accountSchema = z.object({ read: z.number(), kept: z.number(), duplicate: z.number(), refused: z.number() });
/** What became of the lines of a list. */
export type Account = z.infer<typeof accountSchema>;

/** Imports the list `from` (a file or an https address) into the desk's data folder; gives its account. */
export async function importList(from: string, dataDir: string, licence: string): Promise<Account> {
  const name = basename(from).replace(/[^\w.-]+/g, '-') || 'list';
  const child = shekteu(['list', 'import', '--source', name, '--licence', licence, '--into', dataDir, from]);
  let account = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    account += text;
  });
  if ((await exitOf(child)) !== 0) throw new Error(`the list ${from} was not imported: ${account.trim()}`);
  return accountSchema.parse(JSON.parse(account));
}

function shekteu(args: string[]) {
  return spawn(process.execPath, ['--import', 'tsx', 'scripts/shekteu.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function exitOf(child: ReturnType<typeof shekteu>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
