// The desk's database: embedded, or the one that DATABASE_URL names; durable or refused.
import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { Fault } from '#lib/base/fault.ts';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';
import { migrations } from './migrations/list.ts';
import type { Tables } from './schema.ts';

/** A connection to one database, or inside one transaction of it. */
export type Database = Kysely<Tables>;

/** An open database, migrated to this release. */
export interface OpenDatabase {
  db: Database;
  /** What the running server says about itself, read at start. */
  durability: Durability;
  /** The embedded server, or null with DATABASE_URL. */
  server: EmbeddedServer | null;
  close(): Promise<void>;
}

/** The server's own words on whether a commit is on disk when it returns. */
export interface Durability {
  fsync: string;
  synchronousCommit: string;
}

/** Where the database is; `acceptLoss` serves although a power cut may lose what was acknowledged. */
export interface OpenOptions {
  url: string | null;
  dataDir: string;
  acceptLoss: boolean;
}

const bigint = 20;
const poolSize = 10;

/** Opens and migrates. @throws Fault `blocked` if the server may lose a commit, `busy` if another desk has the folder. */
export async function openDatabase({ url, dataDir, acceptLoss }: OpenOptions): Promise<OpenDatabase> {
  const server = url === null ? await startEmbedded({ dataDir }) : null;
  try {
    const connection = server === null ? { connectionString: url ?? '' } : await deskDatabase(server);
    return { ...(await openConnection(connection, { acceptLoss, close: () => server?.stop() })), server };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

/** Opens a database that a running server already holds. @throws Fault `blocked` if the server may lose a commit. */
export async function openConnection(
  connection: pg.PoolConfig,
  { acceptLoss, close }: { acceptLoss: boolean; close?: () => Promise<void> | undefined },
): Promise<Omit<OpenDatabase, 'server'>> {
  pg.types.setTypeParser(bigint, Number);
  const pool = new pg.Pool({ ...connection, max: poolSize, connectionTimeoutMillis: 15_000 });
  // A connection that breaks is replaced at the next use, and a query on it fails by itself; but without listeners,
  // one for idle connections and one for those in use, the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const durability = await readDurability(pool);
    if (!acceptLoss) refuseLoss(durability);
    await migrate(db);
    return {
      db,
      durability,
      close: async () => {
        await db.destroy();
        await close?.();
      },
    };
  } catch (error) {
    await db.destroy();
    // Kysely ends a pool only once it has used it itself.
    if (!pool.ended) await pool.end();
    throw error;
  }
}

async function deskDatabase(server: EmbeddedServer): Promise<pg.ClientConfig> {
  const client = new pg.Client(server.connection('postgres'));
  await client.connect();
  try {
    const found = await client.query("select from pg_database where datname = 'desk'");
    if (found.rowCount === 0) await client.query('create database desk');
  } finally {
    await client.end();
  }
  return server.connection('desk');
}

async function readDurability(pool: pg.Pool): Promise<Durability> {
  const { rows } = await pool.query<Durability>(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as "synchronousCommit"`,
  );
  return rows[0]!;
}

// `remote_apply` and `remote_write` promise more than `on`; `local` is a flush on this machine, but no standby.
function refuseLoss({ fsync, synchronousCommit }: Durability): void {
  if (fsync === 'on' && ['on', 'remote_apply'].includes(synchronousCommit)) return;
  throw new Fault('blocked', `PostgreSQL runs with fsync=${fsync}, synchronous_commit=${synchronousCommit}`, {
    hint: 'switch both on, or start with --accept-loss and lose reports at a power cut',
  });
}

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
