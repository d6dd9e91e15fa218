// What lies in the package before any sync: the practice list, the rule pack, and the root and repository a build was given.
// WXT calls it (wxt.config.ts) and copies what it wrote into built-in/ of the package.
import { access, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asciiByUrl } from '#lib/address/ascii.ts';
import { subjectOfEntry } from '#lib/address/lookup.ts';
import { Fault } from '#lib/base/fault.ts';
import { buildList, type Entry } from '#lib/blocklist/build.ts';
import { isKind } from '#lib/blocklist/kind.ts';

/** The salt of the built-in list: fixed, so that the same tree gives the same package. A published list has a fresh one. */
const SALT = new TextEncoder().encode('shekteu-built-in');

/** The built-in list as `list.json` beside it tells of it; `publishedAt` is null, since nobody signed it. */
interface About {
  name: string;
  operator: string;
  practice: boolean;
  entries: number;
  publishedAt: null;
  hasRoot: boolean;
}

/** A file as WXT copies it into the package. */
export interface BuiltInFile {
  absoluteSrc: string;
  relativeDest: string;
}

/**
 * Writes the built-in files below `.wxt/built-in` of `root` and names them for WXT. `SHEKTEU_ROOT` is the path of a trusted
 * root.json, `SHEKTEU_REPOSITORY` the addresses of its repository and its mirrors, parted by spaces or commas and tried in that order:
 * both or neither. @throws Fault `usage`, `unreadable`
 */
export async function writeBuiltIn(root: string, env: NodeJS.ProcessEnv): Promise<BuiltInFile[]> {
  const folder = join(root, '.wxt', 'built-in');
  await mkdir(folder, { recursive: true });
  const { SHEKTEU_ROOT: rootFile = '', SHEKTEU_REPOSITORY: repository = '' } = env;
  if ((rootFile === '') !== (repository === ''))
    throw new Fault('usage', 'give SHEKTEU_ROOT and SHEKTEU_REPOSITORY together');
  const hasRoot = rootFile !== '';
  const entries = parsePractice(await readFile(join(root, 'data', 'lists', 'practice.tsv'), 'utf8'));
  const about: About = {
    name: 'Shekteu practice list',
    operator: 'Shekteu',
    practice: true,
    entries: entries.length,
    publishedAt: null,
    hasRoot,
  };
  await writeFile(join(folder, 'list'), buildList(entries, { salt: SALT }));
  await writeFile(join(folder, 'list.json'), JSON.stringify(about));
  await copyFile(join(root, 'data', 'rule-pack.json'), join(folder, 'rule-pack.json'));
  const names = ['list', 'list.json', 'rule-pack.json'];
  if (hasRoot) {
    await access(rootFile);
    await copyFile(rootFile, join(folder, 'root.json'));
    await writeFile(join(folder, 'repository.json'), JSON.stringify({ mirrors: mirrorsOf(repository) }));
    names.push('root.json', 'repository.json');
  }
  return names.map((name) => ({ absoluteSrc: join(folder, name), relativeDest: `built-in/${name}` }));
}

function mirrorsOf(text: string): string[] {
  const mirrors = [...new Set(text.split(/[\s,]+/).filter((each) => each !== ''))];
  const strange = mirrors.find((each) => !/^https?:\/\//.test(each) || !URL.canParse(each));
  if (strange !== undefined || mirrors.length === 0) throw new Fault('usage', `no repository is at ${strange ?? text}`);
  return mirrors;
}

/** The entries of a list file: a subject, a domain or an address, and after a tab its kind. @throws Fault `unreadable` */
export function parsePractice(text: string): Entry[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map(parseLine);
}

function parseLine(line: string): Entry {
  const [entry = '', kind = 'sale'] = line.split('\t');
  if (!isKind(kind)) throw new Fault('unreadable', `no such kind: ${kind}`);
  return { subject: subjectOfEntry(entry, asciiByUrl), kind };
}
