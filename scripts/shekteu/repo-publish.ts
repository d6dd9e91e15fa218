// repo publish: the next version of a repository in its folder. Files are never changed, the timestamp is written last.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { placeFiles, readPlace, timestampPath } from '#desk/publication/place.ts';
import { Fault } from '#lib/base/fault.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { bulkOf } from '#lib/publication/bulk.ts';
import {
  isoSeconds,
  type ListCustom,
  parseListCustom,
  parseMetadata,
  type RoleName,
} from '#lib/publication/metadata.ts';
import { makeRepository, makeTimestamp, type TargetInput } from '#lib/publication/repository.ts';
import type { Signers } from '#lib/publication/root.ts';
import { parseRulePack } from '#lib/signals/rule-pack.ts';
import { readKeys } from './key-files.ts';
import { compact, print } from './lines.ts';
import { type Newest, readNewest, readTarget } from './repository-folder.ts';

export const help = `repo publish --keys DIR… [--list FILE] [--rule-pack FILE] [--name TEXT] [--operator TEXT] [--practice] [--bulk] [--refresh] DIR
Signs and places the next version in DIR, one above the highest there. What is not given stays as it is.
  --keys DIR        keys of targets, snapshot and timestamp; may be given more than once (two people's targets keys)
  --list FILE       a list file, as list build leaves it in targets/
  --rule-pack FILE  the rule pack
  --name, --operator TEXT, --practice   what is signed about the list
  --bulk            a change of more than 30 % of the entries is meant
  --refresh         sign the timestamp anew and nothing else (hourly)
`;

type Bytes = Uint8Array<ArrayBuffer>;

/** Exit 1 when a change of more than 30 % is not said to be meant. */
export async function run(args: string[]): Promise<number> {
  const { values, folder } = readOptions(args);
  const { root, snapshot, timestampVersion } = readPlace(folder);
  if (root === null) throw new Fault('unreadable-file', `no root in ${folder}`, { hint: 'repo init makes one' });
  const roles = ofRoot(root, await readKeys(values.keys!));
  if (values.refresh) {
    if (snapshot === null)
      throw new Fault('unreadable-file', `nothing published in ${folder}`, { hint: 'publish first' });
    const again = { signers: roles.timestamp, version: timestampVersion + 1, now: new Date(), snapshot };
    await placeFiles(folder, new Map([[timestampPath, await makeTimestamp(again)]]));
    await print(`${compact({ ok: true, timestamp: timestampVersion + 1 })}\n`);
    return 0;
  }
  return publish(folder, values, { root, roles });
}

type Values = ReturnType<typeof readOptions>['values'];

async function publish(folder: string, values: Values, by: { root: Bytes; roles: Signers }): Promise<number> {
  const now = new Date();
  const isFirst = readPlace(folder).snapshot === null;
  const previous = isFirst ? null : readNewest(folder);
  const version = (previous?.highest ?? 0) + 1;
  const targets = targetsOf(previous, values, { now, version });
  const custom = parseListCustom(targets.list!.custom);
  const before = previous?.targets.list && parseListCustom(previous.targets.list.custom).entries;
  if (custom.bulk && !values.bulk) {
    await print(`${compact({ ok: false, code: 'bulk', before, entries: custom.entries })}\n`);
    return 1;
  }
  const files = await makeRepository({ ...by, version, now, targets });
  await placeFiles(folder, files);
  const { entries } = custom;
  await print(
    `${compact({ ok: true, version, entries, targets: Object.keys(targets), publishedAt: isoSeconds(+now) })}\n`,
  );
  return 0;
}

function readOptions(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      keys: { type: 'string', multiple: true },
      list: text,
      'rule-pack': text,
      name: text,
      operator: text,
      practice: flag,
      bulk: flag,
      refresh: flag,
    },
  });
  const [folder, ...more] = positionals;
  if (!values.keys || folder === undefined || more.length > 0) {
    throw new Fault('usage', 'repo publish needs --keys DIR and one DIR', { hint: 'repo publish --help' });
  }
  return { values, folder };
}

/** A key that the root in force does not name signs nothing. */
function ofRoot(root: Bytes, keys: Signers): Signers {
  const { roles } = parseMetadata('root', root).signed;
  const known = (role: RoleName) => keys[role].filter(({ keyid }) => roles[role].keyids.includes(keyid));
  return { root: [], timestamp: known('timestamp'), snapshot: known('snapshot'), targets: known('targets') };
}

function targetsOf(
  previous: Newest | null,
  values: Values,
  at: { now: Date; version: number },
): Record<string, TargetInput> {
  const targets: Record<string, TargetInput> = {};
  for (const [name, { custom }] of Object.entries(previous?.targets ?? {})) {
    targets[name] = { bytes: readTarget(previous!, name), custom };
  }
  if (values.list !== undefined) {
    // Deltas were made against what the list was.
    for (const name of Object.keys(targets)) if (name.startsWith('list.')) delete targets[name];
    targets.list = { bytes: readBytes(values.list) };
  }
  if (values['rule-pack'] !== undefined) {
    const bytes = readBytes(values['rule-pack']);
    parseRulePack(bytes);
    targets['rule-pack'] = { bytes };
  }
  if (!targets.list) throw new Fault('usage', 'a first publication needs --list FILE', { hint: 'repo publish --help' });
  return {
    ...targets,
    list: { bytes: targets.list.bytes, custom: customOf(targets.list, { previous, values, ...at }) },
  };
}

function customOf(
  list: TargetInput,
  { previous, values, now, version }: { previous: Newest | null; values: Values; now: Date; version: number },
): ListCustom {
  const before = previous?.targets.list && parseListCustom(previous.targets.list.custom);
  const base = list.custom === undefined ? undefined : before?.base;
  const { entries } = BlockList.open(list.bytes);
  return {
    name: values.name ?? before?.name ?? 'list',
    operator: values.operator ?? before?.operator ?? 'command line',
    practice: values.practice ?? before?.practice ?? false,
    entries,
    publishedAt: isoSeconds(now.getTime()),
    ...(base !== undefined && { base }),
    ...bulkOf(before, entries, version),
  };
}

function readBytes(path: string): Bytes {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (cause) {
    throw new Fault('unreadable-file', `cannot read ${basename(path)}`, { hint: 'repo publish --help', cause });
  }
}
