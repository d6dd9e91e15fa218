// What each step refuses by itself, though the steps before it were made to hold by whoever has their keys.
import { beforeAll, expect, it } from 'vitest';
import { HEADER_BYTES } from '#lib/blocklist/format.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import type { Signer } from '#lib/publication/keys.ts';
import { isoSeconds, parseMetadata, type RoleName } from '#lib/publication/metadata.ts';
import { makeRepository, makeTimestamp } from '#lib/publication/repository.ts';
import type { Signers } from '#lib/publication/root.ts';
import { signMetadata } from '#lib/publication/sign.ts';
import { madeUpList } from '#tests/kit/lists.ts';
import {
  Client,
  customOf,
  DAY_MS,
  type Files,
  makeSigners,
  mirrorOf,
  publish,
  publishedMs,
} from '#tests/kit/repository.ts';

type Bytes = Uint8Array<ArrayBuffer>;

let signers: Record<RoleName, Signer[]>;
let strangers: Record<RoleName, Signer[]>;
let root: Bytes;
let first: Files;
let second: Files;

beforeAll(async () => {
  signers = await makeSigners();
  strangers = await makeSigners();
  first = await publish(signers, 1);
  root = first.get('metadata/1.root.json')!;
  second = new Map([...first, ...(await publish(signers, 2, { root }))]);
});

async function clientAt(files: Files): Promise<Client> {
  const client = new Client(root);
  await client.sync(files);
  return client;
}

function entriesOf(client: Client): number {
  return BlockList.open(client.store.state!.list!).entries;
}

/** A timestamp by the true key over any snapshot file. */
function timestampOver(snapshot: Bytes, version: number, now = publishedMs): Promise<Bytes> {
  return makeTimestamp({ signers: signers.timestamp, version, now: new Date(now), snapshot });
}

/** The second publication as it would be with other signers of some roles, under the true root. */
async function signedByOthers(others: Partial<Signers>): Promise<Files> {
  const roles = { ...signers, ...others };
  const forged = await publish(roles, 3);
  forged.delete('metadata/1.root.json');
  return forged;
}

it('refuses a timestamp that is one version back, though its snapshot is not', async () => {
  const snapshot = second.get('metadata/2.snapshot.json')!;
  const [older, newer] = [await timestampOver(snapshot, 4), await timestampOver(snapshot, 5)];
  const client = await clientAt(new Map([...second, ['metadata/timestamp.json', newer]]));
  const outcome = await client.sync(new Map([...second, ['metadata/timestamp.json', older]]));
  expect(outcome).toMatchObject({ kind: 'kept', step: 'timestamp', code: 'rollback', version: 2 });
});

it.each(['timestamp', 'snapshot', 'targets'] as const)(
  'refuses a %s by another key, whoever signed the rest',
  async (role) => {
    const client = await clientAt(first);
    const outcome = await client.sync(await signedByOthers({ [role]: strangers[role] }));
    expect(outcome).toMatchObject({ kind: 'kept', step: role, code: 'signature', version: 1 });
    expect(entriesOf(client)).toBe(100);
  },
);

it('refuses a file that has the promised hash and another version than was promised', async () => {
  const client = await clientAt(first);
  const snapshot = second.get('metadata/2.snapshot.json')!;
  const honest = parseMetadata('timestamp', await timestampOver(snapshot, 5)).signed;
  const meta = { 'snapshot.json': { ...honest.meta['snapshot.json'], version: 4 } };
  const timestamp = await signMetadata({ ...honest, meta }, signers.timestamp);
  const files = new Map([
    ...second,
    ['metadata/4.snapshot.json', snapshot],
    ['metadata/timestamp.json', timestamp],
  ] as const);
  expect(await client.sync(files)).toMatchObject({ step: 'snapshot', code: 'mix-and-match', file: '4.snapshot.json' });
});

it('refuses targets that have run out under a fresh timestamp and snapshot', async () => {
  const client = await clientAt(first);
  const now = publishedMs + 100 * DAY_MS;
  client.now = now;
  const old = parseMetadata('snapshot', second.get('metadata/2.snapshot.json')!).signed;
  const snapshot = await signMetadata({ ...old, version: 5, expires: isoSeconds(now + DAY_MS) }, signers.snapshot);
  const timestamp = await timestampOver(snapshot, 5, now);
  const files = new Map([
    ...second,
    ['metadata/5.snapshot.json', snapshot],
    ['metadata/timestamp.json', timestamp],
  ] as const);
  expect(await client.sync(files)).toMatchObject({ step: 'targets', code: 'expired', file: '2.targets.json' });
});

