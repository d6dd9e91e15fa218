import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConnection, openDatabase } from '#desk/database/open.ts';
import { startTestServer, type TestServer } from '#tests/kit/desk.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('openConnection', () => {
  it('refuses to serve from a server that may lose a commit, unless told to accept it', async () => {
    const connection = server.server.connection('template_desk');
    await expect(openConnection(connection, { acceptLoss: false })).rejects.toMatchObject({
      code: 'blocked',
      message: 'PostgreSQL runs with fsync=off, synchronous_commit=off',
    });
    const accepted = await openConnection(connection, { acceptLoss: true });
    expect(accepted.durability).toEqual({ fsync: 'off', synchronousCommit: 'off' });
    await accepted.close();
  });

  it('takes the database that an operator names, and leaves its server alone', async () => {
    const { host, password } = server.server.connection('x');
    const url = `postgres://desk:${password}@/template_desk?host=${encodeURIComponent(String(host))}`;
    const named = await openDatabase({ url, dataDir: '/nowhere', acceptLoss: true });
    expect(named.server).toBeNull();
    expect(await named.db.selectFrom('person').selectAll().execute()).toEqual([]);
    await named.close();
    expect(server.server.pid()).not.toBeNull();
  });

  it('migrates once, and finds nothing to do the next time', async () => {
    const first = await server.fresh();
    const applied = async () =>
      (
        await first.db
          .withTables<{ kysely_migration: { name: string } }>()
          .selectFrom('kysely_migration')
          .select('name')
          .execute()
      ).map((row) => row.name);
    expect(await applied()).toEqual(['0001-round-trip', '0002-removed-here']);
    await first.close();
  });

  it('gives bigint as a number', async () => {
    const { db, close } = await server.fresh();
    expect(
      await db
        .selectFrom('person')
        .select((the) => the.fn.countAll<number>().as('people'))
        .executeTakeFirst(),
    ).toEqual({ people: 0 });
    await close();
  });
});
