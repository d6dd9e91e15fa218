// One open tab, whichever browser it is in: what a person can see and do there, made of a few primitives of the driver.
import { until, within } from './until.ts';

/** A place in the tab's viewport, CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A part of the viewport, CSS pixels. */
export interface Clip extends Point {
  width: number;
  height: number;
}

/** An element inside a closed shadow root, which scripts cannot reach. */
export interface ShadowElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
  centre(): Promise<Point>;
}

/** What a driver must be able to do; everything else is written once, on top of it. */
export interface Driver {
  /** Starts going there; need not wait for the document. */
  goto(address: string): Promise<void>;
  /** Evaluates an expression in the page's own world and gives its JSON value. */
  evaluate(expression: string): Promise<unknown>;
  clickAt(point: Point): Promise<void>;
  press(key: string): Promise<void>;
  typeText(text: string): Promise<void>;
  select(selector: string, value: string): Promise<void>;
  screenshot(path: string, part?: Clip | 'whole'): Promise<void>;
  show(): Promise<void>;
  close(): Promise<void>;
  /** The elements in closed shadow roots, in document order. */
  closedShadow(): Promise<ShadowElement[]>;
}

interface Found extends Point {
  selector: string;
}

/** A tab and a person before it. Reading never changes the page; acting is by real mouse and keyboard. */
export class Tab {
  readonly driver: Driver;

  constructor(driver: Driver) {
    this.driver = driver;
  }

  /** Goes to `address`, until a new document stands in the tab: that one, or what the extension put in its place. */
  async goto(address: string): Promise<void> {
    const before = await this.#born();
    await this.driver.goto(address);
    await until(`a new document after going to ${address}`, async () => {
      const [born, ready] = await this.read(() => [performance.timeOrigin, document.readyState] as const);
      return born !== before && ready !== 'loading';
    });
  }

  /** Runs `read` in the page and gives what it returns (JSON). For reading only. */
  async read<T, A = undefined>(read: (argument: A) => T | Promise<T>, argument?: A): Promise<T> {
    // tsx wraps inner functions in `__name`, which the page does not have.
    const call = `(${read.toString()})(${argument === undefined ? '' : JSON.stringify(argument)})`;
    return (await within(this.driver.evaluate(`((__name) => ${call})((f) => f)`))) as T;
  }

  /** The address of the document in the tab. */
  address(): Promise<string> {
    return this.read(() => location.href);
  }

  /** All text a person can read there, closed shadow roots left out. */
  text(): Promise<string> {
    return this.read(() => document.body?.innerText ?? '');
  }

  /** Waits until the tab's address contains `part`. */
  async waitForAddress(part: string, timeoutMs?: number): Promise<string> {
    return until(
      `an address with ${part}`,
      async () => (await this.address()).includes(part) && this.address(),
      timeoutMs,
    );
  }

