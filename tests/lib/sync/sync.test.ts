import { beforeAll, expect, it } from 'vitest';
import type { Subject } from '#lib/address/subject.ts';
import { equalBytes } from '#lib/base/bytes.ts';
import { Fault } from '#lib/base/fault.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import type { Signer } from '#lib/publication/keys.ts';
import { parseMetadata, type RoleName } from '#lib/publication/metadata.ts';
import { makeRepository, makeTimestamp } from '#lib/publication/repository.ts';
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

let signers: Record<RoleName, Signer[]>;
let root: Uint8Array<ArrayBuffer>;
/** Publications 1 to 3, each the whole repository as a mirror then holds it. */
let at: Files[];

beforeAll(async () => {
  signers = await makeSigners();
  const first = await publish(signers, 1);
  root = first.get('metadata/1.root.json')!;
  at = [new Map(), first];
  for (const version of [2, 3])
    at[version] = new Map([...at[version - 1]!, ...(await publish(signers, version, { root }))]);
});

/** A client that has taken over one publication. */
async function clientAt(version: number): Promise<Client> {
  const client = new Client(root);
  await client.sync(at[version]!);
  return client;
}

/** Lookups answer as the list of this version and of no other. */
function expectLookups(client: Client, version: number): void {
  const list = BlockList.open(client.store.state!.list!);
  expect(list.entries).toBe(100 * version);
  expect(list.lookup(`host:version-${version}-7.example` as Subject)).not.toBeNull();
  expect(list.lookup(`host:version-${version + 1}-7.example` as Subject)).toBeNull();
}

function withFiles(files: Files, changes: Record<string, Uint8Array<ArrayBuffer>>): Files {
  return new Map([...files, ...Object.entries(changes)]);
}

it('takes over what is published, then finds it current without fetching the list again', async () => {
  const client = new Client(root);
  expect(await client.sync(at[1]!)).toEqual({
    kind: 'updated',
    version: 1,
    mirror: 'https://mirror-0.example/',
    failures: [],
  });
  expectLookups(client, 1);
  expect(client.store.state).toMatchObject({
    version: 1,
    checkedAt: client.now,
    custom: customOf(100, publishedMs + 60_000),
  });
  const asked: string[] = [];
  const fetch = mirrorOf(at[1]!);
  const outcome = await client.syncFrom(
    (url, limit) => fetch(url, limit).finally(() => asked.push(url.slice(25))),
    ['https://mirror-0.example'],
  );
  expect(outcome.kind).toBe('current');
  expect(asked).toEqual(['metadata/2.root.json', 'metadata/timestamp.json']);
});

it('goes from one publication to a later one, leaving out what lies between', async () => {
  const client = await clientAt(1);
  expect(await client.sync(at[3]!)).toMatchObject({ kind: 'updated', version: 3 });
  expectLookups(client, 3);
  expect(client.steps.map(({ step, ok }) => [step, ok])).toEqual(
    ['root', 'timestamp', 'snapshot', 'targets', 'list', 'swap'].map((step) => [step, true]),
  );
});

it('refuses a complete older repository as a rollback of the timestamp, and recovers at the true mirror', async () => {
  const client = await clientAt(2);
  const outcome = await client.sync(at[1]!);
  expect(outcome).toMatchObject({
    kind: 'kept',
    step: 'timestamp',
    code: 'rollback',
    file: 'timestamp.json',
    version: 2,
  });
  expectLookups(client, 2);
  expect(await client.sync(at[3]!)).toMatchObject({ kind: 'updated', version: 3 });
});

it('takes the next mirror in the same cycle, and tells an attack before an outage', async () => {
  const client = await clientAt(1);
  expect(await client.sync(new Map(), at[2]!)).toMatchObject({ kind: 'updated', mirror: 'https://mirror-1.example/' });
  expect(await client.sync(new Map(), at[1]!, new Map())).toMatchObject({ kind: 'kept', code: 'rollback' });
  expect(await client.sync()).toMatchObject({ kind: 'kept', code: 'unreachable' });
});

it('refuses a new timestamp that names an older snapshot', async () => {
  const client = await clientAt(2);
  const snapshot = at[1]!.get('metadata/1.snapshot.json')!;
  const timestamp = await makeTimestamp({
    signers: signers.timestamp,
    version: 9,
    now: new Date(publishedMs),
    snapshot,
  });
  const outcome = await client.sync(withFiles(at[2]!, { 'metadata/timestamp.json': timestamp }));
  expect(outcome).toMatchObject({ step: 'timestamp', code: 'rollback' });
  expectLookups(client, 2);
});

