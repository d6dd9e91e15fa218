import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { storeReports } from '#desk/intake/store.ts';
import { collectEntries } from '#desk/publication/entries.ts';
import { readPlace } from '#desk/publication/place.ts';
import type { PublicationView } from '#desk/publication/routes.ts';
import { parseSubject } from '#lib/address/subject.ts';
import { applyDelta } from '#lib/blocklist/delta.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { parseDeltaCustom, parseListCustom, parseMetadata } from '#lib/publication/metadata.ts';
import { makeTestApp, startTestServer, type TestApp, type TestServer } from '#tests/kit/desk.ts';
import { someReport } from '#tests/kit/reports.ts';

let server: TestServer;
let desk: TestApp;
let now = Date.parse('2026-11-24T12:00:00Z');

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  if (desk !== undefined) await desk.close();
  desk = await makeTestApp(server, { clock: { now: () => now } });
});
afterAll(() => desk.close());

async function get(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await desk.app.request(`http://desk.test/repository/${name}`);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

async function published() {
  const timestamp = parseMetadata('timestamp', await get('metadata/timestamp.json')).signed;
  const version = timestamp.meta['snapshot.json'].version;
  const targets = parseMetadata('targets', await get(`metadata/${version}.targets.json`)).signed.targets;
  const { hashes, custom } = targets.list!;
  const list = BlockList.open(await get(`targets/${hashes.sha256}.list`));
  return { version, timestampVersion: timestamp.version, custom: parseListCustom(custom), list };
}

async function approve(subject: string): Promise<void> {
  await storeReports(desk.db, [
    { ...someReport({ subject: parseSubject(subject) }), contentHash: 'h', removedHere: 0 },
  ]);
  await sql`insert into proposal (case_id, kind, words, proposed_by)
    select c.id, 'recruiting', 'x', (select min(id) from person) from "case" c where subject = ${subject}`.execute(
    desk.db,
  );
  await sql`insert into evidence_opening select c.id, (select max(id) from person) from "case" c where subject = ${subject}`.execute(
    desk.db,
  );
  await sql`update proposal p set state = 'approved', decided_by = (select max(id) from person), decided_at = now()
    from "case" c where c.id = p.case_id and subject = ${subject}`.execute(desk.db);
}

describe('a publication', () => {
  it('holds the practice list and says so', async () => {
    const result = await desk.context.publisher.publish(null);
    const { version, custom, list } = await published();
    expect(result).toMatchObject({ version: 1, practice: true, refused: [] });
    expect(version).toBe(1);
    expect(custom).toMatchObject({ practice: true, operator: 'Practice desk', publishedAt: '2026-11-24T12:00:00Z' });
    expect(custom.entries).toBeGreaterThan(50);
    expect(list.entries).toBe(custom.entries);
  });

  it('carries what two people approved, under the kind they agreed on, from the next version on', async () => {
    await desk.context.publisher.publish(null);
    await approve('tg:practice__found_today');
    const before = (await (await desk.ask(0, '/desk/api/publication')).json()) as PublicationView;
    expect(before.pending).toMatchObject([
      { subject: 'tg:practice__found_today', proposer: 'A. Serikova', decider: 'D. Akhmetov' },
    ]);
    const after = (await (await desk.ask(1, '/desk/api/publish', {})).json()) as PublicationView;
    expect(after).toMatchObject({ latest: { version: 2 }, pending: [] });
    const { version, list } = await published();
    expect([version, list.lookup(parseSubject('tg:practice__found_today'))]).toEqual([2, 'recruiting']);
    await desk.context.publisher.publish(null);
    expect((await published()).list.lookup(parseSubject('tg:practice__found_today'))).toBe('recruiting');
  });

  it('takes in filed sources, and is then no practice list any more', async () => {
    const source = path.join(desk.dataDir, 'sources', 'some-source');
    mkdirSync(source, { recursive: true });
    writeFileSync(
      path.join(source, 'subjects.tsv'),
      '# made by a test\nhost:filed.example\tpromotion\nhost:plain.example\n',
    );
    await desk.context.publisher.publish(null);
    const { custom, list } = await published();
    expect(custom.practice).toBe(false);
    expect(list.lookup(parseSubject('host:filed.example'))).toBe('promotion');
    expect(list.lookup(parseSubject('host:plain.example'))).toBe('sale');
  });

  it('leaves out what no list may hold, wherever it comes from, and says which', async () => {
    const source = path.join(desk.dataDir, 'sources', 'broad');
    mkdirSync(source, { recursive: true });
    writeFileSync(path.join(source, 'subjects.tsv'), 'host:t.me\nhost:github.io\nhost:kept.example\nnonsense\n');
    await approve('host:web.telegram.org');
    const { refused } = await desk.context.publisher.publish(null);
    expect(refused.map(({ source, line, code }) => [source, line, code])).toEqual([
      ['approved', 1, 'platform'],
      ['subjects.tsv', 1, 'platform'],
      ['subjects.tsv', 2, 'public-suffix'],
      ['subjects.tsv', 4, 'unreadable'],
    ]);
    expect((await published()).list.lookup(parseSubject('host:kept.example'))).toBe('sale');
  });

  it('leaves out what the operator protects, and what stands above it', async () => {
    const folder = path.join(desk.dataDir, 'protected');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'ours.txt'), 'host:help.town.example\ntg:practice__help\n');
    const source = path.join(desk.dataDir, 'sources', 'wide');
    mkdirSync(source, { recursive: true });
    writeFileSync(
      path.join(source, 'subjects.tsv'),
      'host:help.town.example\nhost:town.example\ntg:practice__help\nhost:other.town.example\n',
    );
    const { refused } = await desk.context.publisher.publish(null);
    expect(refused.map(({ line, code }) => [line, code])).toEqual([
      [1, 'protected'],
      [2, 'protected'],
      [3, 'protected'],
    ]);
  });

  it('never changes a file that was published, but the timestamp', async () => {
    await desk.context.publisher.publish(null);
    const folder = desk.context.publisher.folder;
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && file.name !== 'timestamp.json')
      .map((file) => path.join(file.parentPath, file.name));
    const before = files.map((file) => readFileSync(file, 'hex'));
    await desk.context.publisher.publish(null);
    expect(files.map((file) => readFileSync(file, 'hex'))).toEqual(before);
    expect((await published()).version).toBe(2);
  });

  it('is one of ten versions when ten are asked for at once', async () => {
    const versions = await Promise.all(Array.from({ length: 10 }, () => desk.context.publisher.publish(null)));
    expect(versions.map((one) => one.version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('goes on from the versions that lie in its place when a publication was cut short', async () => {
    await desk.context.publisher.publish(null);
    const folder = desk.context.publisher.folder;
    writeFileSync(path.join(folder, 'metadata', '2.targets.json'), 'half a file');
    await desk.context.publisher.publish(null);
    expect((await published()).version).toBe(2);
  });

  it('gets a fresh timestamp every hour, of a higher version, over the same list', async () => {
    await desk.context.publisher.publish(null);
    now += 3_600_000;
    await desk.context.publisher.refresh();
    expect(await published()).toMatchObject({ version: 1, timestampVersion: 2 });
    await desk.context.publisher.publish(null);
    expect(await published()).toMatchObject({ version: 2, timestampVersion: 3 });
  });
});

describe('a publication after the first', () => {
  const targetsOf = async (version: number) =>
    parseMetadata('targets', await get(`metadata/${version}.targets.json`)).signed.targets;

  it('carries a delta against its base, which comes to the same list', async () => {
    const first = await desk.context.publisher.publish(null);
    await approve('host:found-today.example');
    const second = await desk.context.publisher.publish(null);
    expect([first.base, second.base, second.bulk]).toEqual([true, false, false]);
    const targets = await targetsOf(2);
    expect(Object.keys(targets).sort()).toEqual(['list', 'list.base', 'list.delta', 'rule-pack']);
    const [base, delta, full] = await Promise.all(
      ['list.base', 'list.delta', 'list'].map((name) => get(`targets/${targets[name]!.hashes.sha256}.${name}`)),
    );
    expect(await applyDelta(base!, delta!)).toEqual(full);
    expect(parseDeltaCustom(targets['list.delta']!.custom)).toMatchObject({ base: 1, baseLength: base!.length });
    expect(parseListCustom(targets.list!.custom)).toMatchObject({ base: 1 });
  });

  it('is a base again 30 versions later', async () => {
    const made = [];
    for (let version = 1; version <= 32; version++) made.push((await desk.context.publisher.publish(null)).base);
    expect(made.flatMap((base, at) => (base ? [at + 1] : []))).toEqual([1, 31]);
  });

  it('says that a change of more than 30 % is meant, and is then a base', async () => {
    await desk.context.publisher.publish(null);
    const source = path.join(desk.dataDir, 'sources', 'large');
    mkdirSync(source, { recursive: true });
    const lines = Array.from({ length: 500 }, (_, i) => `host:made-up-${i}.example\n`);
    writeFileSync(path.join(source, 'subjects.tsv'), lines.join(''));
    expect(await desk.context.publisher.publish(null)).toMatchObject({ base: true, bulk: true });
    expect((await published()).custom.bulk).toBe(true);
  });

  it('is a base where the file of the last one is gone', async () => {
    await desk.context.publisher.publish(null);
    const { list } = await targetsOf(1);
    rmSync(path.join(desk.context.publisher.folder, 'targets', `${list!.hashes.sha256}.list`));
    expect(await desk.context.publisher.publish(null)).toMatchObject({ version: 2, base: true });
  });
});

describe('the repository over HTTP', () => {
  it('answers 304 to the hash of what is there, and 404 to what was never published', async () => {
    await desk.context.publisher.publish(null);
    const url = 'http://desk.test/repository/metadata/timestamp.json';
    const etag = (await desk.app.request(url)).headers.get('ETag')!;
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    expect((await desk.app.request(url, { headers: { 'If-None-Match': etag } })).status).toBe(304);
    for (const name of [
      'metadata/2.root.json',
      '../keys/root.pem',
      'metadata/..%2f..%2fkeys/root.pem',
      'metadata/',
      '',
    ]) {
      expect([name, (await desk.app.request(`http://desk.test/repository/${name}`)).status]).toEqual([name, 404]);
    }
  });
});

describe('the keys', () => {
  it('are for the desk alone', () => {
    const folder = path.join(desk.dataDir, 'keys');
    const modes = readdirSync(folder).map((name) => [name, statSync(path.join(folder, name)).mode & 0o777]);
    expect(modes).toEqual(['root', 'snapshot', 'targets', 'timestamp'].map((role) => [`${role}.pem`, 0o600]));
  });
});

describe('collectEntries', () => {
  it('reads generated subjects, one a line', () => {
    const file = path.join(desk.dataDir, 'generated.txt');
    writeFileSync(file, 'host:one.example\r\ntg:practice__two\trecruiting\n\n');
    const { entries, practice } = collectEntries({
      dataDir: desk.dataDir,
      generated: file,
      approved: [],
      protection: desk.context.protection(),
    });
    expect(practice).toBe(true);
    expect(entries.slice(-2)).toEqual([
      { subject: 'host:one.example', kind: 'sale' },
      { subject: 'tg:practice__two', kind: 'recruiting' },
    ]);
  });

  it('says which file it cannot read', () => {
    expect(() =>
      collectEntries({
        dataDir: desk.dataDir,
        generated: '/nowhere',
        approved: [],
        protection: desk.context.protection(),
      }),
    ).toThrow(expect.objectContaining({ code: 'unreadable-file' }));
  });
});

describe('readPlace', () => {
  it('finds nothing in an empty place', () => {
    expect(readPlace(path.join(desk.dataDir, 'empty'))).toMatchObject({ root: null, version: 0, timestampVersion: 0 });
  });
});
