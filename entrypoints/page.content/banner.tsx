// Mounts the bar where no page can restyle it: a closed shadow root in the top layer, on a host that looks like any element.
import { render } from 'preact';
import bannerStyle from '#components/banner.css?inline';
import { Banner } from '#components/banner.tsx';
import { append, createElement, elementAt, isConnected, removeSelf, rootOf } from '#lib/page/dom.ts';

/** What the bar says, and what its two controls do. */
export interface BarProps {
  label: string;
  title: string;
  text: string;
  more: string;
  close: string;
  level: 'caution' | 'danger';
  language: string;
  onMore: () => void;
  onClose: () => void;
  /** The page took the bar away once too often. */
  onHidden: () => void;
}

/** A bar that is shown. */
export interface Bar {
  remove(): void;
}

/** How often a bar that the page took away comes back; then the toolbar alone tells. */
const RESTORED_MOST = 3;
/** A click sooner than this after the bar appeared was meant for the page, ms. */
const SETTLED_MS = 500;

// Inline and important: the strongest origin an element has, so no rule of the page can win.
const hostStyle: Record<string, string> = {
  all: 'initial',
  display: 'block',
  position: 'fixed',
  inset: '0 0 auto 0',
  width: 'auto',
  height: 'auto',
  margin: '0',
  padding: '0',
  border: '0',
  background: 'transparent',
  visibility: 'visible',
  opacity: '1',
  transform: 'none',
  filter: 'none',
  zoom: '1',
  'clip-path': 'none',
  'content-visibility': 'visible',
  'pointer-events': 'auto',
  'z-index': '2147483647',
  overflow: 'visible',
};

/** Shows the bar, and shows it again when the page takes it away, a few times. */
export function mountBar(props: BarProps): Bar {
  const host = createElement(document, 'div');
  for (const [name, value] of Object.entries(hostStyle)) host.style.setProperty(name, value, 'important');
  host.setAttribute('popover', 'manual');
  const shadow = host.attachShadow({ mode: 'closed' });
  shadow.adoptedStyleSheets = [sheetOf(bannerStyle)];
  guardClicks(host, shadow);
  const { more, close, onHidden, ...rest } = props;
  render(<Banner {...rest} moreLabel={more} closeLabel={close} />, shadow);
  show(host);
  const stop = keepShown(host, onHidden);
  return {
    remove() {
      stop();
      render(null, shadow);
      removeSelf(host);
    },
  };
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

function show(host: HTMLElement): void {
  const root = rootOf(document);
  if (root === null) return;
  append(root, host);
  // Without a top layer (an old engine, an XML document) the fixed position still shows it.
  host.showPopover?.();
}

function isShown(host: HTMLElement): boolean {
  return isConnected(host) && (host.showPopover === undefined || host.matches(':popover-open'));
}

// Brings the bar back when the page removed or closed it.
function keepShown(host: HTMLElement, onHidden: () => void): () => void {
  let restored = 0;
  let waiting = false;
  const restore = () => {
    if (waiting || isShown(host)) return;
    if (restored >= RESTORED_MOST) return giveWay();
    restored++;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      if (!isShown(host)) show(host);
    });
  };
  const giveWay = () => {
    stop();
    onHidden();
  };
  const observer = new MutationObserver(restore);
  observer.observe(document, { childList: true, subtree: true });
  host.addEventListener('toggle', restore);
  const stop = () => {
    observer.disconnect();
    host.removeEventListener('toggle', restore);
  };
  return stop;
}

// Only a person's click on a bar they could see counts (threat-model.md, 3.5).
function guardClicks(host: HTMLElement, shadow: ShadowRoot): void {
  const shownAt = performance.now();
  const refuse = (event: Event) => {
    if (event instanceof MouseEvent && isMeant(event, host, shownAt)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  shadow.addEventListener('click', refuse, true);
}

function isMeant(event: MouseEvent, host: HTMLElement, shownAt: number): boolean {
  if (!event.isTrusted || performance.now() - shownAt < SETTLED_MS) return false;
  // A key press on a control has no place on the screen.
  const byKey = event.detail === 0 && event.clientX === 0 && event.clientY === 0;
  return byKey || elementAt(document, event.clientX, event.clientY) === host;
}
