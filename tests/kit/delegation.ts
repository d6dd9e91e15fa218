// A repository with delegated roles, for tests: what the top-level role delegates, and what each region signs.
import { sha256, toHex } from '#lib/base/bytes.ts';
import { makeSigner, type Signer } from '#lib/publication/keys.ts';
import { isoSeconds, parseMetadata, type RoleName } from '#lib/publication/metadata.ts';
import { makeTimestamp } from '#lib/publication/repository.ts';
import { signMetadata } from '#lib/publication/sign.ts';
import { DAY_MS, type Files, pathOf, publish, publishedMs } from '#tests/kit/repository.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A delegated role: the paths it was given, its targets by path, and the roles below it. */
export interface Region {
  readonly name: string;
  readonly paths: readonly string[];
  readonly targets?: Readonly<Record<string, { bytes: Bytes; custom?: unknown }>>;
  readonly terminating?: boolean;
  readonly regions?: readonly Region[];
  /** Who signs its file, where that is not the key that was delegated to. */
  readonly signedBy?: Signer;
}

/** The first publication of `roles`, whose top-level targets file delegates to `regions`. `version` is that of every file. */
export async function publishDelegating(
  roles: Record<RoleName, Signer[]>,
  regions: readonly Region[],
  options: { version?: number; root?: Bytes; keys?: Map<string, Signer>; now?: number } = {},
): Promise<Files> {
  const { version = 1, keys = new Map(), now = publishedMs } = options;
  const files = await publish(roles, version, { now, ...(options.root && { root: options.root }) });
  const expires = isoSeconds(now + 14 * DAY_MS);
  const meta: Record<string, object> = {};
  const place = async (name: string, bytes: Bytes) => {
    files.set(`metadata/${version}.${name}.json`, bytes);
    meta[`${name}.json`] = { version, length: bytes.length, hashes: { sha256: toHex(await sha256(bytes)) } };
  };
  const delegate = async (below: readonly Region[]) => {
    const named: Record<string, object> = {};
    const described = [];
    for (const { name, paths, terminating = false } of below) {
      if (!keys.has(name)) keys.set(name, await makeSigner());
      const { keyid, key } = keys.get(name)!;
      named[keyid] = key;
      described.push({ name, keyids: [keyid], threshold: 1, terminating, paths });
    }
    return { keys: named, roles: described };
  };
  const sign = async (region: Region): Promise<void> => {
    if (meta[`${region.name}.json`]) return; // a cycle leads back to it
    meta[`${region.name}.json`] = {};
    const below = region.regions && { delegations: await delegate(region.regions) };
    const signed = { _type: 'targets', spec_version: '1.0.31', version, expires, ...below };
    const targets = await describe(files, region.targets ?? {});
    await place(region.name, await signMetadata({ ...signed, targets }, [region.signedBy ?? keys.get(region.name)!]));
    for (const next of region.regions ?? []) await sign(next);
  };
  const top = parseMetadata('targets', files.get(`metadata/${version}.targets.json`)!).signed;
  const delegations = await delegate(regions);
  await place('targets', await signMetadata({ ...top, delegations }, roles.targets));
  for (const region of regions) await sign(region);
  const snapshotPath = pathOf(files, /snapshot\.json$/);
  const old = parseMetadata('snapshot', files.get(snapshotPath)!).signed;
  const snapshot = await signMetadata({ ...old, meta }, roles.snapshot);
  files.set(snapshotPath, snapshot);
  const timestamp = { signers: roles.timestamp, version, now: new Date(now), snapshot };
  files.set('metadata/timestamp.json', await makeTimestamp(timestamp));
  return files;
}

async function describe(files: Files, targets: Region['targets']): Promise<Record<string, object>> {
  const described: Record<string, object> = {};
  for (const [path, { bytes, ...custom }] of Object.entries(targets ?? {})) {
    const hash = toHex(await sha256(bytes));
    const at = path.lastIndexOf('/') + 1;
    files.set(`targets/${path.slice(0, at)}${hash}.${path.slice(at)}`, bytes);
    described[path] = { length: bytes.length, hashes: { sha256: hash }, ...custom };
  }
  return described;
}
