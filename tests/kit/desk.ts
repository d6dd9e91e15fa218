// Desks for tests: a whole one as its own process, and parts of one on fresh databases of a fast, unsafe server.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Hono } from 'hono';
import pg from 'pg';
import { makeApp } from '#desk/app.ts';
import { type ConfigInput, configSchema } from '#desk/config.ts';
import type { DeskContext } from '#desk/context.ts';
import { asRoot } from '#desk/database/binaries.ts';
import { type EmbeddedServer, startEmbedded } from '#desk/database/embedded.ts';
import { type Database, type OpenDatabase, openConnection } from '#desk/database/open.ts';
import { makeSignInTokens } from '#desk/people/sessions.ts';
import { makeProtection } from '#desk/publication/protection.ts';
import { openPublisher } from '#desk/publication/publish.ts';
import { type Clock, systemClock } from '#lib/base/clock.ts';

/** How to start a whole desk. */
export interface TestDeskOptions {
  /** Kept after `stop` when given; else a folder of its own that is removed. */
  dataDir?: string;
  /** A fixed port; free otherwise, and the same again after `restart`. */
  port?: number;
  generated?: string;
  operator?: string;
  rulePack?: string;
  /** Requests a minute and at once; wide by default. */
  rate?: { perMinute: number; burst: number };
}

