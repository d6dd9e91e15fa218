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
import { makeFetchFile } from '#lib/sync/fetch.ts';
import { planDelivery } from './deliver.ts';
import { outbox } from './reports.ts';

// The same narrow way out that the list takes: no cookie, no referrer, no redirect, so many bytes and no more.
const read = makeFetchFile((input, init) => fetch(input, init), { idleMs: 15_000, totalMs: 15_000 });

/** What an endpoint says of itself. Faults: `bad-host`, `unsupported`, `malformed`, and those of FetchFile. */
export async function lookAtEndpoint({ url }: Ask<'endpoint.look'>): Promise<WellKnown> {
  const bytes = await read(parseEndpoint(url) + wellKnownPath, { maxBytes: wellKnownBytes });
  const parsed = wellKnownSchema.safeParse(parseJson(new TextDecoder().decode(bytes)));
  if (!parsed.success) throw new Fault('malformed', 'this is no endpoint for reports');
  return parsed.data;
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
