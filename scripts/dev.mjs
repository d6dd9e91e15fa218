// `npm run dev`: the desk and the extension, both reloading while their sources change.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { install } from './start/install.mjs';
import { root } from './start/run.mjs';
import { say } from './start/say.mjs';

await install();
const port = await freePort();
const children = [];
const desk = start(
  ['--watch', '--import', 'tsx', 'desk/main.ts', '--data', '.data/dev', '--port', String(port)],
  {},
  'pipe',
);
let extension = null;
createInterface({ input: desk.stdout }).on('line', (line) => {
  say(line);
  const ready = parse(line);
  if (!ready?.rootPath || extension) return;
  // Once: a restarted desk keeps its keys and its port, so the extension's root stays right.
  extension = start(['scripts/start/watch.mjs'], {
    SHEKTEU_ROOT: ready.rootPath,
    SHEKTEU_REPOSITORY: ready.repositoryUrl,
  });
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) child.kill('SIGTERM');
  });
}

function start(args, env, stdout = 'inherit') {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', stdout, 'inherit'],
  });
  children.push(child);
  return child;
}

function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
