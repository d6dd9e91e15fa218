// `npm start`: plain JavaScript that needs nothing installed; installs, then hands over to scripts/start/main.ts.
import { spawn } from 'node:child_process';
import { install } from './start/install.mjs';
import { root } from './start/run.mjs';
import { stop } from './start/say.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) stop(`Shekteu needs Node 20.19 or later; this is ${process.version}.`);

await install();
const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
// Ctrl-C reaches the child from the terminal itself; a signal sent to this process alone is passed on.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
child.on('close', (code) => process.exit(code ?? 1));
