import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { Fault } from '#lib/base/fault.ts';
import { isKind, type Kind, messages } from '#lib/messages/messages.ts';
import { answerTo, type Handlers } from '#lib/messages/receive.ts';
import { type SenderName, senderNames } from '#lib/messages/sender.ts';

const ourselves = { id: 'our-id', base: 'chrome-extension://our-id/' };
const kinds = Object.keys(messages).filter(isKind);

function rawOf(name: SenderName) {
  if (name === 'page') return { id: 'our-id', tab: { id: 7 }, frameId: 0, url: 'https://page.example/' } as never;
  return { id: 'our-id', url: `${ourselves.base}${name}.html` } as never;
}

// Handlers that only say they were reached.
function reached(handle: (kind: Kind) => unknown = () => ({})): { handlers: Handlers; calls: Kind[] } {
  const calls: Kind[] = [];
  const handler = (kind: Kind) => async () => {
    calls.push(kind);
    return handle(kind);
  };
  return { handlers: Object.fromEntries(kinds.map((kind) => [kind, handler(kind)])) as unknown as Handlers, calls };
}

const asks: Record<Kind, unknown> = {
  'page.address': { fresh: true },
  'page.text': { title: '', text: '', links: [], part: 0, cut: false },
  'page.closed': {},
  'page.hidden': {},
  'frame.seen': { area: 12 },
  'page.more': {},
  'tab.state': { tabId: 1 },
  'list.state': {},
  'list.refresh': {},
  'report.save': {
    draft: {
      kind: 'sale',
      subject: 'host:shop.example',
      where: null,
      classCode: '',
      role: 'student',
      language: 'kk',
      listVersion: 0,
      verdict: 'clear',
      address: null,
      words: '',
      excerpt: '',
    },
  },
  'report.undo': { id: 'x' },
  'report.list': {},
  'report.prefill': { key: 'abcdefghijklmnopqrstuv' },
  'endpoint.look': { url: 'https://desk.example' },
  'endpoint.set': { url: 'https://desk.example', sendHeld: false },
  'warning.state': { key: 'abcdefghijklmnopqrstuv' },
  'warning.back': { key: 'abcdefghijklmnopqrstuv' },
  'warning.go-on': { key: 'abcdefghijklmnopqrstuv' },
  'exception.list': {},
  'exception.end': { subject: 'host:shop.example' },
};

const matrix = kinds.flatMap((kind) => senderNames.map((name) => [kind, name] as const));

test.each(matrix)('%s from %s reaches its handler only if the table says so', async (kind, name) => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { handlers, calls } = reached();
  const reply = await answerTo(handlers, { kind, ask: asks[kind] }, rawOf(name), ourselves);
  const allowed = (messages[kind].from as readonly SenderName[]).includes(name);
  expect(calls).toEqual(allowed ? [kind] : []);
  if (!allowed) expect(reply).toEqual({ ok: false, code: 'not-allowed' });
});

test.each(kinds)('%s with a wrong ask is refused before its handler', async (kind) => {
  const { handlers, calls } = reached();
  const ask = Object.keys(asks[kind] as object).length === 0 ? 7 : {};
  const reply = await answerTo(handlers, { kind, ask }, rawOf(messages[kind].from[0]), ourselves);
  expect(reply).toEqual({ ok: false, code: 'bad-request' });
  expect(calls).toEqual([]);
});

test('an answer in another shape than agreed does not leave', async () => {
  const { handlers } = reached(() => ({ undone: 'yes' }));
  const reply = await answerTo(handlers, { kind: 'report.undo', ask: { id: 'x' } }, rawOf('popup'), ourselves);
  expect(reply).toEqual({ ok: false, code: 'internal' });
});

test("a handler's fault is told by its code", async () => {
  const { handlers } = reached(() => {
    throw new Fault('not-found', 'gone');
  });
  const reply = await answerTo(handlers, { kind: 'report.undo', ask: { id: 'x' } }, rawOf('popup'), ourselves);
  expect(reply).toEqual({ ok: false, code: 'not-found' });
});

test('an answer carries only what the table names', async () => {
  const { handlers } = reached(() => ({ undone: true, secret: 1 }));
  const reply = await answerTo(handlers, { kind: 'report.undo', ask: { id: 'x' } }, rawOf('popup'), ourselves);
  expect(reply).toEqual({ ok: true, value: { undone: true } });
});

test('random bodies and senders never throw, and reach no handler', async () => {
  const { handlers, calls } = reached();
  const body = fc.oneof(
    fc.anything(),
    fc.record({ kind: fc.oneof(fc.anything(), fc.constantFrom('toString', '__proto__')), ask: fc.anything() }),
  );
  await fc.assert(
    fc.asyncProperty(body, fc.constantFrom(...senderNames), async (random, name) => {
      const reply = await answerTo(handlers, random, rawOf(name), ourselves);
      expect(reply.ok).toBe(false);
    }),
    { seed: 1, numRuns: Number(process.env.RUNS ?? 300) },
  );
  expect(calls).toEqual([]);
});
