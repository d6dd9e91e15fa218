// A small world for the outbox: desks that are simple sets, a network that fails on order, lives that end between two awaits.
import type { Clock } from '#lib/base/clock.ts';
import { Fault } from '#lib/base/fault.ts';
import { type Delivered, deliver } from '#lib/outbox/deliver.ts';
import { makeOutbox, type Outbox } from '#lib/outbox/outbox.ts';
import type { Post, Reply } from '#lib/outbox/post.ts';
import type { OutboxStore, Rows } from '#lib/outbox/store.ts';
import { MemoryStore } from '#tests/lib/outbox/memory-store.ts';

/** What may happen to one request. */
export const faults = [
  'lost-request',
  'lost-answer',
  '429',
  '500',
  '413',
  '403',
  '400',
  'garbage',
  'portal',
  'half-an-answer',
  'others’ ids',
] as const;
export type FaultName = (typeof faults)[number];

const never = <T>() => new Promise<T>(() => {});

class Killed extends Error {}

/** One run of the worker, which ends after so many awaits. */
export class Life {
  #left: number;
  #die: (killed: Killed) => void = () => {};
  /** Rejects when this life ends. */
  readonly death: Promise<never>;
  isOver = false;

  constructor(awaits = Number.POSITIVE_INFINITY) {
    this.#left = awaits;
    this.death = new Promise<never>((_, reject) => {
      this.#die = reject;
    });
    this.death.catch(() => undefined);
  }

  /** One await: goes on, or never does. */
  async step(): Promise<void> {
    if (this.#left-- > 0 && !this.isOver) return;
    this.isOver = true;
    this.#die(new Killed());
    await never();
  }
}

function gatedRows(rows: Rows, life: Life): Rows {
  return new Proxy(rows, {
    get: (target, name: keyof Rows) => {
      return async (...args: never[]) => {
        await life.step();
        return (target[name] as (...args: never[]) => unknown)(...args);
      };
    },
  });
}

/** A desk: the set of what it has, and how often each arrived. */
export class Desk {
  readonly rows = new Map<string, string>();

  take(report: { id: string }): 'accepted' | 'duplicate' | 'refused' {
    const text = JSON.stringify(report);
    const known = this.rows.get(report.id);
    if (known === undefined) this.rows.set(report.id, text);
    return known === undefined ? 'accepted' : known === text ? 'duplicate' : 'refused';
  }
}

function reply(status: number, text: string, type = 'application/json'): Reply {
  return { kind: 'reply', status, type, retryAfter: status === 429 ? '90' : null, text };
}

/** Everything that outlives a worker: disk, desks, network, clock. */
export class World {
  readonly store = new MemoryStore();
  readonly desks = new Map<string, Desk>();
  readonly injected = new Map<string, number>();
  readonly clock: Clock & { at: number };
  /** Writes that will still fail because the disk is full. */
  fullWrites = 0;
  faults: FaultName[] = [];

  constructor(now: number) {
    this.clock = { at: now, now: () => this.clock.at };
  }

  count(name: string): void {
    this.injected.set(name, (this.injected.get(name) ?? 0) + 1);
  }

  desk(endpoint: string): Desk {
    const desk = this.desks.get(endpoint) ?? new Desk();
    this.desks.set(endpoint, desk);
    return desk;
  }

  #storeOf(life: Life): OutboxStore {
    const transact = async <T>(work: (rows: Rows) => Promise<T>): Promise<T> => {
      await life.step();
      try {
        const result = await this.store.transact(async (rows) => {
          const done = await Promise.race([work(gatedRows(rows, life)), life.death]);
          if (this.fullWrites > 0) {
            this.fullWrites--;
            this.count('disk-full');
            throw new Fault('disk-full', 'full');
          }
          return done;
        });
        await life.step();
        return result;
      } catch (error) {
        // The dead hear nothing: only the transaction is undone.
        if (error instanceof Killed) return never();
        throw error;
      }
    };
    return { transact };
  }

  #answer(url: string, json: string, fault: FaultName | undefined): Reply | null {
    const { reports } = JSON.parse(json) as { reports: { id: string }[] };
    const refusals: Partial<Record<FaultName, number>> = { '429': 429, '500': 500, '413': 413, '403': 403, '400': 400 };
    if (fault === 'lost-request') return { kind: 'unreachable' };
    if (fault === 'portal') return reply(200, '<html>sign in</html>', 'text/html');
    if (fault && refusals[fault]) return reply(refusals[fault], '{}');
    const desk = this.desk(new URL(url).origin);
    let items = reports.map((report) => ({ id: report.id, outcome: desk.take(report) }));
    if (fault === 'lost-answer') return { kind: 'unreachable' };
    if (fault === 'garbage') return reply(200, '{"protocol":1,"items":[{"id":');
    if (fault === 'half-an-answer') items = items.slice(0, Math.floor(items.length / 2));
    if (fault === 'others’ ids') items = items.map((item) => ({ ...item, id: `${item.id.slice(0, -1)}x` }));
    return reply(200, JSON.stringify({ protocol: 1, items }));
  }

  #postOf(life: Life): Post {
    return async (url, json) => {
      await life.step();
      const fault = this.faults.shift();
      if (fault) this.count(fault);
      const answer = this.#answer(url, json, fault);
      await life.step();
      return answer ?? { kind: 'unreachable' };
    };
  }

  /** Runs `work` in one life; null if it died before it could tell. A fault it throws is told. */
  async live<T>(life: Life, work: (outbox: Outbox) => Promise<T>): Promise<T | Fault | null> {
    const outbox = makeOutbox({ store: this.#storeOf(life), clock: this.clock });
    try {
      return await Promise.race([work(outbox), life.death]);
    } catch (error) {
      if (error instanceof Killed) this.count('killed');
      if (error instanceof Killed) return null;
      if (error instanceof Fault) return error;
      throw error;
    }
  }

  /** One delivery in one life. */
  async deliver(life: Life, random: () => number, takeOver = false): Promise<Delivered | Fault | null> {
    const parts = { store: this.#storeOf(life), post: this.#postOf(life), clock: this.clock, random, takeOver };
    return this.live(life, () => deliver(parts));
  }
}
