import { makeConnect } from '#lib/storage/database.ts';
import { makeOutboxStore } from '#lib/storage/outbox-store.ts';
import { makeSyncStore } from '#lib/storage/sync-store.ts';

const connect = makeConnect();

/** Saved reports, on disk. */
export const outboxStore = makeOutboxStore(connect);

/** The last good state of the signed list, on disk. */
export const trustedStore = makeSyncStore(connect);
