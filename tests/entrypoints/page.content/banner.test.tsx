import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Bar, type BarProps, mountBar } from '#entrypoints/page.content/banner.tsx';

let bar: Bar;
let shadow: ShadowRoot;
const onMore = vi.fn();
const onClose = vi.fn();
const onHidden = vi.fn();

const props: BarProps = {
  label: 'Shekteu warning',
  title: 'title',
  text: 'text',
  more: 'More',
  close: 'Close',
  level: 'caution',
  language: 'en',
  onMore,
  onClose,
  onHidden,
};

const hosts = () => [...document.documentElement.children].filter((element) => element.hasAttribute('popover'));
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(() => {
  document.body.innerHTML = '<img name="createElement"><p>page</p>';
  onMore.mockClear();
  // The root is closed, so a test must be there when it is made.
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    expect(init.mode).toBe('closed');
    shadow = attach.call(this, init);
    return shadow;
  });
  bar = mountBar(props);
});

afterEach(() => {
  bar.remove();
  vi.restoreAllMocks();
});

test('the host is a plain element that nothing outside can look into', () => {
  const [host] = hosts();
  expect(host?.localName).toBe('div');
  expect(host?.shadowRoot).toBeNull();
  expect(host?.getAttributeNames().sort()).toEqual(['popover', 'style']);
  expect(host?.textContent).toBe('');
  expect(host?.getAttribute('style')?.match(/!important/g)?.length).toBeGreaterThan(15);
});

test('says what it was given', () => {
  expect(shadow.textContent).toContain('title');
  expect([...shadow.querySelectorAll('button')].map((button) => button.textContent || button.title)).toEqual([
    'More',
    'Close',
  ]);
});

// A click as the browser makes it for a key press, `afterMs` from now.
function press(afterMs: number, isTrusted: boolean): void {
  const event = new MouseEvent('click', { bubbles: true, composed: true, detail: 0 });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  const now = performance.now() + afterMs;
  vi.spyOn(performance, 'now').mockReturnValue(now);
  shadow.querySelector('button')!.dispatchEvent(event);
}

test("a person's click on a bar that has stood a while counts", () => {
  press(1_000, true);
  expect(onMore).toHaveBeenCalledTimes(1);
});

test('a click that came as the bar appeared was meant for the page', () => {
  press(100, true);
  expect(onMore).not.toHaveBeenCalled();
});

test("a page's own click counts for nothing", () => {
  press(1_000, false);
  expect(onMore).not.toHaveBeenCalled();
});

test('comes back three times when the page takes it away, and then gives way', async () => {
  for (let i = 0; i < 3; i++) {
    hosts()[0]!.remove();
    await settled();
    expect(hosts().length).toBe(1);
  }
  hosts()[0]!.remove();
  await settled();
  expect(hosts().length).toBe(0);
  expect(onHidden).toHaveBeenCalledTimes(1);
});

test('leaves nothing behind', async () => {
  bar.remove();
  await settled();
  expect(hosts()).toEqual([]);
});