it('refuses a new snapshot in which targets go back, or are missing', async () => {
  const client = await clientAt(2);
  const old = parseMetadata('snapshot', at[1]!.get('metadata/1.snapshot.json')!).signed;
  const snapshot = await signMetadata({ ...old, version: 9 }, signers.snapshot);
  const timestamp = await makeTimestamp({
    signers: signers.timestamp,
    version: 9,
    now: new Date(publishedMs),
    snapshot,
  });
  const files = withFiles(at[2]!, { 'metadata/9.snapshot.json': snapshot, 'metadata/timestamp.json': timestamp });
  expect(await client.sync(files)).toMatchObject({ step: 'snapshot', code: 'rollback', file: '9.snapshot.json' });
  expectLookups(client, 2);
});

it('refuses another snapshot, other targets and another list than were promised', async () => {
  const client = await clientAt(1);
  const other = at[2]!;
  const mixes: [Record<string, Uint8Array<ArrayBuffer>>, string, string][] = [
    [{ 'metadata/3.snapshot.json': other.get('metadata/2.snapshot.json')! }, 'snapshot', 'mix-and-match'],
    [{ 'metadata/3.targets.json': other.get('metadata/2.targets.json')! }, 'targets', 'mix-and-match'],
    [{ [listPath(3)]: other.get(listPath(2))! }, 'list', 'length'],
    [{ [listPath(3)]: madeUpList(300) }, 'list', 'hash'],
  ];
  for (const [changes, step, code] of mixes) {
    expect(await client.sync(withFiles(at[3]!, changes))).toMatchObject({ kind: 'kept', step, code, version: 1 });
    expectLookups(client, 1);
  }
  expect(await client.sync(at[3]!)).toMatchObject({ kind: 'updated', version: 3 });
});

function listPath(version: number): string {
  const targets = parseMetadata('targets', at[version]!.get(`metadata/${version}.targets.json`)!);
  return `targets/${targets.signed.targets.list!.hashes.sha256}.list`;
}

it('refuses files that are cut short, too long or missing, and says which', async () => {
  const client = await clientAt(1);
  const paths = { snapshot: 'metadata/2.snapshot.json', targets: 'metadata/2.targets.json', list: listPath(2) };
  for (const [step, path] of Object.entries(paths)) {
    const bytes = at[2]!.get(path)!;
    const longer = new Uint8Array([...bytes, 32]);
    for (const [wrong, code] of [
      [bytes.slice(0, -1), 'length'],
      [longer, 'length'],
    ] as const) {
      expect(await client.sync(withFiles(at[2]!, { [path]: wrong }))).toMatchObject({ kind: 'kept', step, code });
    }
    const gone = new Map([...at[2]!].filter(([name]) => name !== path));
    expect(await client.sync(gone)).toMatchObject({ step, code: 'not-found', file: path.split('/')[1] });
    expectLookups(client, 1);
  }
});

it('stops reading a timestamp or root that does not end', async () => {
  const client = await clientAt(1);
  const endless = new Uint8Array(70_000).fill(32);
  expect(await client.sync(withFiles(at[2]!, { 'metadata/timestamp.json': endless }))).toMatchObject({
    code: 'endless',
  });
  expect(await client.sync(withFiles(at[2]!, { 'metadata/2.root.json': endless }))).toMatchObject({
    step: 'root',
    code: 'endless',
  });
  expectLookups(client, 1);
});

it('keeps its list when any role has run out, and takes up again once it is signed anew', async () => {
  const client = await clientAt(1);
  for (const [days, step] of [
    [4, 'timestamp'],
    [366, 'root'],
  ] as const) {
    client.now = publishedMs + days * DAY_MS;
    expect(await client.sync(at[1]!)).toMatchObject({ kind: 'kept', step, code: 'expired' });
    expectLookups(client, 1);
  }
  const now = publishedMs + 15 * DAY_MS;
  client.now = now;
  const snapshot = at[2]!.get('metadata/2.snapshot.json')!;
  const timestamp = await makeTimestamp({ signers: signers.timestamp, version: 5, now: new Date(now), snapshot });
  const stale = withFiles(at[2]!, { 'metadata/timestamp.json': timestamp });
  expect(await client.sync(stale)).toMatchObject({ step: 'snapshot', code: 'expired' });
  const fresh = await publish(signers, 6, { root, now });
  expect(await client.sync(fresh)).toMatchObject({ kind: 'updated', version: 6 });
});

it('judges expiry by the newest publication it has seen when the clock is set back', async () => {
  const client = await clientAt(1);
  const now = publishedMs + 30 * DAY_MS;
  client.now = now;
  await client.sync(await publish(signers, 4, { root, now }));
  client.now = publishedMs;
  const timestamp = await makeTimestamp({
    signers: signers.timestamp,
    version: 7,
    now: new Date(publishedMs),
    snapshot: (await publish(signers, 7, { root })).get('metadata/7.snapshot.json')!,
  });
  expect(await client.sync(new Map([['metadata/timestamp.json', timestamp]]))).toMatchObject({ code: 'expired' });
});

