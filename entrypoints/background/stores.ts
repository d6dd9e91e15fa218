import { makeConnect } from '#lib/storage/database.ts';
import { item } from '#lib/storage/item.ts';
import { makeListStore } from '#lib/storage/list-store.ts';
import { makeOutboxStore } from '#lib/storage/outbox-store.ts';
import { makeSyncStore } from '#lib/storage/sync-store.ts';
import { attemptsSchema, noAttempts } from '#lib/sync/attempts.ts';

const connect = makeConnect();

/** Saved reports, on disk. */
export const outboxStore = makeOutboxStore(connect);

/** The last good state of the signed list, on disk. */
export const trustedStore = makeSyncStore(connect);

/** The list on disk, for who cannot wait until it is in memory. */
export const listStore = makeListStore(connect);

/** How the tries to sync ended, for the schedule and for people. */
export const attemptsStore = item({
  key: 'sync',
  version: 2,
  schema: attemptsSchema,
  initial: noAttempts,
  // The first build kept a count and a word only; the next try tells more.
  migrations: { 1: () => noAttempts },
});
