// repo init: fresh keys, and the first root that names them.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { placeFiles } from '#desk/publication/place.ts';
import { Fault } from '#lib/base/fault.ts';
import type { Signer } from '#lib/publication/keys.ts';
import { type RoleName, roleNames } from '#lib/publication/metadata.ts';
import { firstRoot } from '#lib/publication/root.ts';
import { makeKey } from './key-files.ts';
import { compact, print } from './lines.ts';

export const help = `repo init --keys DIR [--root N/M] [--targets N/M] [--snapshot N/M] [--timestamp N/M] DIR
Makes M keys for each role in --keys (mode 0600) and DIR/metadata/1.root.json, which asks N signatures of them.
  --root N/M       2/3: offline, three holders (3/5 for a country)
  --targets N/M    2/2: two people, so that a seized server cannot publish
  --snapshot, --timestamp N/M   1/1: online
Hand each root and targets key to its holder and delete it here; docs/keys.md says who holds what. Then: repo publish.
`;

const usual: Record<RoleName, string> = { root: '2/3', targets: '2/2', snapshot: '1/1', timestamp: '1/1' };

/** Exit 0, or a fault: nothing is checked or refused here. */
export async function run(args: string[]): Promise<number> {
  const { keys, out, asked } = readOptions(args);
  const roles = { root: [], timestamp: [], snapshot: [], targets: [] } as Record<RoleName, Signer[]>;
  for (const role of roleNames) {
    for (let i = 1; i <= asked[role].keys; i++) {
      roles[role].push(await makeKey(join(keys, asked[role].keys === 1 ? `${role}.pem` : `${role}-${i}.pem`)));
    }
  }
  const thresholds = Object.fromEntries(roleNames.map((role) => [role, asked[role].threshold]));
  const root = await firstRoot({ roles, now: new Date(), thresholds });
  await placeFiles(out, new Map([['metadata/1.root.json', root]]));
  for (const role of roleNames) {
    const { threshold } = asked[role];
    await print(`${compact({ role, threshold, keys: roles[role].map(({ keyid }) => keyid) })}\n`);
  }
  await print(`${compact({ ok: true, version: 1, root: `${out}/metadata/1.root.json` })}\n`);
  return 0;
}

function readOptions(args: string[]) {
  const options = Object.fromEntries(['keys', ...roleNames].map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [out, ...more] = positionals;
  if (typeof values.keys !== 'string' || out === undefined || more.length > 0) {
    throw new Fault('usage', 'repo init needs --keys DIR and one DIR', { hint: 'repo init --help' });
  }
  if (!relative(resolve(out), resolve(values.keys)).startsWith('..')) {
    throw new Fault('usage', 'keys must not stand inside what is published', { hint: 'give another --keys' });
  }
  requireEmpty(out);
  requireEmpty(values.keys);
  const asked = Object.fromEntries(roleNames.map((role) => [role, parseShare(role, values[role] ?? usual[role])]));
  return { keys: values.keys, out, asked: asked as Record<RoleName, Share> };
}

interface Share {
  readonly threshold: number;
  readonly keys: number;
}

function parseShare(role: RoleName, text: string | boolean): Share {
  const [, threshold, keys] = /^(\d{1,2})\/(\d{1,2})$/.exec(String(text))?.map(Number) ?? [];
  if (!threshold || !keys || threshold > keys || keys > 16) {
    throw new Fault('usage', `--${role} ${text} is no share of keys`, { hint: 'for one: 2/3' });
  }
  return { threshold, keys };
}

function requireEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Fault('usage', `${folder} is not empty`, { hint: 'give a folder that is not there yet' });
  }
}
