// The checks of "Nothing forgotten": the repository tests itself.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const blocklists = resolve(root, '..', 'shared', 'data', 'blocklists');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');
const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(resolve(root, path)));
const sources = files.filter((path) => /\.tsx?$/.test(path));
const manifest = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies' | 'scripts',
  Record<string, string>
>;

/** Lines of all sources that match, as `file:line text`. */
const linesWith = (pattern: RegExp, paths: readonly string[]) =>
  paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [])),
  );

describe('sources', () => {
  it('stay under 400 lines', () => {
    expect(sources.filter((path) => read(path).split('\n').length > 401)).toEqual([]);
  });

  it('never climb with ../', () => {
    expect(linesWith(/from ['"]\.\.?\/\.\.|from ['"]\.\.\//, sources)).toEqual([]);
  });

  it('hold no leftovers', () => {
    const leftover = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', '\\.ski' + 'p\\(', '\\.onl' + 'y\\(', '@ts-' + 'ignore', 'as ' + 'any\\b'].join('|'),
    );
    expect(linesWith(leftover, sources)).toEqual([]);
  });

  it('build no regular expression from a variable and evaluate no text in what the browser runs', () => {
    const shipped = sources.filter((path) => /^(lib|components|entrypoints)\//.test(path));
    expect(linesWith(/new RegExp\(|\beval\(|new Function\(|\.innerHTML|insertAdjacentHTML/, shipped)).toEqual([]);
  });

  it('import the polyfill in one place', () => {
    const found = linesWith(
      /from 'webextension-polyfill'/,
      sources.filter((path) => !path.startsWith('tests/')),
    );
    expect([...new Set(found.map((line) => line.split(':')[0]))]).toEqual(['lib/browser.ts']);
  });

  it('use zod/mini where the browser runs them', () => {
    expect(
      linesWith(
        /from 'zod'/,
        sources.filter((path) => /^(lib|components|entrypoints)\//.test(path)),
      ),
    ).toEqual([]);
  });

  it('read the clock in one place inside the core', () => {
    const core = sources.filter((path) =>
      /^lib\/(address|signals|blocklist|verdict|warning|report|protocol|outbox|publication|sync)\//.test(path),
    );
    expect(linesWith(/Date\.now\(|new Date\(\)/, core)).toEqual([]);
  });
});

describe('tests', () => {
  it('mirror the source path for path', () => {
    const orphans = files
      .filter((path) => /^tests\/(lib|desk|components|entrypoints|scripts)\/.*\.test\.tsx?$/.test(path))
      .filter((path) => {
        const source = path.replace(/^tests\//, '').replace(/(\.prop)?\.test\.tsx?$/, '');
        return (
          !['.ts', '.tsx', '.mjs'].some((end) => existsSync(resolve(root, source + end))) &&
          !existsSync(resolve(root, source))
        );
      });
    expect(orphans).toEqual([]);
  });
});

describe('dependencies', () => {
  const names = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];

  it('are pinned', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d/.test(version))).toEqual([]);
  });

  it('each have a line in docs/dependencies.md', () => {
    const page = read('docs/dependencies.md');
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('are each used', () => {
    const rest = files
      .filter((path) => /\.(tsx?|mjs|json)$/.test(path) && !/^package(-lock)?\.json$/.test(path))
      .map(read)
      .join('\n');
    const commands = Object.values(manifest.scripts).join('\n');
    const typesOnly = (name: string) => name.startsWith('@types/');
    expect(names.filter((name) => !typesOnly(name) && !rest.includes(name) && !commands.includes(name))).toEqual([]);
  });
});

describe('permissions', () => {
  const permissions = ['storage', 'alarms', 'contextMenus', 'webNavigation', 'scripting', 'unlimitedStorage'];

  it('are these and no more', () => {
    const list = /permissions = \[([\s\S]*?)\];/.exec(read('wxt.config.ts'))?.[1] ?? '';
    expect([...list.matchAll(/'(\w+)'/g)].map((match) => match[1])).toEqual(permissions);
  });

  it('are each explained in docs/permissions.md', () => {
    const page = read('docs/permissions.md');
    expect([...permissions, '<all_urls>'].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('the repository', () => {
  const texts = files.filter((path) => !/\.(png|ico)$/.test(path));

  it('names every script in README.md or CONTRIBUTING.md', () => {
    const pages = read('README.md') + read('CONTRIBUTING.md');
    const named = (script: string) =>
      pages.includes(`npm run ${script}`) || pages.includes(`npm ${script}`) || pages.includes(`npm run -s ${script}`);
    expect(Object.keys(manifest.scripts).filter((script) => script !== 'postinstall' && !named(script))).toEqual([]);
  });

  it('names no registry in the lockfile', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved"/);
  });

  it.skipIf(!existsSync(blocklists))('holds no address that a real list names', () => {
    const listed = new Set(
      [
        'blocklistproject-drugs.domains.txt',
        'ut1-drogue.domains.txt',
        'shallalist-drugs.domains.txt',
        'zi-2014-fskn.domains.txt',
      ]
        .flatMap((name) => readFileSync(resolve(blocklists, name), 'utf8').split('\n'))
        .map((line) => line.trim())
        .filter((line) => line.length > 7),
    );
    const found = new Set(
      texts.flatMap((path) =>
        (read(path).match(/[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+/g) ?? [])
          .filter((name) => listed.has(name.toLowerCase()))
          .map((name) => `${path}: ${name}`),
      ),
    );
    expect([...found]).toEqual([]);
  });
});
