// F1: whatever byte of whatever file a mirror spoils, the last good list stays, and the next mirror still updates.
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { BlockList } from '#lib/blocklist/list.ts';
import type { RoleName } from '#lib/publication/metadata.ts';
import { Client, type Files, makeSigners, publish } from '#tests/kit/repository.ts';

const runs = { seed: 20_261_124, numRuns: Number(process.env.RUNS ?? 40) };
let root: Uint8Array<ArrayBuffer>;
let before: Files;
let after: Files;

beforeAll(async () => {
  const signers = await makeSigners();
  before = await publish(signers, 1);
  root = before.get('metadata/1.root.json')!;
  after = await publish(signers, 2, { root });
});

async function entriesAfter(files: Files, ...more: Files[]): Promise<{ entries: number; kind: string }> {
  const client = new Client(root);
  await client.sync(before);
  const { kind } = await client.sync(files, ...more);
  return { entries: BlockList.open(client.store.state!.list!).entries, kind };
}

function spoiled(path: string, at: number, mask: number): Files {
  const bytes = after.get(path)!.slice();
  bytes[at % bytes.length]! ^= mask;
  return new Map([...after, [path, bytes]]);
}

it.each(['timestamp', 'snapshot', 'targets'] as RoleName[])('accepts no flipped byte of %s', async (role) => {
  const path = [...after.keys()].find((name) => name.endsWith(`${role}.json`))!;
  const flip = fc.asyncProperty(fc.nat(1_000_000), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
    const files = spoiled(path, at, mask);
    expect(await entriesAfter(files)).toEqual({ entries: 100, kind: 'kept' });
    expect(await entriesAfter(files, after)).toEqual({ entries: 200, kind: 'updated' });
  });
  await fc.assert(flip, runs);
});

it('accepts no flipped byte of the list', async () => {
  const path = [...after.keys()].find((name) => name.endsWith('.list'))!;
  const flip = fc.asyncProperty(fc.nat(1_000_000), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
    expect(await entriesAfter(spoiled(path, at, mask))).toEqual({ entries: 100, kind: 'kept' });
  });
  await fc.assert(flip, runs);
});

it('accepts no flipped byte of a root that follows', async () => {
  const bytes = after.get('metadata/1.root.json')!;
  const flip = fc.asyncProperty(fc.nat(1_000_000), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
    const next = bytes.slice();
    next[at % next.length]! ^= mask;
    expect(await entriesAfter(new Map([...after, ['metadata/2.root.json', next]]))).toEqual({
      entries: 100,
      kind: 'kept',
    });
  });
  await fc.assert(flip, runs);
});
