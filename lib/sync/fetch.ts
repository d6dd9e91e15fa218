// One file from a mirror, with the limits of the threat model's fetch row: no more bytes, no more time, nothing that tracks.
import { sha256, toHex } from '#lib/base/bytes.ts';
import { type Clock, systemClock } from '#lib/base/clock.ts';
import { Fault } from '#lib/base/fault.ts';
import { retryAfterMs } from '#lib/base/retry-after.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What is wanted of a mirror: at most so many bytes, or word that what is held is still the same. */
export interface Wanted {
  readonly maxBytes: number;
  /** Bytes in hand; they are given back as they are when the mirror says that its file is the same. */
  readonly held?: Bytes | null;
}

/** Fetches a file. @throws Fault `endless`, `slow`, `not-found`, `unreachable`; `TryLater` where the mirror asked for a pause */
export type FetchFile = (url: string, wanted: Wanted) => Promise<Bytes>;

/** A mirror that does not serve, and said for how long to leave it alone. */
export class TryLater extends Fault {
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number) {
    super('unreachable', message);
    this.retryAfterMs = retryAfterMs;
  }
}

/** How long a mirror may take: without a byte, and in all. */
export interface TimeLimits {
  readonly idleMs: number;
  readonly totalMs: number;
}

const usual: TimeLimits = { idleMs: 15_000, totalMs: 120_000 };
const ABSENT = [403, 404, 410];

/** A FetchFile over the platform's `fetch`: no redirect, no cookie, no referrer, no cache. */
export function makeFetchFile(
  fetch: typeof globalThis.fetch,
  limits: TimeLimits = usual,
  clock: Clock = systemClock,
): FetchFile {
  return async (url, { maxBytes, held = null }) => {
    const patience = new Patience(limits);
    try {
      const response = await patience.bound(
        fetch(url, {
          redirect: 'error',
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          cache: 'no-store',
          // The tag is made of the bytes in hand and nothing a mirror sent, so it cannot serve as a cookie.
          ...(held && { headers: { 'If-None-Match': `"${toHex(await sha256(held))}"` } }),
          signal: patience.signal,
        }),
      );
      if (response.status === 304 && held) return held;
      requireOk(response, url, clock);
      return await readBody(response, maxBytes, patience);
    } catch (error) {
      throw patience.faultOf(error);
    } finally {
      patience.end();
    }
  };
}

function requireOk(response: Response, url: string, clock: Clock): void {
  if (response.status === 200) return;
  const said = `${new URL(url).pathname}: HTTP ${response.status}`;
  const pause = retryAfterMs(response.headers.get('retry-after'), clock.now());
  if (pause !== null) throw new TryLater(said, pause);
  throw new Fault(ABSENT.includes(response.status) ? 'not-found' : 'unreachable', said);
}

async function readBody(response: Response, maxBytes: number, patience: Patience): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const chunk = reader && (await patience.bound(reader.read()));
      if (!chunk || chunk.done) return joined(parts, size);
      patience.renew();
      size += chunk.value.length;
      if (size > maxBytes) throw new Fault('endless', `longer than ${maxBytes} bytes`);
      parts.push(chunk.value);
    }
  } finally {
    // Lets go of a body that was not read out; what that comes to changes nothing any more.
    void reader?.cancel().catch(() => undefined);
  }
}

function joined(parts: readonly Uint8Array[], size: number): Bytes {
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/**
 * Ends a request that has been silent or running for too long. It is aborted, and what waits for it is let go in any case: Node 20
 * loses the way from a signal to a body that is still read once the request has been collected as garbage.
 */
class Patience {
  readonly #limits: TimeLimits;
  readonly #controller = new AbortController();
  readonly #whole: ReturnType<typeof setTimeout>;
  readonly #over: Promise<never>;
  #leave: (reason: Error) => void = () => {};
  #idle: ReturnType<typeof setTimeout>;
  #slow = false;

  constructor(limits: TimeLimits) {
    this.#limits = limits;
    this.#over = new Promise((_, reject) => {
      this.#leave = reject;
    });
    this.#over.catch(() => undefined); // it is heard only by what is bound to it
    this.#whole = setTimeout(() => this.#stop(), limits.totalMs);
    this.#idle = setTimeout(() => this.#stop(), limits.idleMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** What `work` comes to, unless patience ends first. */
  bound<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#over]);
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
    this.#leave(new Error('patience has ended'));
  }
}
