import { Fault, type FaultCode } from '#lib/base/fault.ts';
import { browser } from '#lib/browser.ts';
import { type Answer, type Ask, type Kind, messages } from './messages.ts';

/** What comes back over the wire of `runtime.sendMessage`. */
export type Reply = { ok: true; value: unknown } | { ok: false; code: FaultCode };

function isReply(reply: unknown): reply is Reply {
  return typeof reply === 'object' && reply !== null && 'ok' in reply && typeof reply.ok === 'boolean';
}

/** Asks the worker and parses its answer. Faults: `not-allowed`, `bad-request`, the handler's own, `unreachable` when nobody answers, `malformed` when the answer is not ours. */
export async function send<K extends Kind>(kind: K, ask: Ask<K>): Promise<Answer<K>> {
  const reply: unknown = await reach(kind, ask);
  if (!isReply(reply)) throw new Fault('unreachable', `no answer to ${kind}`);
  if (!reply.ok) throw new Fault(reply.code, `${kind} was refused`);
  const parsed = messages[kind].answer.safeParse(reply.value);
  if (!parsed.success) throw new Fault('malformed', `the answer to ${kind} is not as agreed`);
  return parsed.data as Answer<K>;
}

async function reach(kind: Kind, ask: unknown): Promise<unknown> {
  try {
    return await browser.runtime.sendMessage({ kind, ask });
  } catch (cause) {
    throw new Fault('unreachable', `nobody hears ${kind}`, { cause });
  }
}
