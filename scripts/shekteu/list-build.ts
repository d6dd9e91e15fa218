// list build: lines → a list → a signed repository in a folder.
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { protectedAddresses } from '#lib/address/protected.ts';
import { Fault, isFault } from '#lib/base/fault.ts';
import { buildList, type Entry } from '#lib/blocklist/build.ts';
import { SALT_BYTES } from '#lib/blocklist/hash.ts';
import { isKind, type Kind, kinds } from '#lib/blocklist/kind.ts';
import { isoSeconds, type ListCustom } from '#lib/publication/metadata.ts';
import { makeRepository } from '#lib/publication/repository.ts';
import { parseRulePack } from '#lib/signals/rule-pack.ts';
import { type Account, readEntries } from './entries.ts';
import { loadOrMakeKeys } from './key-files.ts';
import { compact, print } from './lines.ts';
import { readNewest, replaceFolder } from './repository-folder.ts';

export const help = `list build --out DIR [--keys DIR] [--kind ${kinds.join('|')}] [--pack FILE] [--strict] FILE…
A line of FILE is a subject, a domain or a URL, and may go on with a tab and its kind; # comments and blank lines are ignored.
  --out DIR    the repository: replaced whole, one version up where it holds one
  --keys DIR   root.pem timestamp.pem snapshot.pem targets.pem; made where the folder is empty; without it DIR.keys
  --kind KIND  of lines that name none (sale)
  --pack FILE  the rule pack that is published beside the list (data/rule-pack.json)
  --strict     write nothing, and exit 1, when a line is refused
`;

const ownPack = fileURLToPath(import.meta.resolve('#data/rule-pack.json'));

interface Options {
  readonly out: string;
  readonly keys: string;
  readonly kind: Kind;
  readonly pack: string;
  readonly strict: boolean;
  readonly files: readonly string[];
}

/** Exit 1 when `--strict` finds a line to refuse. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  const pack = readPack(options.pack);
  const account = await readEntries(options.files, options.kind);
  const counts = {
    read: account.read,
    entries: account.entries.length,
    duplicates: account.duplicates,
    refused: account.refused.length,
  };
  if (options.strict && account.refused.length > 0) {
    await printAll([...account.refused, counts]);
    return 1;
  }
  const list = buildUnderFreshSalt(account.entries);
  const { version, root } = await publish(options, account, list, pack);
  await printAll([...account.refused, { ...counts, bytes: list.length, version, root }]);
  return 0;
}

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      keys: { type: 'string' },
      kind: { type: 'string', default: 'sale' },
      pack: { type: 'string', default: ownPack },
      strict: { type: 'boolean', default: false },
    },
  });
  if (values.out === undefined || positionals.length === 0) {
    throw new Fault('usage', 'list build needs --out DIR and a FILE', { hint: 'list build --help' });
  }
  if (!isKind(values.kind)) throw new Fault('usage', `no such kind: ${values.kind}`, { hint: kinds.join(', ') });
  const out = values.out.replace(/(?<=.)\/+$/, '');
  const keys = values.keys ?? `${out}.keys`;
  if (!relative(resolve(out), resolve(keys)).startsWith('..')) {
    throw new Fault('usage', 'keys must not stand inside what is published', { hint: 'give another --keys' });
  }
  return { out, keys, kind: values.kind, pack: values.pack, strict: values.strict, files: positionals };
}

function readPack(path: string): Uint8Array<ArrayBuffer> {
  try {
    const bytes = new Uint8Array(readFileSync(path));
    parseRulePack(bytes);
    return bytes;
  } catch (cause) {
    if (isFault(cause)) throw cause;
    throw new Fault('unreadable-file', `no rule pack can be read from ${path}`, { hint: 'give --pack FILE', cause });
  }
}

/** Two hashes that meet under one salt do not meet under the next, so a second try is a cure, and a third a precaution. */
function buildUnderFreshSalt(entries: readonly Entry[], triesLeft = 3): Uint8Array<ArrayBuffer> {
  const protectedSubjects = protectedAddresses.map(({ subject }) => subject);
  try {
    return buildList(entries, { salt: crypto.getRandomValues(new Uint8Array(SALT_BYTES)), protectedSubjects });
  } catch (error) {
    const isMeeting = isFault(error, 'conflict') || isFault(error, 'protected');
    if (!isMeeting || triesLeft <= 1) throw error;
    return buildUnderFreshSalt(entries, triesLeft - 1);
  }
}

async function publish(
  options: Options,
  account: Account,
  list: Uint8Array<ArrayBuffer>,
  pack: Uint8Array<ArrayBuffer>,
): Promise<{ version: number; root: string }> {
  const now = new Date();
  const previous = readNewest(options.out);
  const version = (previous?.highest ?? 0) + 1;
  const custom: ListCustom = {
    name: 'list build',
    operator: 'command line',
    practice: false,
    entries: account.entries.length,
    publishedAt: isoSeconds(now.getTime()),
  };
  const files = await makeRepository({
    roles: await loadOrMakeKeys(options.keys, previous === null),
    version,
    now,
    targets: { list: { bytes: list, custom }, 'rule-pack': { bytes: pack } },
    ...(previous && { root: previous.root }),
  });
  replaceFolder(options.out, new Map([...(previous?.roots ?? []), ...files]));
  return { version, root: `${options.out}/metadata/1.root.json` };
}

async function printAll(lines: readonly object[]): Promise<void> {
  await print(lines.map((line) => `${compact(line)}\n`).join(''));
}
