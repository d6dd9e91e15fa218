import { isFault } from '#lib/base/fault.ts';
import type { Answer, Ask } from '#lib/messages/messages.ts';
import { send } from '#lib/messages/send.ts';

/** What the worker says of this page. */
export type PageAnswer = Answer<'page.address'>;

type PageKind = 'page.address' | 'page.text' | 'page.closed' | 'page.hidden' | 'page.more';

// A browser that is just starting may have no worker to hear yet.
const RETRIES_MS = [150, 500, 1_500];

/** Asks the worker; null once nobody can answer any more: the extension was updated or removed while this page stayed open. */
export async function ask<K extends PageKind>(kind: K, body: Ask<K>): Promise<Answer<K> | null> {
  for (const waitMs of [...RETRIES_MS, null]) {
    try {
      return await send(kind, body);
    } catch (error) {
      if (!isFault(error, 'unreachable') || waitMs === null || !isAlive()) return null;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return null;
}

/** False in a script whose extension has gone. */
export function isAlive(): boolean {
  const { chrome } = globalThis as { chrome?: { runtime?: { id?: string } } };
  return chrome?.runtime?.id !== undefined;
}
