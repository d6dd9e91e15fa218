// Finds a real browser by environment, PATH and the usual places; as root on Debian it installs one.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { say } from './say.mjs';

const programs = {
  chromium: {
    variable: 'CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'],
    places: {
      darwin: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ],
      win32: [
        'Chromium/Application/chrome.exe',
        'Google/Chrome/Application/chrome.exe',
        'Microsoft/Edge/Application/msedge.exe',
      ],
      linux: ['/snap/bin/chromium', '/opt/google/chrome/chrome'],
    },
    debian: 'chromium',
  },
  firefox: {
    variable: 'FIREFOX',
    names: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
    places: {
      darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
      win32: ['Mozilla Firefox/firefox.exe'],
      linux: ['/usr/lib/firefox-esr/firefox-esr', '/snap/bin/firefox', '/opt/firefox/firefox'],
    },
    debian: 'firefox-esr',
  },
};

/** The path of an installed browser of this kind ('chromium' or 'firefox'), or null. */
export function findBrowser(kind) {
  const { variable, names, places } = programs[kind];
  const named = process.env[variable];
  if (named) return isProgram(named) ? named : null;
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const candidates = names.flatMap((name) => onPath.map((folder) => join(folder, name + suffix)));
  return [...candidates, ...usualPlaces(places)].find(isProgram) ?? null;
}

/** Finds each kind, installing what is missing where that is possible; the result has null for what could not be had. */
export async function ensureBrowsers(kinds) {
  const missing = kinds.filter((kind) => !findBrowser(kind) && !process.env[programs[kind].variable]);
  if (missing.length > 0 && mayInstall()) await installFromDebian(missing.map((kind) => programs[kind].debian));
  return Object.fromEntries(kinds.map((kind) => [kind, findBrowser(kind)]));
}

/** The one command that brings a browser of this kind to this machine. */
export function howToInstall(kind) {
  const name = kind === 'firefox' ? 'Firefox' : 'Chromium';
  if (process.platform === 'darwin') return `brew install --cask ${kind}`;
  if (process.platform === 'win32')
    return `winget install ${kind === 'firefox' ? 'Mozilla.Firefox' : 'Hibbiki.Chromium'}`;
  if (hasProgram('apt-get')) return `sudo apt-get install -y ${programs[kind].debian}`;
  return `install ${name} with the machine's package manager, or set ${programs[kind].variable} to its path`;
}

async function installFromDebian(packages) {
  say(`Installing ${packages.join(' and ')} from Debian. This takes a minute or two.`);
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-qq'], quiet);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages, 'fonts-dejavu-core'], quiet);
}

function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && hasProgram('apt-get');
}

function hasProgram(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0;
}

function usualPlaces(places) {
  const here = places[process.platform] ?? [];
  if (process.platform !== 'win32') return here;
  const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean);
  return roots.flatMap((folder) => here.map((path) => join(folder, path)));
}

function isProgram(path) {
  return existsSync(path) && statSync(path).isFile();
}
