// How much of a page is read, and how its own work goes first.

/** What is read at most; what lies beyond is told as `cut` (threat-model.md, 3.8). */
export const caps = {
  nodes: 200_000,
  /** UTF-16 units. */
  text: 2 * 1024 * 1024,
  shadowRoots: 2_000,
  links: 2_000,
} as const;

/** The longest this code works before the page may go on, ms; well under the 6 ms that are allowed, since the clock is not read at each step. */
export const SLICE_MS = 3;
/** The clock is read after so many nodes, or so much text, whichever comes first. */
const LOOK_AFTER = { nodes: 8, text: 8_192 };

/** Lets the page work: `scheduler.yield` where there is one, else an idle moment, else the next turn. */
export function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  if (typeof scheduler?.yield === 'function') return scheduler.yield();
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 50 });
    else setTimeout(resolve, 0);
  });
}

/** Counts what was read and says when to stop for good, or for a moment. */
export class Budget {
  readonly #now: () => number;
  readonly #pause: () => Promise<void>;
  #since: number;
  #looked = { nodes: 0, text: 0 };
  nodes = 0;
  text = 0;
  shadowRoots = 0;
  /** True once a cap has cut something off. */
  cut = false;

  constructor(parts: { now?: () => number; pause?: () => Promise<void> } = {}) {
    this.#now = parts.now ?? (() => performance.now());
    this.#pause = parts.pause ?? pause;
    this.#since = this.#now();
  }

  /** Takes one node; false when there are too many. */
  takeNode(): boolean {
    if (this.nodes >= caps.nodes) this.cut = true;
    else this.nodes++;
    return !this.cut;
  }

  /** As much of `text` as may still be read. */
  takeText(text: string): string {
    const left = caps.text - this.text;
    if (text.length > left) this.cut = true;
    const taken = text.length > left ? text.slice(0, left) : text;
    this.text += taken.length;
    return taken;
  }

  /** Takes one shadow root; false when there are too many. */
  takeShadowRoot(): boolean {
    if (this.shadowRoots >= caps.shadowRoots) this.cut = true;
    else this.shadowRoots++;
    return this.shadowRoots < caps.shadowRoots;
  }

  /** True when this slice has lasted long enough. The clock is asked only now and then. */
  isLong(): boolean {
    const { nodes, text } = this.#looked;
    if (this.nodes - nodes < LOOK_AFTER.nodes && this.text - text < LOOK_AFTER.text) return false;
    this.#looked = { nodes: this.nodes, text: this.text };
    return this.#now() - this.#since >= SLICE_MS;
  }

  /** Begins a slice: what was waited for before it is not its work. */
  begin(): void {
    this.#since = this.#now();
  }

  /** Pauses, and begins the next slice. */
  async breathe(): Promise<void> {
    await this.#pause();
    this.begin();
  }
}
