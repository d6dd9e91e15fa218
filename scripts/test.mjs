// `npm test`: everything, on a fresh clone; `--fast` is `npm run check`: types, lint and the quick tests; `--long` runs every saved page and more random cases.
import { ensureBrowsers, howToInstall } from './start/browsers.mjs';
import { build } from './start/build.mjs';
import { install } from './start/install.mjs';
import { say } from './start/say.mjs';
import { line, lint, step, sum, types, vitest } from './start/suites.mjs';

const fast = process.argv.includes('--fast');
if (process.argv.includes('--long')) Object.assign(process.env, { LONG: '1', RUNS: process.env.RUNS ?? '2000' });

await install();
const results = fast ? await checkAll() : await testAll();
const total = sum(results);
say(line(total)); // last, alone on its line
process.exitCode = total.failed > 0 ? 1 : 0;

async function checkAll() {
  return [
    await types(),
    await lint({ withBuild: false }),
    await vitest('tests', ['--project', 'unit', '--project', 'device']),
  ];
}

async function testAll() {
  const browsers = await ensureBrowsers(['chromium', 'firefox']);
  const results = [
    await types(),
    await step('builds', () => buildBoth()),
    await lint({ withBuild: true }),
    await vitest('tests', []),
  ];
  for (const [name, path] of Object.entries(browsers)) {
    results.push(
      await step(name, () => {
        if (!path)
          throw new Error(`No ${name} here, and none could be installed. This brings it: ${howToInstall(name)}`);
      }),
    );
  }
  results.push(await vitest('journeys', ['--config', 'tests/e2e/vitest.config.ts']));
  return results;
}

async function buildBoth() {
  for (const browser of ['chromium', 'firefox']) await build(browser, { quiet: true });
}
