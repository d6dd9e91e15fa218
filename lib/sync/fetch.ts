// One file from a mirror, with the limits of the threat model's fetch row: no more bytes, no more time, nothing that tracks.
import { Fault } from '#lib/base/fault.ts';

/** Fetches a file of at most `maxBytes`. @throws Fault `endless`, `slow`, `not-found`, `unreachable` */
export type FetchFile = (url: string, limit: { maxBytes: number }) => Promise<Uint8Array<ArrayBuffer>>;

/** How long a mirror may take: without a byte, and in all. */
export interface TimeLimits {
  readonly idleMs: number;
  readonly totalMs: number;
}

const usual: TimeLimits = { idleMs: 15_000, totalMs: 120_000 };
const ABSENT = [403, 404, 410];

/** A FetchFile over the platform's `fetch`: no redirect, no cookie, no referrer, no cache. */
export function makeFetchFile(fetch: typeof globalThis.fetch, limits: TimeLimits = usual): FetchFile {
  return async (url, { maxBytes }) => {
    const patience = new Patience(limits);
    try {
      const response = await fetch(url, {
        redirect: 'error',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        signal: patience.signal,
      });
      requireOk(response, url);
      return await readBody(response, maxBytes, patience);
    } catch (error) {
      throw patience.faultOf(error);
    } finally {
      patience.end();
    }
  };
}

function requireOk(response: Response, url: string): void {
  if (response.status === 200) return;
  const code = ABSENT.includes(response.status) ? 'not-found' : 'unreachable';
  throw new Fault(code, `${new URL(url).pathname}: HTTP ${response.status}`);
}

async function readBody(response: Response, maxBytes: number, patience: Patience): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) return joined(parts, size);
    patience.renew();
    size += chunk.value.length;
    if (size > maxBytes) throw new Fault('endless', `longer than ${maxBytes} bytes`);
    parts.push(chunk.value);
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Aborts a request that has been silent or running for too long; `end` also lets go of a body that was not read out. */
class Patience {
  readonly #limits: TimeLimits;
  readonly #controller = new AbortController();
  readonly #whole: ReturnType<typeof setTimeout>;
  #idle: ReturnType<typeof setTimeout>;
  #slow = false;

  constructor(limits: TimeLimits) {
    this.#limits = limits;
    this.#whole = setTimeout(() => this.#stop(), limits.totalMs);
    this.#idle = setTimeout(() => this.#stop(), limits.idleMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  renew(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#stop(), this.#limits.idleMs);
  }

  faultOf(error: unknown): Fault {
    if (this.#slow) return new Fault('slow', 'the mirror is silent or too slow', { cause: error });
    if (error instanceof Fault) return error;
    return new Fault('unreachable', 'no answer from the mirror', { cause: error });
  }

  end(): void {
    clearTimeout(this.#whole);
    clearTimeout(this.#idle);
    this.#controller.abort();
  }

  #stop(): void {
    this.#slow = true;
    this.#controller.abort();
  }
}
