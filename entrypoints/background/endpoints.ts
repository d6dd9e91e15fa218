// Where reports go: looked at before it is chosen, chosen by a person, and never a source of the list.
import { Fault } from '#lib/base/fault.ts';
import type { Answer, Ask } from '#lib/messages/messages.ts';
import {
  parseEndpoint,
  type WellKnown,
  wellKnownBytes,
  wellKnownPath,
  wellKnownSchema,
} from '#lib/protocol/endpoint.ts';
import { changeSettings } from '#lib/settings/settings.ts';
import { planDelivery } from './deliver.ts';
import { outbox } from './reports.ts';

const TIMEOUT_MS = 15_000;

/** What an endpoint says of itself. Faults: `bad-host`, `unsupported`, `unreachable`, `malformed`. */
export async function lookAtEndpoint({ url }: Ask<'endpoint.look'>): Promise<WellKnown> {
  const text = await fetchText(parseEndpoint(url) + wellKnownPath);
  const parsed = wellKnownSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new Fault('malformed', 'this is no endpoint for reports');
  return parsed.data;
}

async function fetchText(address: string): Promise<string> {
  try {
    const response = await fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = response.ok ? await response.text() : '';
    return text.length > wellKnownBytes ? '' : text;
  } catch (cause) {
    throw new Fault('unreachable', 'the endpoint does not answer', { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // refused by the schema, with one code for all that is not a well-known document
  }
}

/** Chooses where reports go; those that were held go there only if their sender says so. */
export async function setEndpoint({ url, sendHeld }: Ask<'endpoint.set'>): Promise<Answer<'endpoint.set'>> {
  const { operator } = await lookAtEndpoint({ url });
  const origin = parseEndpoint(url);
  await changeSettings({ endpoint: { url: origin, operator } });
  await outbox.reopen(origin);
  if (sendHeld) {
    const { rows } = await outbox.list();
    await outbox.readdress(
      rows.filter((row) => row.endpoint === null).map((row) => row.id),
      origin,
    );
  }
  await planDelivery(0);
  return { operator };
}
