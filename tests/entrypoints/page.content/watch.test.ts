import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EVERY_MS, outermost, type Watch, watchChanges } from '#entrypoints/page.content/watch.ts';

let watch: Watch;
let calls: Node[][];
let goOn: boolean;

// Lets happy-dom's observers speak, and then the clock run.
async function after(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<main></main>';
  calls = [];
  goOn = true;
  watch = watchChanges(document.documentElement, async (roots) => {
    calls.push(roots);
    return goOn;
  });
});

afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

function add(text: string): Element {
  const node = document.createElement('p');
  node.textContent = text;
  document.querySelector('main')!.append(node);
  return node;
}

test('says nothing while a page is quiet', async () => {
  await after(10 * EVERY_MS);
  expect(calls).toEqual([]);
});

test('says what was added, and only that', async () => {
  const node = add('one');
  await after(2 * EVERY_MS);
  expect(calls).toEqual([[node]]);
});

test('says it at most once a second, however often the page changes', async () => {
  for (let i = 0; i < 100; i++) {
    add(`word ${i}`);
    await after(50);
  }
  await after(2 * EVERY_MS);
  expect(calls.length).toBeGreaterThanOrEqual(5);
  expect(calls.length).toBeLessThanOrEqual(6);
  expect(calls.flat().length).toBe(100);
});

test('stops for good when told that nothing more is read', async () => {
  goOn = false;
  add('one');
  await after(2 * EVERY_MS);
  add('two');
  await after(5 * EVERY_MS);
  expect(calls.length).toBe(1);
});

test('a part inside another changed part is not told twice, nor one that has gone', () => {
  const outer = add('outer');
  const inner = outer.appendChild(document.createElement('b'));
  const gone = document.createElement('p');
  expect(outermost(new Set<Node>([inner, outer, gone]))).toEqual([outer]);
});
