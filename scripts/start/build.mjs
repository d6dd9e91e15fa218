// Builds the extension for one browser; given a root and a repository, they are in the package (wxt.config.ts reads them).
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode } from './run.mjs';

const targets = {
  chromium: { args: [], folder: 'chrome-mv3' },
  firefox: { args: ['-b', 'firefox', '--mv3'], folder: 'firefox-mv3' },
};

/** The folder that `wxt build` writes for this browser. */
export function buildFolder(browser) {
  return join(root, '.output', targets[browser].folder);
}

/** Builds; with `into` the result is copied there. Resolves to the folder that holds it. @throws Error when the build fails */
export async function build(browser, { rootPath, repository, into, quiet } = {}) {
  const env = { ...process.env, NODE_ENV: 'production' };
  delete env.VITEST;
  if (rootPath) env.SHEKTEU_ROOT = rootPath;
  if (repository) env.SHEKTEU_REPOSITORY = repository;
  // WXT says much that is of no use to who only wants the result; what failed is said again by running it aloud.
  const stdio = quiet ? 'ignore' : 'inherit';
  const status = await runNode([join(root, 'node_modules/wxt/bin/wxt.mjs'), 'build', ...targets[browser].args], {
    env,
    stdio,
  });
  if (status !== 0) throw new Error(`the build for ${browser} failed`);
  if (!into) return buildFolder(browser);
  rmSync(into, { recursive: true, force: true });
  cpSync(buildFolder(browser), into, { recursive: true });
  return into;
}
