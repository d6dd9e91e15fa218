// repo rotate: the next root of the chain. Holders who are not at one table sign a draft one after the other.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { placeFiles, readPlace } from '#desk/publication/place.ts';
import { Fault, isFault } from '#lib/base/fault.ts';
import { signerFromPem } from '#lib/publication/keys.ts';
import { parseMetadata, type RoleName, type Root, roleNames } from '#lib/publication/metadata.ts';
import { addSignatures, draftRoot, type RootChange, type TufKeyOf } from '#lib/publication/root.ts';
import { requireThreshold, validSignatures } from '#lib/publication/verify.ts';
import { makeKey, readKeys } from './key-files.ts';
import { compact, print } from './lines.ts';

export const help = `repo rotate --keys DIR… [--new ROLE --into DIR]… [--add ROLE=FILE]… [--remove KEYID]… [--threshold ROLE=N]… [--draft FILE] DIR
Makes the root after the newest in DIR, signs it with every root key in --keys, and places it once enough have signed:
the threshold of the old root and that of the new one. Without a change it only gives the root another year.
  --keys DIR           a holder's keys; may be given more than once
  --new ROLE           a fresh key for ROLE, written to --into DIR (mode 0600)
  --add ROLE=FILE      the key of a PEM file for ROLE
  --remove KEYID       a key leaves every role; the beginning of its id is enough
  --threshold ROLE=N   as many signatures as ROLE asks from now on
  --draft FILE         where the root waits for more signatures (exit 1); given again, it is signed further and nothing else changes
Then: repo publish, so that the new keys have signed what is in place.
`;

type Bytes = Uint8Array<ArrayBuffer>;

interface Options {
  readonly folder: string;
  readonly keys: readonly string[];
  readonly fresh: readonly string[];
  readonly into: string | undefined;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly thresholds: readonly string[];
  readonly draft: string | undefined;
}

/** Exit 1 while signatures are missing. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  const previous = readPlace(options.folder).root;
  if (previous === null) {
    throw new Fault('unreadable-file', `no root in ${options.folder}`, { hint: 'repo init makes one' });
  }
  const holders = await readKeys(options.keys);
  const waiting = options.draft !== undefined && existsSync(options.draft);
  const unsigned = waiting
    ? readBytes(options.draft!)
    : draftRoot(previous, await changeOf(options, previous), new Date());
  const added = options.into && !waiting ? (await readKeys([options.into])).root : [];
  const root = await addSignatures(unsigned, [...holders.root, ...added]);
  const version = parseMetadata('root', root).signed.version;
  const lacking = await lackingOf(previous, root);
  if (lacking !== null) {
    if (options.draft !== undefined) writeFileSync(options.draft, root);
    await print(`${compact({ ok: false, step: 'root', code: 'threshold', version, ...lacking })}\n`);
    return 1;
  }
  await placeFiles(options.folder, new Map([[`metadata/${version}.root.json`, root]]));
  if (waiting) rmSync(options.draft!);
  const roles = parseMetadata('root', root).signed.roles;
  for (const role of roleNames)
    await print(`${compact({ role, threshold: roles[role].threshold, keys: roles[role].keyids })}\n`);
  await print(`${compact({ ok: true, version, root: `${options.folder}/metadata/${version}.root.json` })}\n`);
  return 0;
}

function readOptions(args: string[]): Options {
  const many = { type: 'string', multiple: true } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      keys: many,
      new: many,
      into: { type: 'string' },
      add: many,
      remove: many,
      threshold: many,
      draft: { type: 'string' },
    },
  });
  const [folder, ...more] = positionals;
  if (!values.keys || folder === undefined || more.length > 0) {
    throw new Fault('usage', 'repo rotate needs --keys DIR and one DIR', { hint: 'repo rotate --help' });
  }
  if (values.new && !values.into) throw new Fault('usage', '--new needs --into DIR', { hint: 'repo rotate --help' });
  const { keys, into, add = [], remove = [], threshold = [], draft } = values;
  return { folder, keys, fresh: values.new ?? [], into, add, remove, thresholds: threshold, draft };
}

async function changeOf(options: Options, previous: Bytes): Promise<RootChange> {
  const remove = options.remove.map((start) => keyIdIn(previous, start));
  const thresholds = Object.fromEntries(options.thresholds.map((text) => parseThreshold(text)));
  const add: Partial<Record<RoleName, TufKeyOf[]>> = {};
  for (const text of options.add) {
    const [role, file] = parsePair(text, '--add');
    add[role] = [...(add[role] ?? []), await signerFromPem(new TextDecoder().decode(readBytes(file)))];
  }
  for (const text of options.fresh) {
    const role = parseRole(text);
    const count = (add[role]?.length ?? 0) + 1;
    const name = `${role}-of-root-${parseMetadata('root', previous).signed.version + 1}-${count}.pem`;
    add[role] = [...(add[role] ?? []), await makeKey(join(options.into!, name))];
  }
  return { add, remove, thresholds };
}

function keyIdIn(previous: Bytes, start: string): string {
  const found = Object.keys(parseMetadata('root', previous).signed.keys).filter((keyid) => keyid.startsWith(start));
  if (found.length === 1) return found[0]!;
  throw new Fault('usage', `${start} is the beginning of ${found.length} key ids`, { hint: 'give more of it' });
}

function parseRole(text: string): RoleName {
  if ((roleNames as readonly string[]).includes(text)) return text as RoleName;
  throw new Fault('usage', `no such role: ${text}`, { hint: roleNames.join(', ') });
}

function parsePair(text: string, option: string): [RoleName, string] {
  const at = text.indexOf('=');
  if (at < 0) throw new Fault('usage', `${option} ${text} has no =`, { hint: 'repo rotate --help' });
  return [parseRole(text.slice(0, at)), text.slice(at + 1)];
}

function parseThreshold(text: string): [RoleName, number] {
  const [role, count] = parsePair(text, '--threshold');
  if (!/^[1-9]\d?$/.test(count))
    throw new Fault('usage', `--threshold ${text} is no number`, { hint: 'for one: root=2' });
  return [role, Number(count)];
}

function readBytes(path: string): Bytes {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (cause) {
    throw new Fault('unreadable-file', `cannot read ${path}`, { hint: 'repo rotate --help', cause });
  }
}

/** How many signatures the old and the new root ask and have, or null when both hold. A draft that follows another root is refused. */
async function lackingOf(previous: Bytes, next: Bytes): Promise<object | null> {
  const [before, after] = [parseMetadata('root', previous), parseMetadata('root', next)];
  if (after.signed.version !== before.signed.version + 1) {
    throw new Fault('usage', `the draft is root ${after.signed.version}, after ${before.signed.version}`, {
      hint: 'make a new draft',
    });
  }
  try {
    for (const root of [before, after]) await requireThreshold(after, trustOf(root));
    return null;
  } catch (error) {
    if (!isFault(error)) throw error;
    const [old, own] = [await validSignatures(after, trustOf(before)), await validSignatures(after, trustOf(after))];
    return {
      ofOld: { have: old.length, need: before.signed.roles.root.threshold },
      ofNew: { have: own.length, need: after.signed.roles.root.threshold },
    };
  }
}

function trustOf({ signed }: Root) {
  return { keys: signed.keys, role: signed.roles.root };
}
