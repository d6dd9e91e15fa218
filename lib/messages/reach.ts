// The way to the worker, without the table: what runs in every page carries no schema of what it never asks.
import { Fault, type FaultCode } from '#lib/base/fault.ts';
import { browser } from '#lib/browser.ts';
import type { Ask, Kind } from './messages.ts';

/** What comes back over the wire of `runtime.sendMessage`. */
export type Reply = { ok: true; value: unknown } | { ok: false; code: FaultCode };

function isReply(reply: unknown): reply is Reply {
  return typeof reply === 'object' && reply !== null && 'ok' in reply && typeof reply.ok === 'boolean';
}

/** Asks the worker; the answer is not parsed yet. Faults: `not-allowed`, `bad-request`, the handler's own, `unreachable` when nobody answers. */
export async function reach<K extends Kind>(kind: K, ask: Ask<K>): Promise<unknown> {
  const reply = await carried(kind, ask);
  if (!isReply(reply)) throw new Fault('unreachable', `no answer to ${kind}`);
  if (!reply.ok) throw new Fault(reply.code, `${kind} was refused`);
  return reply.value;
}

async function carried(kind: Kind, ask: unknown): Promise<unknown> {
  try {
    return await browser.runtime.sendMessage({ kind, ask });
  } catch (cause) {
    throw new Fault('unreachable', `nobody hears ${kind}`, { cause });
  }
}
