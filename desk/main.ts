// Starts the desk: database → keys and publication → pages → listening on the loopback; and stops it whole.
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { openDatabase } from '#desk/database/open.ts';
import { makeSignInTokens } from '#desk/people/sessions.ts';
import { makeProtection } from '#desk/publication/protection.ts';
import { openPublisher } from '#desk/publication/publish.ts';
import { systemClock } from '#lib/base/clock.ts';
import { isFault } from '#lib/base/fault.ts';
import { makeApp } from './app.ts';
import { buildPages } from './build-pages.ts';
import { type ConfigInput, configSchema, readConfig } from './config.ts';
import type { DeskContext } from './context.ts';

/** A running desk. */
export interface RunningDesk {
  url: string;
  /** One-time links of the two people, in order. */
  signInLinks: string[];
  /** Where the signed files are served, with a slash at its end. */
  repositoryUrl: string;
  /** The root that an extension is built with. */
  rootPath: string;
  /** What the database says about itself. */
  durability: { fsync: string; synchronousCommit: string };
  stop(): Promise<void>;
}

const hourMs = 3_600_000;

/** Starts a desk and publishes once. @throws Fault `busy`, `blocked`, `unsupported`, `unreadable-file` */
export async function startDesk(input: ConfigInput = {}): Promise<RunningDesk> {
  const config = configSchema.parse(input);
  const [database, pages] = await Promise.all([
    openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, acceptLoss: config.acceptLoss }),
    buildPages(),
  ]);
  try {
    const { db } = database;
    const protection = makeProtection(config.dataDir);
    const publisher = await openPublisher({ config, db, clock: systemClock, protection });
    await publisher.publish(null);
    let url = '';
    const context: DeskContext = { config, clock: systemClock, db, publisher, protection, pages, origin: () => url };
    const server = await listen(context, config.port);
    url = server.url;
    const resign = setInterval(() => void publisher.refresh().catch(logFailure), hourMs);
    const tokens = await makeSignInTokens(db, systemClock);
    return {
      url,
      signInLinks: tokens.map((token) => `${url}/sign-in/${token}`),
      repositoryUrl: `${url}/repository/`,
      rootPath: publisher.rootPath,
      durability: database.durability,
      stop: async () => {
        clearInterval(resign);
        await server.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function listen(context: DeskContext, port: number): Promise<{ url: string; close(): Promise<void> }> {
  const app = makeApp(context, logFailure);
  // Slow senders are cut: 10 s for the head, 30 s for the whole request (threat model, section 7).
  const serverOptions = { maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 30_000 };
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port, serverOptions }, (info) =>
      resolve({
        url: `http://127.0.0.1:${info.port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeIdleConnections' in server) server.closeIdleConnections();
            if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 2_000).unref();
          }),
      }),
    );
    server.once('error', reject);
  });
}

// Codes only: messages of a database may quote what somebody wrote.
function logFailure(error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  process.stderr.write(`${JSON.stringify({ failed: name, code })}\n`);
}

async function run(): Promise<void> {
  const desk = await startDesk(readConfig(process.env, process.argv.slice(2)));
  const { stop, ...ready } = desk;
  process.stdout.write(`${JSON.stringify({ ready: true, ...ready })}\n`);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop().then(() => process.exit(0));
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  run().catch((error: unknown) => {
    const hint = isFault(error) && error.hint !== '' ? `; ${error.hint}` : '';
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}${hint}\n`);
    process.exit(1);
  });
}
