// What a person can read on a page, in slices. Walks without forcing layout; never reads what a person types.
import { type Budget, caps } from './budget.ts';
import { attributeOf, dataOf, hasAttribute, nameOf, nodeTypeOf, queryFirst, shadowOf, titleOf, walk } from './dom.ts';
import { linkOf } from './links.ts';

/** A part of a page's text, short enough for one message, and the links found on the way. */
export interface Slice {
  text: string;
  links: string[];
}

/** What a page says of itself in its head. */
export interface Head {
  title: string;
  description: string;
}

// Elements whose content nobody reads there, or is the reader's own writing.
const skipped = new Set(
  'script style noscript template textarea input select datalist object embed iframe frame canvas audio video head math svg'.split(
    ' ',
  ),
);
// Elements that do not part words; every other one stands on a line of its own.
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
// Elements that HTML lets have a shadow root, beside custom ones (DOM Standard, attachShadow).
const hosts = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);
const unseen = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const buttons = new Set(['button', 'submit', 'reset', 'image']);
const SHOW_ELEMENT_OR_TEXT = 0x1 | 0x4;
const TEXT_NODE = 3;
/** A longer text is read in pieces, UTF-16 units. */
const CHUNK = 16_384;

/** Title and description, as written. */
export function readHead(document: Document): Head {
  const meta = queryFirst(document, 'meta[name="description" i]');
  return {
    title: String(titleOf(document)).slice(0, 1024),
    description: (meta === null ? '' : (attributeOf(meta, 'content') ?? '')).slice(0, 2048),
  };
}

/** Reads the subtrees of `roots` into slices of at most `length` UTF-16 units; stops where the budget does. */
export async function* readText(
  document: Document,
  roots: readonly Node[],
  options: { budget: Budget; length: number; links: number; page: { href: string; origin: string } },
): AsyncGenerator<Slice> {
  const { budget } = options;
  const gathered = new Gathering(options);
  const waiting: Node[] = [...roots].reverse();
  budget.begin();
  for (let root = waiting.pop(); root !== undefined && !budget.cut; root = waiting.pop()) {
    gathered.part();
    const steps = stepsThrough(document, root, gathered, budget);
    for (const shadow of steps) {
      if (shadow !== null) waiting.push(shadow);
      if (gathered.isFull()) {
        await budget.breathe(); // what is yielded is sent at once, which is work too
        yield gathered.take();
        budget.begin();
      }
      if (budget.isLong()) await budget.breathe();
    }
  }
  while (!gathered.isEmpty()) yield gathered.take();
}

// Visits each node once; gives the shadow root of a host, and null for every other step.
function* stepsThrough(
  document: Document,
  root: Node,
  gathered: Gathering,
  budget: Budget,
): Generator<ShadowRoot | null> {
  const walker = walk(document, root, SHOW_ELEMENT_OR_TEXT);
  let node: Node | null = root;
  while (node !== null && budget.takeNode()) {
    let enter = true;
    let shadow: ShadowRoot | null = null;
    if (nodeTypeOf(node) === TEXT_NODE) {
      const data = dataOf(node);
      for (let at = CHUNK; at < data.length && !budget.cut; at += CHUNK) {
        gathered.text(data.slice(at - CHUNK, at));
        yield null;
      }
      gathered.text(data.length <= CHUNK ? data : data.slice(Math.floor((data.length - 1) / CHUNK) * CHUNK));
    } else if (nodeTypeOf(node) === 1) {
      enter = gathered.element(node as Element);
      if (enter) shadow = shadowOfHost(node as Element, budget);
    }
    yield shadow;
    node = enter ? walker.nextNode() : past(walker, root);
  }
}

// The next node that is not inside the present one.
function past(walker: TreeWalker, root: Node): Node | null {
  while (walker.currentNode !== root) {
    const next = walker.nextSibling();
    if (next !== null) return next;
    if (walker.parentNode() === null) return null;
  }
  return null;
}

function shadowOfHost(element: Element, budget: Budget): ShadowRoot | null {
  const name = nameOf(element);
  if (!hosts.has(name) && !name.includes('-')) return null;
  const shadow = shadowOf(element);
  return shadow !== null && budget.takeShadowRoot() ? shadow : null;
}

/** True for an element whose content is not read: not rendered by its kind or its own attributes, or written by the reader. */
export function isSkipped(element: Element): boolean {
  if (skipped.has(nameOf(element))) return true;
  if (hasAttribute(element, 'hidden')) return true;
  const editable = attributeOf(element, 'contenteditable');
  if (editable !== null && editable !== 'false') return true;
  const style = attributeOf(element, 'style');
  return style !== null && unseen.test(style);
}

// The text that gathers between two messages.
class Gathering {
  readonly #length: number;
  readonly #most: number;
  readonly #page: { href: string; origin: string };
  readonly #budget: Budget;
  readonly #seen = new Set<string>();
  #text = '';
  // Asked of the text itself, each piece would be copied again for the one sign at its end.
  #last = '';
  #links: string[] = [];

  constructor(options: { budget: Budget; length: number; links: number; page: { href: string; origin: string } }) {
    this.#length = options.length;
    this.#most = options.links;
    this.#page = options.page;
    this.#budget = options.budget;
  }

  text(data: string): void {
    const words = data.replace(/\s+/g, ' ');
    if (words !== ' ') this.#add(this.#budget.takeText(words));
    else if (this.#last !== ' ') this.#add(' ');
  }

  /** Notes what an element itself says; true if its content is to be read. */
  element(element: Element): boolean {
    const name = nameOf(element);
    if (!inline.has(name)) this.part();
    if (name === 'img') this.text(attributeOf(element, 'alt') ?? '');
    if (name === 'input' && buttons.has(attributeOf(element, 'type') ?? ''))
      this.text(attributeOf(element, 'value') ?? '');
    if (isSkipped(element)) return false;
    if (name === 'a' || name === 'area') this.#link(element);
    return true;
  }

  part(): void {
    if (this.#text !== '' && this.#last !== '\n') this.#add('\n');
  }

  isFull(): boolean {
    return this.#text.length >= this.#length || this.#links.length >= this.#most;
  }

  isEmpty(): boolean {
    return this.#text.trim() === '' && this.#links.length === 0;
  }

  /** Takes one slice out, cut where a line or a word ends when that is near. */
  take(): Slice {
    const end = this.#text.length <= this.#length ? this.#text.length : seam(this.#text, this.#length);
    const slice = { text: this.#text.slice(0, end), links: this.#links.splice(0, this.#most) };
    this.#text = this.#text.slice(end);
    if (this.#text === '') this.#last = '';
    return slice;
  }

  #add(text: string): void {
    if (text === '') return;
    this.#text += text;
    this.#last = text[text.length - 1]!;
  }

  #link(element: Element): void {
    if (this.#seen.size >= caps.links) return;
    const link = linkOf(element, this.#page);
    if (link === null || this.#seen.has(link)) return;
    this.#seen.add(link);
    this.#links.push(link);
  }
}

// Where to cut: at the last break in the last quarter, never inside a pair of surrogates.
function seam(text: string, length: number): number {
  const from = Math.floor(length * 0.75);
  const at = Math.max(text.lastIndexOf('\n', length - 1), text.lastIndexOf(' ', length - 1)) + 1;
  if (at > from) return at;
  const unit = text.charCodeAt(length - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? length - 1 : length;
}
