// The worker of the extension that the bench makes: stores a list of a million as the product does, and when woken, asks it.
import type { Subject } from '#lib/address/subject.ts';
import { makeConnect } from '#lib/storage/database.ts';
import { makeListStore } from '#lib/storage/list-store.ts';
import { makeSyncStore } from '#lib/storage/sync-store.ts';
import { firstState } from '#lib/sync/state.ts';

/** What the bench asks the worker. */
type Ask = { kind: 'fill' } | { kind: 'first'; subjects: Subject[] } | { kind: 'all' };

declare const chrome: {
  runtime: {
    onMessage: {
      addListener(listener: (ask: Ask, sender: unknown, answer: (value: unknown) => void) => boolean): void;
    };
  };
};

let questions = 0;

chrome.runtime.onMessage.addListener((ask, _sender, answer) => {
  const start = performance.now();
  const isFirst = questions++ === 0;
  void work(ask).then((value) => answer({ ms: performance.now() - start, isFirst, value }));
  return true;
});

async function work(ask: Ask): Promise<unknown> {
  const connect = makeConnect();
  if (ask.kind === 'first') return makeListStore(connect).first(ask.subjects);
  if (ask.kind === 'all') return (await makeSyncStore(connect).read())?.list?.length ?? null;
  const list = new Uint8Array(await (await fetch('list')).arrayBuffer());
  const state = firstState('bench', new Uint8Array([1]));
  await makeSyncStore(connect).write({ ...state, list, targets: new Uint8Array([1]), version: 1 });
  return list.length;
}
