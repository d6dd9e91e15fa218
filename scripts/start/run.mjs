// Runs a command of this package and waits for it.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Runs `command` in the package's folder; resolves to its exit status (1 when a signal ended it or it could not start). */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: needsShell(command), ...options });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a tool of node_modules by its JavaScript file, so that no shell and no PATH is in the way. */
export function runNode(args, options = {}) {
  return run(process.execPath, args, options);
}

// npm and npx are .cmd files on Windows, which only a shell starts.
function needsShell(command) {
  return process.platform === 'win32' && (command === 'npm' || command === 'npx');
}