/** A whole desk in a process of its own. */
export interface TestDesk {
  url: string;
  signInLinks: string[];
  repositoryUrl: string;
  rootPath: string;
  dataDir: string;
  /** Asks the database directly; numbers of bigint come as numbers. */
  sql(query: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Process id of PostgreSQL. */
  serverPid(): number | null;
  /** Kills the desk's process as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same folder and port; new sign-in links. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const startLimitMs = 60_000;

/** Starts `desk/main.ts` on a temporary folder. */
export async function startTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'shekteu-desk-'));
  letThrough(path.dirname(dataDir));
  let { child, ready } = await launch(dataDir, options, options.port ?? 0);
  const desk: TestDesk = {
    ...ready,
    dataDir,
    sql: (query, values) => ask(dataDir, query, values),
    serverPid: () => pidOf(dataDir),
    kill: () => end(child, 'SIGKILL'),
    restart: async () => {
      await end(child, 'SIGTERM');
      ({ child, ready } = await launch(dataDir, options, Number(new URL(desk.url).port)));
      Object.assign(desk, ready);
    },
    stop: async () => {
      await end(child, 'SIGTERM');
      await gone(dataDir);
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return desk;
}

// As root, PostgreSQL runs as somebody else, who must get through a temporary folder to the data inside; else the
// database is made elsewhere and outlives the test.
function letThrough(folder: string): void {
  const inside = path.relative(tmpdir(), folder);
  if (!asRoot() || inside === '' || inside.startsWith('..')) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
  letThrough(path.dirname(folder));
}

type Ready = Pick<TestDesk, 'url' | 'signInLinks' | 'repositoryUrl' | 'rootPath'>;

async function launch(
  dataDir: string,
  options: TestDeskOptions,
  port: number,
): Promise<{ child: ChildProcess; ready: Ready }> {
  const { perMinute, burst } = options.rate ?? { perMinute: 1_000_000, burst: 1_000_000 };
  const args = ['--import', 'tsx', 'desk/main.ts', '--data', dataDir, '--port', String(port)];
  if (options.generated !== undefined) args.push('--generated', options.generated);
  if (options.operator !== undefined) args.push('--operator', options.operator);
  if (options.rulePack !== undefined) args.push('--rule-pack', options.rulePack);
  const env = { ...process.env, DATABASE_URL: '', SHEKTEU_DESK_RATE: `${perMinute}/${burst}` };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text;
  });
  const ready = await new Promise<Ready>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the desk was not ready in time: ${words}`)), startLimitMs);
    child.once('exit', (code) => reject(new Error(`the desk ended with ${code}: ${words}`)));
    createInterface(child.stdout).once('line', (line) => {
      clearTimeout(late);
      resolve(JSON.parse(line) as Ready);
    });
  });
  return { child, ready };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function pidFile(dataDir: string): string {
  return path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
}

function pidOf(dataDir: string): number | null {
  const file = pidFile(dataDir);
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null;
}

// PostgreSQL ends by itself a moment after a desk that was killed.
async function gone(dataDir: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (existsSync(pidFile(dataDir)) && Date.now() < deadline) await new Promise((again) => setTimeout(again, 20));
}

async function ask(dataDir: string, query: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({
    host: path.join(dataDir, 'postgres'),
    user: 'desk',
    password: readFileSync(path.join(dataDir, 'postgres-password'), 'utf8').trim(),
    database: 'desk',
  });
  await client.connect();
  try {
    return (await client.query(query, values)).rows;
  } finally {
    await client.end();
  }
}

/** A server without fsync, for tests only, that makes migrated databases by copying a template. */
export interface TestServer {
  server: EmbeddedServer;
  /** A fresh, migrated database of its own. */
  fresh(): Promise<Omit<OpenDatabase, 'server'>>;
  stop(): Promise<void>;
}

/** Starts a server for the tests of one file. */
export async function startTestServer(): Promise<TestServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'shekteu-test-'));
  const server = await startEmbedded({ dataDir, sync: false });
  const admin = new pg.Client(server.connection('postgres'));
  await admin.connect();
  await admin.query('create database template_desk');
  const template = await openConnection(server.connection('template_desk'), { acceptLoss: true });
  await template.close();
  let made = 0;
  return {
    server,
    fresh: async () => {
      const name = `test_${++made}`;
      await admin.query(`create database ${name} template template_desk`);
      return openConnection(server.connection(name), { acceptLoss: true });
    },
    stop: async () => {
      await admin.end();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A desk without a port: `app.request()` on a fresh database and folder. */
export interface TestApp {
  app: Hono;
  context: DeskContext;
  db: Database;
  dataDir: string;
  /** Everything that failed and was no fault. */
  failures: unknown[];
  /** Asks as a person (0 or 1) from the desk's own pages; null asks as a stranger. */
  ask(person: 0 | 1 | null, target: string, body?: unknown): Promise<Response>;
  close(): Promise<void>;
}

const origin = 'http://desk.test';

/** Makes one; `config` and `clock` as in the product. */
export async function makeTestApp(
  server: TestServer,
  { config = {}, clock = systemClock }: { config?: ConfigInput; clock?: Clock } = {},
): Promise<TestApp> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'shekteu-app-'));
  chmodSync(dataDir, 0o711);
  const database = await server.fresh();
  const { db } = database;
  const settings = configSchema.parse({ dataDir, ...config });
  const protection = makeProtection(dataDir);
  const publisher = await openPublisher({ config: settings, db, clock, protection });
  const context: DeskContext = {
    config: settings,
    clock,
    db,
    publisher,
    protection,
    pages: dataDir,
    origin: () => origin,
  };
  const failures: unknown[] = [];
  const app = makeApp(context, (error) => failures.push(error));
  const cookies: string[] = [];
  for (const token of await makeSignInTokens(db, clock)) {
    const answer = await app.request(`${origin}/sign-in/${token}`);
    cookies.push((answer.headers.get('Set-Cookie') ?? '').split(';')[0]!);
  }
  return {
    app,
    context,
    db,
    dataDir,
    failures,
    ask: async (person, target, body) =>
      app.request(`${origin}${target}`, requestOf(person === null ? null : cookies[person]!, body)),
    close: async () => {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function requestOf(cookie: string | null, body: unknown): RequestInit {
  const own = { Origin: origin, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' };
  const headers = { ...(cookie === null ? {} : { Cookie: cookie }), ...(body === undefined ? {} : own) };
  return body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
}