it('refuses a next root that its own keys did not sign', async () => {
  const client = await clientAt(first);
  const made = parseMetadata('root', (await publish(strangers, 1)).get('metadata/1.root.json')!).signed;
  const byOldAlone = await signMetadata({ ...made, version: 2 }, signers.root);
  const files = new Map([...second, ['metadata/2.root.json', byOldAlone]]);
  expect(await client.sync(files)).toMatchObject({
    kind: 'kept',
    step: 'root',
    code: 'signature',
    file: '2.root.json',
  });
});

it('follows a chain of more than 32 roots over two cycles, keeping each hop', async () => {
  const signed = parseMetadata('root', root).signed;
  const chain: Files = new Map();
  for (let version = 2; version <= 40; version++) {
    chain.set(`metadata/${version}.root.json`, await signMetadata({ ...signed, version }, signers.root));
  }
  const client = await clientAt(first);
  const versionNow = () => parseMetadata('root', client.store.state!.root).signed.version;
  await client.sync(new Map([...second, ...chain]));
  expect(versionNow()).toBe(33);
  await client.sync(new Map([...second, ...chain]));
  expect(versionNow()).toBe(40);
});

it('judges expiry on the last root of a chain alone', async () => {
  const signed = parseMetadata('root', root).signed;
  const past = isoSeconds(publishedMs - DAY_MS);
  const spent = await signMetadata({ ...signed, version: 2, expires: past }, signers.root);
  const fresh = await signMetadata({ ...signed, version: 3 }, signers.root);
  const client = await clientAt(first);
  const withSpent = new Map([...second, ['metadata/2.root.json', spent]]);
  expect(await client.sync(withSpent)).toMatchObject({ step: 'root', code: 'expired' });
  expect(await client.sync(new Map([...withSpent, ['metadata/3.root.json', fresh]]))).toMatchObject({
    kind: 'updated',
  });
});

it('reads a list through before it is taken over, though its signature holds', async () => {
  const bytes = madeUpList(2);
  bytes.set([9, 0, 0, 0, 0, 0, 0, 0x80, 2, 0, 0, 0, 0, 0, 0, 0, 0b0011, 0, 0, 0], HEADER_BYTES);
  const targets = { list: { bytes, custom: customOf(2, publishedMs) } };
  const client = await clientAt(first);
  const files = await makeRepository({ roles: signers, root, version: 3, now: new Date(publishedMs), targets });
  expect(await client.sync(files)).toMatchObject({ step: 'list', code: 'bad-list' });
  expect(entriesOf(client)).toBe(100);
});

it('does not begin from a root file that was changed after it was signed', async () => {
  const changed = JSON.parse(new TextDecoder().decode(root));
  changed.signed.expires = isoSeconds(publishedMs + 9999 * DAY_MS);
  const client = new Client(new TextEncoder().encode(JSON.stringify(changed)));
  expect(await client.sync(first)).toMatchObject({ kind: 'kept', step: 'root', code: 'signature', version: null });
});

it('asks for the timestamp by the hash of its own, unless that file says more than it must', async () => {
  const asked: (Bytes | null | undefined)[] = [];
  const ask = async (client: Client, files: Files) => {
    const mirror = mirrorOf(files);
    const outcome = await client.syncFrom(
      (url, wanted) => {
        if (url.endsWith('timestamp.json')) asked.push(wanted.held);
        return mirror(url, wanted);
      },
      ['https://mirror-0.example/'],
    );
    return outcome.kind;
  };
  const client = await clientAt(first);
  expect(await ask(client, first)).toBe('current');
  const text = new TextDecoder().decode(first.get('metadata/timestamp.json'));
  const spaced = new TextEncoder().encode(text.replace(',"signed"', ', "signed"'));
  const signed = await signMetadata(parseMetadata('timestamp', first.get('metadata/timestamp.json')!).signed, [
    ...signers.timestamp,
    ...strangers.timestamp,
  ]);
  for (const marked of [spaced, signed]) {
    const other = await clientAt(new Map([...first, ['metadata/timestamp.json', marked]]));
    expect(await ask(other, first)).toBe('current');
  }
  expect(asked).toEqual([client.store.state!.timestamp, null, null]);
});

it('judges the age of its own timestamp when the mirror says that nothing has changed', async () => {
  const client = await clientAt(first);
  client.now = publishedMs + 4 * DAY_MS;
  expect(await client.sync(first)).toMatchObject({ kind: 'kept', step: 'timestamp', code: 'expired' });
});
