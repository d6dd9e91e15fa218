// Tells which parts of a page changed: at most once a second, only while there is budget, and nothing while the page is quiet.
import { attributeOf, isConnected, nodeTypeOf, parentOf } from '#lib/page/dom.ts';

/** At most one reading of changes in this time, ms. */
export const EVERY_MS = 1_000;
/** More changed places than this at once are read as their nearest common part: the whole page. */
const ROOTS_MOST = 500;

/** Watches one tree. */
export interface Watch {
  stop(): void;
}

/** Calls `changed` with the changed parts of `root`, none inside another; waits for it before the next call. */
export function watchChanges(root: Element, changed: (roots: Node[]) => Promise<boolean>): Watch {
  let dirty = new Set<Node>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;

  const observer = new MutationObserver((mutations) => {
    for (const mutation of mutations) note(dirty, mutation, root);
    if (dirty.size > 0 && timer === null) timer = setTimeout(read, EVERY_MS);
  });
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['hidden', 'style', 'href', 'alt'],
  });

  function stop(): void {
    stopped = true;
    observer.disconnect();
    if (timer !== null) clearTimeout(timer);
  }

  async function read(): Promise<void> {
    const roots = outermost(dirty);
    dirty = new Set();
    const goOn = roots.length === 0 || (await changed(roots));
    timer = null;
    if (!goOn) stop();
    else if (dirty.size > 0 && !stopped) timer = setTimeout(read, EVERY_MS);
  }

  return { stop };
}

function note(dirty: Set<Node>, mutation: MutationRecord, root: Element): void {
  if (dirty.has(root)) return;
  if (mutation.type === 'childList') for (const node of mutation.addedNodes) add(dirty, node);
  else if (mutation.type === 'attributes') noteAttribute(dirty, mutation);
  else add(dirty, parentOf(mutation.target) ?? mutation.target);
  if (dirty.size <= ROOTS_MOST) return;
  dirty.clear();
  dirty.add(root);
}

// An animated style is no news: only what came into sight is.
function noteAttribute(dirty: Set<Node>, { target, attributeName }: MutationRecord): void {
  const element = target as Element;
  if (attributeName === 'style' && !/display/i.test(attributeOf(element, 'style') ?? 'display')) return;
  add(dirty, element);
}

function add(dirty: Set<Node>, node: Node): void {
  const type = nodeTypeOf(node);
  if (type === 1) dirty.add(node);
  else if (type === 3) dirty.add(node);
}

/** The connected nodes of a set that are not inside another one of it. */
export function outermost(nodes: ReadonlySet<Node>): Node[] {
  const connected = [...nodes].filter((node) => isConnected(node));
  return connected.filter((node) => !hasAncestorIn(node, nodes));
}

function hasAncestorIn(node: Node, nodes: ReadonlySet<Node>): boolean {
  for (let at = parentOf(node); at !== null; at = parentOf(at)) if (nodes.has(at)) return true;
  return false;
}
