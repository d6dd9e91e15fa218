import type { SpawnOptions } from 'node:child_process';
/** The folder of package.json. */
export const root: string;
/** Runs a command in the package's folder; resolves to its exit status. */
export function run(command: string, args: readonly string[], options?: SpawnOptions): Promise<number>;
/** Runs a Node script in the package's folder. */
export function runNode(args: readonly string[], options?: SpawnOptions): Promise<number>;
