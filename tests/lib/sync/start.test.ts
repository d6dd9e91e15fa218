import { beforeAll, expect, it } from 'vitest';
import { Fault } from '#lib/base/fault.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import type { TrustedState } from '#lib/sync/state.ts';
import { Client, type Files, makeSigners, publish } from '#tests/kit/repository.ts';

let first: Files;
let second: Files;

beforeAll(async () => {
  const signers = await makeSigners();
  first = await publish(signers, 1);
  second = await publish(signers, 2, { root: first.get('metadata/1.root.json')! });
});

async function clientAtTwo(): Promise<Client> {
  const client = new Client(first.get('metadata/1.root.json')!);
  await client.sync(second);
  return client;
}

const fields = ['root', 'timestamp', 'snapshot', 'targets', 'list'] as const;
// Byte 0 makes a file that cannot be read, byte 60 one of metadata that may still be read but is no longer signed.
const damages = fields.flatMap((field) => [0, 60].map((at) => [field, at] as const));

it.each(damages)(
  'recovers in one cycle when the stored %s has been damaged at byte %i',
  async (field: keyof TrustedState, at: number) => {
    const client = await clientAtTwo();
    const state = client.store.state!;
    const damaged = (state[field] as Uint8Array).map((byte, i) => (i === at ? byte ^ 1 : byte));
    client.store.state = { ...state, [field]: damaged };
    const outcome = await client.sync(second);
    expect(['updated', 'current']).toContain(outcome.kind);
    BlockList.open(client.store.state!.list!).check();
    expect(client.store.state).toEqual({ ...state, checkedAt: client.now });
  },
);

it('keeps refusing a rollback when only the stored root or snapshot has been damaged', async () => {
  for (const field of ['root', 'snapshot'] as const) {
    const client = await clientAtTwo();
    client.store.state = { ...client.store.state!, [field]: new Uint8Array(9) };
    expect(await client.sync(first)).toMatchObject({ kind: 'kept', step: 'timestamp', code: 'rollback' });
  }
});

it('begins anew when the store says that its state is corrupt, and only then', async () => {
  const client = await clientAtTwo();
  client.store.read = () => Promise.reject(new Fault('corrupt', 'torn'));
  expect(await client.sync(second)).toMatchObject({ kind: 'updated', version: 2 });
  client.store.read = () => Promise.reject(new Fault('blocked', 'another version is open'));
  await expect(client.sync(second)).rejects.toMatchObject({ code: 'blocked' });
});