it('goes on with its own timestamp when the mirror has the same, and records two different ones of one version', async () => {
  const client = await clientAt(2);
  client.store.state = { ...client.store.state!, snapshot: null, targets: null, list: null, version: null };
  expect(await client.sync(at[2]!)).toMatchObject({ kind: 'updated', version: 2 });
  const other = await publish(signers, 2, { root, now: publishedMs + 200_000 });
  expect(await client.sync(other)).toMatchObject({ step: 'timestamp', code: 'equivocation', version: 2 });
  expectLookups(client, 2);
});

it('asks for two keys where the root does, and counts the same one twice as one', async () => {
  const two = await makeSigners(2);
  const files = await publish(two, 1);
  const client = new Client(files.get('metadata/1.root.json')!);
  const signed = parseMetadata('timestamp', files.get('metadata/timestamp.json')!).signed;
  const [one] = two.timestamp;
  const twice = await signMetadata(signed, [one!, one!]);
  expect(await client.sync(withFiles(files, { 'metadata/timestamp.json': twice }))).toMatchObject({
    step: 'timestamp',
    code: 'threshold',
    version: null,
  });
  expect(await client.sync(files)).toMatchObject({ kind: 'updated', version: 1 });
});

it('refuses a repository of somebody else', async () => {
  const client = await clientAt(1);
  const strangers = await publish(await makeSigners(), 5);
  expect(await client.sync(strangers)).toMatchObject({ step: 'timestamp', code: 'signature' });
  expectLookups(client, 1);
});

it('refuses a list that is no list, or counts otherwise than was signed, though every signature holds', async () => {
  const client = await clientAt(1);
  const publishList = (bytes: Uint8Array<ArrayBuffer>, entries: number) =>
    makeRepository({
      roles: signers,
      root,
      version: 4,
      now: new Date(publishedMs),
      targets: { list: { bytes, custom: customOf(entries, publishedMs) } },
    });
  const wrong = madeUpList(50).map((byte, i) => (i === 0 ? 0 : byte));
  expect(await client.sync(await publishList(wrong, 50))).toMatchObject({ step: 'list', code: 'bad-list' });
  expectLookups(client, 1);
  const other = await clientAt(1);
  expect(await other.sync(await publishList(madeUpList(50), 51))).toMatchObject({ step: 'list', code: 'bad-list' });
});

it('follows a root that both the old and the new keys signed, and no other', async () => {
  const next = await makeSigners();
  const made = parseMetadata('root', (await publish(next, 1)).get('metadata/1.root.json')!).signed;
  const byNewAlone = await signMetadata({ ...made, version: 2 }, next.root);
  const byBoth = await signMetadata({ ...made, version: 2 }, [...signers.root, ...next.root]);
  const skipping = await signMetadata({ ...made, version: 3 }, [...signers.root, ...next.root]);
  const files = await publish(next, 1, { root: byBoth });
  const client = await clientAt(3);
  const serve = (bytes: Uint8Array<ArrayBuffer>) => client.sync(withFiles(files, { 'metadata/2.root.json': bytes }));
  expect(await serve(byNewAlone)).toMatchObject({ step: 'root', code: 'signature' });
  expect(await serve(skipping)).toMatchObject({ step: 'root', code: 'rollback' });
  expectLookups(client, 3);
  // The rotated timestamp key takes the version floor with it: the way back from a fast-forward.
  expect(await serve(byBoth)).toMatchObject({ kind: 'updated', version: 1 });
  expect(equalBytes(client.store.state!.root, byBoth)).toBe(true);
  expectLookups(client, 1);
});

it('begins anew when the package brings another root, and keeps the applied list until it has one of that root', async () => {
  const client = await clientAt(3);
  const others = await publish(await makeSigners(), 1);
  client.root = others.get('metadata/1.root.json')!;
  expect(await client.sync(new Map())).toMatchObject({ kind: 'kept', version: 3 });
  expectLookups(client, 3);
  expect(await client.sync(others)).toMatchObject({ kind: 'updated', version: 1 });
});

it('keeps the version floor when a new package brings another root file with the same keys', async () => {
  const client = await clientAt(3);
  client.root = (await publish(signers, 1, { now: publishedMs + DAY_MS })).get('metadata/1.root.json')!;
  expect(await client.sync(at[2]!)).toMatchObject({ step: 'timestamp', code: 'rollback' });
});

it('keeps the last good state when a write fails, whichever it is, and ends the next cycle well', async () => {
  for (let failing = 0; failing < 3; failing++) {
    const client = await clientAt(1);
    const write = client.store.write.bind(client.store);
    let left = failing;
    client.store.write = async (state) => {
      if (left-- === 0) throw new Fault('disk-full', 'no room');
      return write(state);
    };
    const step = ['timestamp', 'snapshot', 'swap'][failing];
    expect(await client.sync(at[2]!)).toMatchObject({ kind: 'kept', step, code: 'disk-full', version: 1 });
    expectLookups(client, 1);
    expect(await client.sync(at[2]!)).toMatchObject({ kind: 'updated', version: 2 });
  }
});
