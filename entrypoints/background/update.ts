// Keeps the list fresh: alarm → one turn of lib/sync → storage → the list in memory. A failure leaves the last good state in use and is told.
import { protectedAddresses } from '#lib/address/protected.ts';
import { systemClock } from '#lib/base/clock.ts';
import { browser } from '#lib/browser.ts';
import type { Answer } from '#lib/messages/messages.ts';
import { startDelayMs } from '#lib/sync/attempts.ts';
import { makeFetchFile } from '#lib/sync/fetch.ts';
import { ageOf } from '#lib/sync/freshness.ts';
import { takeTurn } from '#lib/sync/turn.ts';
import { builtInRepository } from './built-in.ts';
import { learn, renewProtection } from './knowledge.ts';
import { attemptsStore, trustedStore } from './stores.ts';

const ALARM = 'sync';
const LOCK = 'shekteu.sync';

/** Registers the alarm of syncs. Call it in the first tick. */
export function followUpdates(): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) return update();
  });
}

/** Plans the first sync of a browser's start, spread by chance: Firefox's alarms do not outlive a restart, and Chrome's may be missed. */
export async function planFirstUpdate(): Promise<void> {
  const now = { ms: systemClock.now(), random: Math.random() };
  await plan(startDelayMs(await attemptsStore.read(), now));
}

/** In a worker that has woken: an alarm that was lost is made anew. */
export async function resumeUpdates(): Promise<void> {
  if ((await browser.alarms.get(ALARM)) === undefined) await planFirstUpdate();
}

async function plan(ms: number): Promise<void> {
  await browser.alarms.create(ALARM, { when: systemClock.now() + ms });
}

let running: Promise<void> | null = null;

/** One sync, alone, by whoever asked first; plans the next. Never throws. */
export function update(): Promise<void> {
  running ??= takeOurTurn()
    .catch((error) => console.error('sync ended', error))
    .finally(() => {
      running = null;
    });
  return running;
}

async function takeOurTurn(): Promise<void> {
  const repository = await builtInRepository();
  if (repository === null) return;
  const { outcome } = await takeTurn({
    ...repository,
    fetch: makeFetchFile((input, init) => fetch(input, init)),
    store: trustedStore,
    attempts: attemptsStore,
    clock: systemClock,
    random: Math.random,
    canaries: protectedAddresses.map(({ subject }) => subject),
    plan,
    // Of all contexts of this extension: another tab's worker, a page, an event page that is just being replaced.
    alone: async (run) => await navigator.locks.request(LOCK, run),
  });
  // A try in vain too may change what the list still does: it grows old.
  if (outcome !== null) await renewProtection();
}

/** What is known of the list in use, for people. */
export async function listState(): Promise<Answer<'list.state'>> {
  const [{ protection }, attempts, repository] = await Promise.all([
    learn(),
    attemptsStore.read(),
    builtInRepository(),
  ]);
  return {
    ...protection.about,
    entries: protection.list.entries,
    fingerprint: await protection.fingerprint(),
    checkedAt: protection.state?.checkedAt ?? null,
    age: ageOf(protection.state, attempts, systemClock.now()),
    problem: attempts.problem?.code ?? null,
    hasRoot: repository !== null,
  };
}
