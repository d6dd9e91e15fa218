// Sending what is queued, batch by batch. At least once from here; the desk makes it once by the report's id.

import type { Clock } from '#lib/base/clock.ts';
import { randomSecret } from '#lib/base/ids.ts';
import { PROTOCOL, reportsPath } from '#lib/protocol/batch.ts';
import { type Meaning, meaningOf } from './answer.ts';
import type { Random } from './backoff.ts';
import { claim, renew } from './claim.ts';
import type { Entry } from './entry.ts';
import type { Post } from './post.ts';
import {
  giveBack,
  reached,
  refuse,
  type Sent,
  settleHeld,
  settleItems,
  settleLater,
  settleStrange,
  settleTooLarge,
} from './settle.ts';
import type { OutboxStore } from './store.ts';
import { tidy } from './tidy.ts';

/** What a delivery needs from outside. */
export interface DeliverParts {
  store: OutboxStore;
  post: Post;
  clock: Clock;
  random: Random;
  /** True if the caller holds the lock of senders, so that every other lease is a dead sender's and need not run out. */
  takeOver?: boolean;
}

/** What one delivery did, and when the next is due (ms of the clock; null when nothing waits for time). */
export interface Delivered {
  requests: number;
  nextAt: number | null;
}

/** Requests of one delivery at most: the rest goes with the next one, so that a worker is not kept for ever. */
const REQUESTS_MOST = 40;

/** Requests to find one bad report in a batch, after the one that failed. */
const BISECT_MOST = 7;

class Delivery {
  requests = 0;
  readonly #parts: DeliverParts;
  readonly #owner = randomSecret();

  constructor(parts: DeliverParts) {
    this.#parts = parts;
  }

  async run(): Promise<Delivered> {
    const { store, clock, takeOver } = this.#parts;
    await store.transact((rows) => tidy(rows, clock.now()));
    for (;;) {
      const taken = await store.transact((rows) => claim(rows, this.#owner, clock.now(), takeOver));
      if (taken.kind === 'none') return { requests: this.requests, nextAt: taken.nextAt };
      const meaning = await this.#exchange(taken.endpoint, taken.entries);
      if (meaning.kind === 'bad' && taken.entries.length > 1) await this.#bisect(taken.endpoint, taken.entries);
      if (this.requests >= REQUESTS_MOST) return { requests: this.requests, nextAt: clock.now() };
    }
  }

  /** One request; all that it says is on disk when this resolves, but for a bad batch, which the caller takes apart. */
  async #exchange(endpoint: string, entries: readonly Entry[]): Promise<Meaning> {
    const json = JSON.stringify({ protocol: PROTOCOL, reports: entries.map((entry) => entry.report) });
    this.requests++;
    const meaning = meaningOf(await this.#parts.post(endpoint + reportsPath, json));
    await this.#write(endpoint, entries, (sent) => settle(sent, meaning));
    return meaning;
  }

  async #write(endpoint: string, entries: readonly Entry[], work: (sent: Sent) => Promise<void>): Promise<void> {
    const { store, clock, random } = this.#parts;
    await store.transact((rows) => work({ rows, endpoint, entries, nowMs: clock.now(), random }));
  }

  /** Halves a refused batch until what spoils it stands alone; what was not tested goes back, and is sent by itself if suspected. */
  async #bisect(endpoint: string, entries: readonly Entry[]): Promise<void> {
    const { store, clock } = this.#parts;
    let suspects = [...entries];
    for (let step = 0; step < BISECT_MOST && suspects.length > 1; step++) {
      suspects = await store.transact((rows) => renew(rows, suspects, clock.now()));
      const half = suspects.slice(0, Math.ceil(suspects.length / 2));
      const others = suspects.slice(half.length);
      if (half.length === 0) return;
      const meaning = await this.#exchange(endpoint, half);
      if (meaning.kind === 'bad') {
        await this.#write(endpoint, others, (sent) => giveBack(sent));
        if (half.length === 1) return;
        suspects = half;
      } else if (meaning.kind === 'items') suspects = others;
      else {
        await this.#write(endpoint, others, (sent) => giveBack(sent));
        return;
      }
    }
    await this.#write(endpoint, suspects, (sent) => giveBack(sent, { alone: true }));
  }
}

async function settle(sent: Sent, meaning: Meaning): Promise<void> {
  switch (meaning.kind) {
    case 'items':
      return settleItems(sent, meaning.items, meaning.received);
    case 'later':
      return settleLater(sent, meaning.retryAfter);
    case 'strange':
      return settleStrange(sent);
    case 'too-large':
      return settleTooLarge(sent);
    case 'held':
      return settleHeld(sent, meaning.why);
    case 'bad':
      if (sent.entries.length > 1) return;
      await refuse(sent, meaning.why);
      return reached(sent);
  }
}

/**
 * Sends what is due and writes down what became of it. Safe to run twice at once and to be killed at any await: what was
 * claimed comes back after its lease, and a report is settled only by an answer that names it.
 */
export async function deliver(parts: DeliverParts): Promise<Delivered> {
  return new Delivery(parts).run();
}
