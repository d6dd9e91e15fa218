import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { asRoot, isReachable } from '#desk/database/binaries.ts';
import { type EmbeddedServer, startEmbedded } from '#desk/database/embedded.ts';

const folders: string[] = [];
const servers: EmbeddedServer[] = [];

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'shekteu-embedded-'));
  chmodSync(folder, 0o711);
  folders.push(folder);
  return folder;
}

async function start(dataDir: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, sync: false });
  servers.push(server);
  return server;
}

async function ask(server: EmbeddedServer, query: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(server.connection('postgres'));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the embedded server', () => {
  it('keeps what it holds over a stop and a start', async () => {
    const dataDir = newFolder();
    const first = await start(dataDir);
    await ask(first, "create table kept as select 'қаңтар' as word");
    await first.stop();
    expect(first.pid()).toBeNull();
    const second = await start(dataDir);
    expect(await ask(second, 'select word from kept')).toEqual([{ word: 'қаңтар' }]);
    expect(await ask(second, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
  });

  it('asks for the password that only the desk can read', async () => {
    const dataDir = newFolder();
    const server = await start(dataDir);
    const file = path.join(dataDir, 'postgres-password');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const wrong = new pg.Client({ ...server.connection('postgres'), password: 'guess' });
    await expect(wrong.connect()).rejects.toThrow(/password authentication failed/);
  });

  it('listens on no network', async () => {
    const server = await start(newFolder());
    expect(await ask(server, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  });

  it('starts again by itself when it is killed', async () => {
    const server = await start(newFolder());
    const pid = server.pid()!;
    process.kill(pid, 'SIGKILL');
    await expect
      .poll(() => ask(server, 'select 1 as one').catch(() => null), { timeout: 20_000 })
      .toEqual([{ one: 1 }]);
    expect(server.pid()).not.toBe(pid);
  });

  it('refuses a second desk on its folder', async () => {
    const dataDir = newFolder();
    await start(dataDir);
    await expect(startEmbedded({ dataDir, sync: false })).rejects.toMatchObject({ code: 'busy' });
  }, 30_000);

  it('starts over a lock that a killed server left, even when its number belongs to another process now', async () => {
    const dataDir = newFolder();
    await (await start(dataDir)).stop();
    const lock = path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
    writeFileSync(lock, `${process.pid}\n${path.dirname(lock)}\n0\n5432\n\n\n`);
    expect(await ask(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('begins again where making the folder was cut short', async () => {
    const dataDir = newFolder();
    const half = path.join(dataDir, 'postgres', 'cluster.half');
    const server = await start(dataDir);
    await server.stop();
    rmSync(path.join(dataDir, 'postgres', 'cluster'), { recursive: true });
    mkdirSync(half);
    writeFileSync(path.join(half, 'PG_VERSION'), '18\n');
    expect(await ask(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(half)).toBe(false);
  });

  it('works where the path is longer than a socket may have', async () => {
    const dataDir = path.join(newFolder(), 'a'.repeat(100));
    expect(await ask(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it.skipIf(!asRoot())('runs as another user than root, also when its folder lies in a private home', async () => {
    const home = newFolder();
    chmodSync(home, 0o700);
    const server = await start(path.join(home, 'data'));
    const status = readFileSync(`/proc/${server.pid()}/status`, 'utf8');
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).toBe('65534');
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    const moved = path.dirname(String((await ask(server, 'show data_directory'))[0]?.data_directory));
    await server.stop();
    rmSync(moved, { recursive: true });
    await expect(startEmbedded({ dataDir: path.join(home, 'data'), sync: false })).rejects.toMatchObject({
      code: 'unreadable-file',
    });
  });
});

describe('isReachable', () => {
  it('says whether another user could enter a folder, from the root down', () => {
    const folder = newFolder();
    chmodSync(folder, 0o700);
    mkdirSync(path.join(folder, 'open'), { mode: 0o755 });
    expect(isReachable(path.join(folder, 'open'))).toBe(false);
    chmodSync(folder, 0o711);
    expect(isReachable(path.join(folder, 'open'))).toBe(true);
    expect(isReachable(path.join(folder, 'not', 'yet', 'there'))).toBe(true);
  });
});
