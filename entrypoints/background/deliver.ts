// When reports leave: 10 s after the last save (the time to undo), at the next due time, and after each start of the browser.
import { systemClock } from '#lib/base/clock.ts';
import { isFault } from '#lib/base/fault.ts';
import { browser } from '#lib/browser.ts';
import { deliver } from '#lib/outbox/deliver.ts';
import { UNDO_MS } from '#lib/outbox/outbox.ts';
import { makePost } from '#lib/outbox/post.ts';
import { outboxStore } from './stores.ts';

const ALARM = 'deliver';
const LOCK = 'shekteu.deliver';
/** Chrome's alarms are at least this far apart, ms; a timer runs before it while the worker lives. */
const ALARM_MS = 30_000;
/** A timer so far ahead would not outlive the worker. */
const TIMER_MOST_MS = 25_000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Registers the alarm of deliveries. Call it in the first tick. */
export function followDeliveries(): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) return deliverNow();
  });
}

/** In a worker that has woken: what the one before had planned is not left to the alarm alone. */
export async function resumeTimer(): Promise<void> {
  const planned = await browser.alarms.get(ALARM);
  if (planned !== undefined) timer ??= setTimeout(() => void deliverNow(), UNDO_MS);
}

/** Plans a delivery in `ms`: a timer for a worker that stays awake, an alarm for one that does not. */
export async function planDelivery(ms: number = UNDO_MS): Promise<void> {
  clearTimeout(timer);
  if (ms <= TIMER_MOST_MS) timer = setTimeout(() => void deliverNow(), ms);
  await browser.alarms.create(ALARM, { when: systemClock.now() + Math.max(ms, ALARM_MS) });
}

/** Sends what is due, unless another delivery runs; plans the next one. */
export async function deliverNow(): Promise<void> {
  // Until this delivery has ended well the alarm stays, so that a worker killed in the midst of it is woken again.
  await planDelivery(ALARM_MS);
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await deliverAlone();
  });
}

async function deliverAlone(): Promise<void> {
  const post = makePost((url, init) => fetch(url, init));
  // The lock is held, so a lease that is left belongs to a worker that was killed.
  const parts = { store: outboxStore, post, clock: systemClock, random: Math.random, takeOver: true };
  try {
    const { nextAt } = await deliver(parts);
    if (nextAt === null) await browser.alarms.clear(ALARM);
    else await planDelivery(Math.max(0, nextAt - systemClock.now()));
  } catch (error) {
    // Storage refused: the alarm set before tries again, and the reports are still there.
    console.error('delivery ended', isFault(error) ? error.code : error);
  }
}
