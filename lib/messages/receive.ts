import { Fault, isFault } from '#lib/base/fault.ts';
import { browser, type Runtime } from '#lib/browser.ts';
import { type Answer, type Ask, isKind, type Kind, messages } from './messages.ts';
import type { Reply } from './reach.ts';
import { type Ourselves, type Sender, type SenderName, senderOf } from './sender.ts';

/** One handler for each kind of the table. */
export type Handlers = { [K in Kind]: (ask: Ask<K>, sender: Sender) => Promise<Answer<K>> };

/** Registers the only `onMessage` listener. Call it in the first tick of the worker. */
export function receive(handlers: Handlers): void {
  const ourselves = { id: browser.runtime.id, base: browser.runtime.getURL('') };
  browser.runtime.onMessage.addListener((body: unknown, raw: Runtime.MessageSender) =>
    answerTo(handlers, body, raw, ourselves),
  );
}

/** Judges the sender, parses the ask, handles it and parses the answer; never throws. */
export async function answerTo(
  handlers: Handlers,
  body: unknown,
  raw: Runtime.MessageSender,
  ourselves: Ourselves,
): Promise<Reply> {
  try {
    return { ok: true, value: await handled(handlers, body, senderOf(raw, ourselves)) };
  } catch (error) {
    if (!isFault(error)) console.error('message failed', error);
    return { ok: false, code: isFault(error) ? error.code : 'internal' };
  }
}

async function handled(handlers: Handlers, body: unknown, sender: Sender | null): Promise<unknown> {
  const { kind, ask } = (typeof body === 'object' && body !== null ? body : {}) as { kind?: unknown; ask?: unknown };
  if (!isKind(kind) || sender === null) throw new Fault('not-allowed', 'unknown kind or sender');
  const row = messages[kind];
  if (!(row.from as readonly SenderName[]).includes(sender.name))
    throw new Fault('not-allowed', `${kind} is not for it`);
  const parsed = row.ask.safeParse(ask);
  if (!parsed.success) throw new Fault('bad-request', `${kind} asks in another shape`);
  const handler = handlers[kind] as (ask: unknown, sender: Sender) => Promise<unknown>;
  const answer = row.answer.safeParse(await handler(parsed.data, sender));
  if (!answer.success) throw new Fault('internal', `${kind} would answer in another shape`);
  return answer.data;
}
