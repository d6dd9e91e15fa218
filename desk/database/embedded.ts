// One PostgreSQL server for one data folder: started, kept running, stopped; it never outlives the desk.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '#lib/base/fault.ts';
import { nativeFolder } from './binaries.ts';
import { asServerUser, prepareFolder, type ServerFolder } from './folder.ts';

/** A running server. */
export interface EmbeddedServer {
  /** What `pg` connects with, for a database of this name. */
  connection(database: string): pg.ClientConfig;
  /** Process id of the server, or null while it is down. */
  pid(): number | null;
  /** Ends it in good order: sessions closed, everything on disk. */
  stop(): Promise<void>;
}

/** How to start one; `sync: false` is for tests only: a power cut may then lose what was acknowledged. */
export interface EmbeddedOptions {
  dataDir: string;
  sync?: boolean;
}

const startLimitMs = 60_000;
const handOverMs = 5_000;

/** Starts the server of a data folder. @throws Fault `busy` if another desk runs on it, `internal` if it does not start. */
export async function startEmbedded({ dataDir, sync = true }: EmbeddedOptions): Promise<EmbeddedServer> {
  const native = nativeFolder();
  const folder = prepareFolder(path.resolve(dataDir), native, { sync });
  await waitForEnd(folder);
  const port = folder.socket === null ? await freePort() : 5432;
  const run = { native, folder, port, sync };
  let child = await launch(run);
  let stopping = false;

  const keepRunning = async (): Promise<void> => {
    while (!stopping) {
      await ended(child);
      if (!stopping) child = await launch(run);
    }
  };
  const kept = keepRunning();

  return {
    connection: (database) => connectionOf(run, database),
    pid: () => serverPid(folder),
    stop: async () => {
      stopping = true;
      // The keeper ends the server when its pipe closes; see `keeper`.
      child.stdin?.end();
      await ended(child);
      await kept;
      removeSocketFolder(folder);
    },
  };
}

// Beside the database it stays; one of its own, made because the path was too long, is of no use any more.
function removeSocketFolder({ socket, cluster }: ServerFolder): void {
  if (socket !== null && path.dirname(cluster) !== socket) rmSync(socket, { recursive: true, force: true });
}

interface Run {
  native: string;
  folder: ServerFolder;
  port: number;
  sync: boolean;
}

// After a crash the old server's workers may hold its memory for a moment: then the new one does not start at once.
async function launch(run: Run): Promise<ChildProcess> {
  const deadline = Date.now() + startLimitMs;
  for (;;) {
    const child = spawnServer(run);
    const log = lastLines(child);
    if (await answers(run, child)) return child;
    if (Date.now() > deadline) {
      child.stdin?.end();
      throw new Fault('internal', `PostgreSQL did not start: ${log()}`, { hint: `look into ${run.folder.cluster}` });
    }
    await sleep(200);
  }
}

// Ends the server, in its fast mode, as soon as the pipe at descriptor 3 closes: also when the desk is killed.
const keeper = '"$@" 3<&- & server=$!; (read -r _ <&3; kill -INT $server) & wait $server; kill $! 2>/dev/null';

function spawnServer({ native, folder, port, sync }: Run): ChildProcess {
  const program = path.join(native, 'bin', 'postgres');
  const settings = [
    ...(folder.socket === null ? ['listen_addresses=127.0.0.1'] : ['listen_addresses=']),
    `unix_socket_directories=${folder.socket ?? ''}`,
    'unix_socket_permissions=0700',
    'logging_collector=off',
    ...(sync ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const args = ['-D', folder.cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const options = { ...asServerUser(), cwd: folder.cluster };
  if (process.platform === 'win32') return spawn(program, args, { ...options, stdio: ['pipe', 'ignore', 'pipe'] });
  const shell = ['-c', `exec 3<&0 </dev/null; ${keeper}`, 'keeper', program, ...args];
  // A group of its own: Ctrl-C in a terminal reaches the desk, which then ends the server itself.
  return spawn('/bin/sh', shell, { ...options, detached: true, stdio: ['pipe', 'ignore', 'pipe'] });
}

function connectionOf({ folder, port }: Run, database: string): pg.ClientConfig {
  return { host: folder.socket ?? '127.0.0.1', port, user: 'desk', password: folder.password, database };
}

async function answers(run: Run, child: ChildProcess): Promise<boolean> {
  const deadline = Date.now() + startLimitMs;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const client = new pg.Client(connectionOf(run, 'postgres'));
    // The server may go while this client waits; the loop sees that by itself.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await sleep(15);
    }
  }
  return false;
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

function lastLines(child: ChildProcess): () => string {
  let tail = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-2_000);
  });
  return () => tail.trim();
}

// A desk that was killed leaves a server that is just ending; a desk that lives leaves one that stays.
async function waitForEnd(folder: ServerFolder): Promise<void> {
  const deadline = Date.now() + handOverMs;
  while (serverPid(folder) !== null) {
    if (Date.now() > deadline) {
      throw new Fault('busy', `another desk runs on ${folder.cluster}`, {
        hint: 'stop it, or name another data folder',
      });
    }
    await sleep(50);
  }
}

function serverPid({ cluster }: ServerFolder): number | null {
  const file = path.join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (!isAlive(pid)) return null;
  if (isPostgres(pid)) return pid;
  // The number has been given to another process since, and PostgreSQL would take that one for itself.
  rmSync(file, { force: true });
  return null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function isPostgres(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('postgres');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
