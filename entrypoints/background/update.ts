// Keeps the list fresh: alarm → lib/sync → storage → the list in memory. A failure leaves the last good state in use and is told.
import * as z from 'zod/mini';
import { systemClock } from '#lib/base/clock.ts';
import { type FaultCode, isFault } from '#lib/base/fault.ts';
import { browser } from '#lib/browser.ts';
import type { Answer } from '#lib/messages/messages.ts';
import { item } from '#lib/storage/item.ts';
import { makeFetchFile } from '#lib/sync/fetch.ts';
import { expired } from '#lib/sync/freshness.ts';
import { nextDelayMs } from '#lib/sync/schedule.ts';
import { type SyncOutcome, sync } from '#lib/sync/sync.ts';
import { builtInRepository } from './built-in.ts';
import { learn, renewProtection } from './knowledge.ts';
import { trustedStore } from './stores.ts';

const ALARM = 'sync';
const LOCK = 'shekteu.sync';

/** How the last sync ended, for the schedule and for people. */
const lastSync = item({
  key: 'sync',
  version: 1,
  schema: z.object({ failures: z.number(), problem: z.nullable(z.string()) }),
  initial: { failures: 0, problem: null },
  migrations: {},
});

/** Registers the alarm of syncs. Call it in the first tick. */
export function followUpdates(): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) return update();
  });
}

/** Plans a sync in `ms`. Firefox's alarms do not outlive a restart, so each start plans one. */
export async function planUpdate(ms: number): Promise<void> {
  await browser.alarms.create(ALARM, { when: systemClock.now() + ms });
}

/** One sync, alone; plans the next. Never throws. */
export async function update(): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const before = await lastSync.read();
    const problem = await problemOfSync();
    const failures = problem === null ? 0 : before.failures + 1;
    await lastSync.write({ failures, problem });
    await planUpdate(nextDelayMs(failures, Math.random()));
  });
}

async function problemOfSync(): Promise<FaultCode | null> {
  const repository = await builtInRepository();
  if (repository === null) return null;
  try {
    const outcome: SyncOutcome = await sync({
      fetch: makeFetchFile((input, init) => fetch(input, init)),
      store: trustedStore,
      clock: systemClock,
      ...repository,
    });
    if (outcome.kind === 'updated') await renewProtection();
    return outcome.kind === 'kept' ? outcome.code : null;
  } catch (error) {
    console.error('sync ended', isFault(error) ? error.code : error);
    return isFault(error) ? error.code : 'internal';
  }
}

/** What is known of the list in use, for people. */
export async function listState(): Promise<Answer<'list.state'>> {
  const [{ protection }, state, last, repository] = await Promise.all([
    learn(),
    trustedStore.read(),
    lastSync.read(),
    builtInRepository(),
  ]);
  return {
    ...protection.about,
    entries: protection.list.entries,
    fingerprint: await protection.fingerprint(),
    checkedAt: state?.checkedAt ?? null,
    expired: state !== null && expired(state, systemClock.now()),
    problem: last.problem as FaultCode | null,
    hasRoot: repository !== null,
  };
}
