// Installs the dependencies when they are missing or older than package-lock.json, with nothing but Node and npm.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, runNode } from './run.mjs';
import { say, stop } from './say.mjs';

/** Makes node_modules match package-lock.json and prepares WXT's types. */
export async function install() {
  if (!isInstalled()) {
    say('Installing the dependencies (npm ci). This takes about half a minute.');
    if ((await run('npm', ['ci', '--no-audit', '--no-fund'])) !== 0) {
      stop('npm ci did not finish. What it said stands above; run it once more when the network is there.');
    }
  }
  // `npm ci --ignore-scripts` leaves the postinstall step out.
  if (existsSync(join(root, 'wxt.config.ts')) && !existsSync(join(root, '.wxt', 'tsconfig.json'))) {
    if ((await runNode([join(root, 'node_modules/wxt/bin/wxt.mjs'), 'prepare'])) !== 0) stop('wxt prepare failed.');
  }
}

// npm writes what it installed into a lock of its own: both locks must name the same packages.
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const there = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !there) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = there[path];
    return found ? found.version === entry.version && found.integrity === entry.integrity : entry.optional === true;
  });
}

function packagesOf(path) {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}