  /** Waits until the page shows `text`; gives the whole text then. */
  async waitForText(text: string, timeoutMs?: number): Promise<string> {
    const wanted = plain(text);
    let seen = '';
    try {
      return await until(
        `the text "${text}"`,
        async () => {
          seen = await this.text();
          return plain(seen).includes(wanted) && seen;
        },
        timeoutMs,
      );
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error}; the page says: ${seen.slice(0, 1500)}`);
    }
  }

  /** Waits until a visible element matches `selector`. */
  async waitFor(selector: string, timeoutMs?: number): Promise<void> {
    await until(`an element ${selector}`, () => this.#find({ selector }), timeoutMs);
  }

  /** Clicks the first visible element that matches `selector`. */
  async click(selector: string): Promise<void> {
    await this.driver.clickAt(await until(`an element ${selector} to click`, () => this.#still({ selector })));
  }

  /** Clicks the first visible button, link, choice or field that is called `name`, whole or in part (whole wins). */
  async clickNamed(name: string): Promise<void> {
    await this.driver.clickAt(await this.#named(name));
  }

  /** True when something to click or fill is called `name`. */
  async has(name: string): Promise<boolean> {
    return (await this.#find({ name })) !== null;
  }

  /** Replaces what the field matching `selector` holds by `text`, as typing does. */
  async fill(selector: string, text: string): Promise<void> {
    await this.#type(await until(`a field ${selector}`, () => this.#still({ selector })), text);
  }

  /** Replaces what the field called `name` holds by `text`. */
  async fillNamed(name: string, text: string): Promise<void> {
    await this.#type(await this.#named(name), text);
  }

  /** Chooses `value` in the drop-down called `name`. */
  async selectNamed(name: string, value: string): Promise<void> {
    await this.driver.select((await this.#named(name)).selector, value);
  }

  /** Waits for an element in a closed shadow root whose text contains `text` (the innermost one). */
  async waitForShadow(text: string, timeoutMs?: number): Promise<ShadowElement> {
    const wanted = plain(text);
    return until(
      `"${text}" in a closed shadow root`,
      async () => (await this.driver.closedShadow()).filter((each) => plain(saidBy(each)).includes(wanted)).at(-1),
      timeoutMs,
    );
  }

  /** All text in closed shadow roots: what the extension shows inside the page. */
  async shadowText(): Promise<string> {
    return (await this.driver.closedShadow())[0]?.text ?? '';
  }

  /** Clicks an element of a closed shadow root. */
  async clickShadow(text: string): Promise<void> {
    await this.driver.clickAt(await (await this.waitForShadow(text)).centre());
  }

  /** A picture of the viewport, or of the first element that matches `selector`. */
  async screenshot(path: string, selector?: string): Promise<void> {
    await this.driver.screenshot(path, selector === undefined ? undefined : await this.read(boxInPage, selector));
  }

  /** A picture of the whole page, however long. */
  async screenshotWhole(path: string): Promise<void> {
    await this.driver.screenshot(path, 'whole');
  }

  /** Brings the tab to the front. */
  async show(): Promise<void> {
    await this.driver.show();
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  // When the document was made: no two in one tab share it.
  async #born(): Promise<number> {
    return until('the tab to answer', () => this.read(() => performance.timeOrigin));
  }

  async #type(at: Point, text: string): Promise<void> {
    await this.driver.clickAt(at);
    await this.driver.press('Control+A');
    await this.driver.press('Delete');
    await this.driver.typeText(text);
  }

  #named(name: string): Promise<Found> {
    return until(`something called "${name}"`, () => this.#still({ name }));
  }

  // An element counts as found for a click once it has stopped moving.
  async #still(what: { selector?: string; name?: string }): Promise<Found | null> {
    const before = await this.#find(what);
    const after = before && (await this.#find(what));
    return before && after && before.x === after.x && before.y === after.y ? after : null;
  }

  #find(what: { selector?: string; name?: string }): Promise<Found | null> {
    return this.read(findInPage, what);
  }
}

function saidBy({ text, attributes }: ShadowElement): string {
  return `${attributes['aria-label'] ?? ''} ${text}`;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

// Runs in the page.
function boxInPage(selector: string): Clip | undefined {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  return box && { x: box.x, y: box.y, width: box.width, height: Math.min(box.height, innerHeight - box.y) };
}

// Runs in the page.
function findInPage(what: { selector?: string; name?: string }): Found | null {
  const plainIn = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();
  const controls = 'button, a[href], summary, input, select, textarea, label, [role]';
  const nameOf = (element: Element) => {
    const labels = 'labels' in element ? [...((element.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
    const own = element.matches('select, textarea, input') ? '' : element.textContent;
    const by = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const texts = [
      element.getAttribute('aria-label'),
      ...by.map((id) => document.getElementById(id)?.textContent),
      ...labels.map((label) => label.textContent),
      own,
      element.getAttribute('placeholder'),
      element.getAttribute('title'),
    ];
    return texts.map((text) => plainIn(text ?? '')).filter(Boolean);
  };
  const wanted = plainIn(what.name ?? '');
  const all = [...document.querySelectorAll(what.selector ?? controls)].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true });
  });
  // A label stands for its field only where the field itself is not shown.
  const named = [...all.filter((each) => !each.matches('label')), ...all.filter((each) => each.matches('label'))];
  const element = what.selector
    ? all[0]
    : (named.find((each) => nameOf(each).includes(wanted)) ??
      named.find((each) => nameOf(each).some((name) => name.includes(wanted))));
  if (!element) return null;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  const path: string[] = [];
  for (let at: Element | null = element; at?.parentElement; at = at.parentElement) {
    path.unshift(`:nth-child(${[...at.parentElement.children].indexOf(at) + 1})`);
  }
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, selector: `:root > ${path.join(' > ')}` };
}
