import { isFault } from '#lib/base/fault.ts';
import type { Ask } from '#lib/messages/messages.ts';
import { type PageAnswer, parsePageAnswer } from '#lib/messages/page-answer.ts';
import { reach } from '#lib/messages/reach.ts';

type Asked = 'page.address' | 'page.text';
type Told = 'page.closed' | 'page.hidden' | 'page.more';

// A browser that is just starting may have no worker to hear yet.
const RETRIES_MS = [150, 500, 1_500];

/** Asks the worker about this page; null once nobody can answer any more: the extension was updated or removed while this page stayed open. */
export async function ask<K extends Asked>(kind: K, body: Ask<K>): Promise<PageAnswer | null> {
  try {
    return parsePageAnswer(await patiently(kind, body));
  } catch (error) {
    if (isFault(error)) return null;
    throw error;
  }
}

/** Tells the worker what happened on this page; whether it heard is no matter here. */
export async function tell(kind: Told): Promise<void> {
  await patiently(kind, {}).catch(() => undefined);
}

async function patiently<K extends Asked | Told>(kind: K, body: Ask<K>): Promise<unknown> {
  for (const waitMs of RETRIES_MS) {
    try {
      return await reach(kind, body);
    } catch (error) {
      if (!isFault(error, 'unreachable') || !isAlive()) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  return reach(kind, body);
}

/** False in a script whose extension has gone. */
export function isAlive(): boolean {
  const { chrome } = globalThis as { chrome?: { runtime?: { id?: string } } };
  return chrome?.runtime?.id !== undefined;
}
