// One document's visit: its address is asked for, its text handed in, and the bar shown when the answer says so.
import type { PageAnswer } from '#lib/messages/page-answer.ts';
import { contentTypeOf, rootOf, stateOf } from '#lib/page/dom.ts';
import { ask, isAlive, tell } from './ask.ts';
import { type Bar, mountBar } from './banner.tsx';
import { TextReader } from './reader.ts';
import { followAddress } from './route.ts';
import { type Watch, watchChanges } from './watch.ts';

/** Begins the visit of this document. */
export function begin(): void {
  const visit = new Visit();
  void visit.start();
}

class Visit {
  readonly #reader = new TextReader(document);
  #bar: Bar | null = null;
  #watch: Watch | null = null;
  #address = location.href;

  async start(): Promise<void> {
    const wasPrepared = isPrepared();
    if (wasPrepared) await whenShown();
    followAddress(() => this.#moved());
    addEventListener('pageshow', (event) => event.persisted && this.#askAgain());
    addEventListener('visibilitychange', () => this.#bar !== null && this.#askAgain());
    // What was prepared unseen is asked for as a page that returns: it may hold frames already.
    const [answer] = await Promise.all([ask('page.address', { fresh: !wasPrepared }), domReady()]);
    this.#apply(answer);
    if (answer?.scan) await this.#read();
  }

  // A same-document navigation: another address, and soon another text.
  #moved(): void {
    if (location.href === this.#address) return;
    this.#address = location.href;
    this.#bar?.remove();
    this.#bar = null;
    void this.#askAgain().then((answer) => (answer?.scan ? this.#read() : undefined));
  }

  async #askAgain(): Promise<PageAnswer | null> {
    const answer = await ask('page.address', { fresh: false });
    this.#apply(answer);
    return answer;
  }

  // Hands in the whole text, then only changes.
  async #read(): Promise<void> {
    const root = rootOf(document);
    if (root === null || !/^(?:text\/(?:html|plain)|application\/xhtml\+xml)$/.test(contentTypeOf(document))) return;
    const address = this.#address;
    for await (const part of this.#reader.read([root])) {
      if (address !== this.#address) return;
      this.#apply(await ask('page.text', part));
    }
    this.#watch ??= watchChanges(root, (roots) => this.#changed(roots));
  }

  // False when nothing more will be read: the budget is spent, or the extension has gone.
  async #changed(roots: Node[]): Promise<boolean> {
    this.#moved();
    for await (const part of this.#reader.readChanged(roots)) {
      const answer = await ask('page.text', part);
      this.#apply(answer);
      if (answer === null) return isAlive();
    }
    return !this.#reader.isSpent();
  }

  #apply(answer: PageAnswer | null): void {
    if (answer === null) return;
    if (answer.shows === 'banner' && answer.banner !== null) {
      this.#bar ??= mountBar({
        ...answer.banner,
        level: answer.level === 'danger' ? 'danger' : 'caution',
        language: answer.language,
        onMore: () => void tell('page.more'),
        onClose: () => this.#close(),
        onHidden: () => void tell('page.hidden'),
      });
    } else {
      this.#bar?.remove();
      this.#bar = null;
    }
  }

  #close(): void {
    this.#bar?.remove();
    this.#bar = null;
    void tell('page.closed');
  }
}

// A page that is only being prepared (prerendered) is no visit yet.
function isPrepared(): boolean {
  return (document as { prerendering?: boolean }).prerendering === true;
}

function whenShown(): Promise<void> {
  return new Promise((resolve) =>
    addEventListener('prerenderingchange', () => resolve(), { once: true, capture: true }),
  );
}

function domReady(): Promise<void> {
  if (stateOf(document) !== 'loading') return Promise.resolve();
  return new Promise((resolve) => addEventListener('DOMContentLoaded', () => resolve(), { once: true, capture: true }));
}
