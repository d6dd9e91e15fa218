import { Fault } from '#lib/base/fault.ts';
import { type Answer, type Ask, type Kind, messages } from './messages.ts';
import { reach } from './reach.ts';

/** Asks the worker and parses its answer. Faults: those of `reach`, `malformed` when the answer is not ours. */
export async function send<K extends Kind>(kind: K, ask: Ask<K>): Promise<Answer<K>> {
  const parsed = messages[kind].answer.safeParse(await reach(kind, ask));
  if (!parsed.success) throw new Fault('malformed', `the answer to ${kind} is not as agreed`);
  return parsed.data as Answer<K>;
}
