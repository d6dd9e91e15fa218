// Runs the suites of `npm test` and counts what they say; a suite that falls over counts as one failure.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, runNode } from './run.mjs';
import { say } from './say.mjs';

const bin = (path) => join(root, 'node_modules', path);

/** Adds the counts of suites. */
export function sum(counts) {
  const add = (key) => counts.reduce((total, each) => total + each[key], 0);
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped') };
}

/** One test made of commands that must all end with status 0. */
export async function commands(name, lists) {
  let failed = 0;
  for (const args of lists) if ((await runNode(args)) !== 0) failed = 1;
  return told(name, { passed: 1 - failed, failed, skipped: 0 });
}

/** One test made of a step that must not throw. */
export async function step(name, action) {
  try {
    await action();
    return told(name, { passed: 1, failed: 0, skipped: 0 });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return told(name, { passed: 0, failed: 1, skipped: 0 });
  }
}

/** The three compilers: core, desk, and the rest. */
export function types() {
  const projects = ['lib/tsconfig.core.json', 'desk/tsconfig.json', 'tsconfig.json'];
  return commands(
    'types',
    projects.map((project) => [bin('typescript/bin/tsc'), '-p', project, '--noEmit']),
  );
}

/** The linter on the sources, and the store's linter on the Firefox build (errors only: it warns of Preact's innerHTML). */
export function lint({ withBuild }) {
  const sources = [bin('@biomejs/biome/bin/biome'), 'check', '--diagnostic-level=error'];
  const store = [bin('web-ext/bin/web-ext.js'), 'lint', '--source-dir', '.output/firefox-mv3', '--no-config-discovery'];
  return commands('lint', withBuild ? [sources, store] : [sources]);
}

/** Runs vitest with `args` and counts its tests. */
export async function vitest(name, args) {
  const folder = mkdtempSync(join(tmpdir(), 'shekteu-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = await runNode([bin('vitest/vitest.mjs'), 'run', ...reporters, ...args]);
  const counts = existsSync(report) ? countsOf(JSON.parse(readFileSync(report, 'utf8'))) : none();
  rmSync(folder, { recursive: true, force: true });
  if (status !== 0 && counts.failed === 0) counts.failed = 1; // it fell over outside any test
  return told(name, counts);
}

// A file that did not load has no tests of its own; where ../shared is, nothing has a reason to skip.
function countsOf(report) {
  const files = report.testResults ?? [];
  const unloaded = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((each) => each.status !== 'failed'),
  );
  const tests = files.flatMap((file) => file.assertionResults);
  const skipped = tests.filter(
    (each) => each.status === 'pending' || each.status === 'skipped' || each.status === 'todo',
  );
  const mustRun = existsSync(join(root, '..', 'shared', 'data'));
  if (mustRun) for (const each of skipped) say(`Skipped though ../shared/data is there: ${each.fullName}`);
  return {
    passed: tests.filter((each) => each.status === 'passed').length,
    failed: tests.filter((each) => each.status === 'failed').length + unloaded.length + (mustRun ? skipped.length : 0),
    skipped: mustRun ? 0 : skipped.length,
  };
}

function none() {
  return { passed: 0, failed: 1, skipped: 0 };
}

function told(name, counts) {
  say(`${name}: ${line(counts)}`);
  return counts;
}

/** Counts as the closing line says them. */
export function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
