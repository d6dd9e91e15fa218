// F1 (T17): whatever byte of whatever file a mirror flips, nothing of it is taken over, and the next mirror updates in the same cycle.
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BlockList } from '#lib/blocklist/list.ts';
import { makeSigner, type Signer } from '#lib/publication/keys.ts';
import type { RoleName } from '#lib/publication/metadata.ts';
import { addSignatures, draftRoot } from '#lib/publication/root.ts';
import type { TrustedState } from '#lib/sync/state.ts';
import { Device, injected, LONG, Mirror, seeded } from '#tests/kit/fault-world.ts';
import { type Files, MemoryStore, makeSigners, pathOf, publish } from '#tests/kit/repository.ts';
import { refusalByTuf } from '#tests/kit/tuf-client.ts';

const now = Date.now();
const random = seeded();
let root: Uint8Array<ArrayBuffer>;
let after: Files;
let before: TrustedState;
let spoiling: Mirror;
let honest: Mirror;

beforeAll(async () => {
  const signers: Record<RoleName, Signer[]> = await makeSigners();
  // A spare key of the timestamp: one signature of two is enough, so one may be spoilt.
  signers.timestamp.push(await makeSigner());
  const first = await publish(signers, 1, { now, thresholds: { timestamp: 1 } });
  root = first.get('metadata/1.root.json')!;
  const next = await addSignatures(draftRoot(root, {}, new Date(now)), signers.root);
  after = new Map([...first, ...(await publish(signers, 2, { now, root: next })), ['metadata/2.root.json', next]]);
  after.delete('metadata/1.root.json');
  [spoiling, honest] = [await Mirror.over(after), await Mirror.over(after)];
  const device = new Device(root, now);
  const start = await Mirror.over(first);
  await device.sync(start);
  await start.close();
  before = device.store.state!;
});

afterAll(() => Promise.all([spoiling.close(), honest.close()]));

const places = [
  ['root', /2\.root\.json$/],
  ['timestamp', /timestamp\.json$/],
  ['snapshot', /2\.snapshot\.json$/],
  ['targets', /2\.targets\.json$/],
] as const;

/** Offsets to flip: every one in a long run, else every 24th (of a small file every 6th) from a seeded one. */
function offsets(length: number): number[] {
  const stride = LONG ? 1 : length < 1000 ? 6 : 24;
  const first = Math.floor(random() * stride);
  return Array.from({ length: Math.ceil((length - first) / stride) }, (_, i) => first + i * stride);
}

function flipped(path: string, at: number): { files: Files; bytes: Uint8Array<ArrayBuffer> } {
  const bytes = after.get(path)!.slice();
  // One low bit, more often than not: a digit becomes another digit, and the file still reads.
  bytes[at]! ^= [1, 2, 4, 1 + Math.floor(random() * 255)][Math.floor(random() * 4)]!;
  return { files: new Map([...after, [path, bytes]]), bytes };
}

/** The only changes that may pass: what is signed reads the same, and a signature is left that nobody touched. */
function saysTheSame(path: string, bytes: Uint8Array): boolean {
  const read = (file: Uint8Array) => JSON.parse(new TextDecoder().decode(file));
  const was = read(after.get(path)!);
  try {
    const is = read(bytes);
    const untouched = was.signatures.filter((one: unknown) =>
      is.signatures.some((other: unknown) => isDeepStrictEqual(one, other)),
    );
    return isDeepStrictEqual(was.signed, is.signed) && untouched.length > 0;
  } catch {
    return false;
  }
}

/** tuf-js reads hexadecimal in capitals too; ours takes lower case only. */
function isCapitalHex(path: string, bytes: Uint8Array): boolean {
  const was = new TextDecoder().decode(after.get(path)!);
  const is = new TextDecoder().decode(bytes);
  return is.length === was.length && is !== was && is.toLowerCase() === was;
}

function device(): Device {
  const store = new MemoryStore();
  store.state = before;
  return new Device(root, now, store);
}

it.each(places)('takes nothing from a flipped byte of %s', { timeout: 900_000 }, async (step, pattern) => {
  const path = pathOf(after, pattern);
  const at = offsets(after.get(path)!.length);
  let passed = 0;
  for (const [i, offset] of at.entries()) {
    const { files, bytes } = flipped(path, offset);
    spoiling.serve(files);
    const client = device();
    const outcome = await client.sync(spoiling, honest);
    expect(outcome, `byte ${offset}`).toMatchObject({ kind: 'updated', version: 2 });
    const isPassed = outcome.kind !== 'kept' && outcome.mirror === spoiling.url;
    if (isPassed) {
      passed++;
      expect(saysTheSame(path, bytes), `byte ${offset} was accepted`).toBe(true);
    } else expect(outcome.failures[0], `byte ${offset}`).toMatchObject({ step, file: path.split('/')[1] });
    if (!LONG && i % 3 !== 0) continue;
    const byTuf = await refusalByTuf(root, spoiling);
    if (isPassed) expect(byTuf).toBeNull();
    // Where ours is stricter: a key id or signature in other letters than lower-case hexadecimal, or no UTF-8, is a malformed file.
    else if (!isCapitalHex(path, bytes) && !saysTheSame(path, bytes)) expect(byTuf, `byte ${offset}`).not.toBeNull();
  }
  injected('F1', `${at.length} flipped bytes of ${path}, ${passed} in a spare signature`);
});

it('takes nothing from a flipped byte of the list, and keeps the last good one where there is no other mirror', {
  timeout: 900_000,
}, async () => {
  const path = pathOf(new Map([...after].filter(([, bytes]) => bytes.length !== before.list!.length)), /\.list$/);
  const count = LONG ? 1000 : 60;
  for (let i = 0; i < count; i++) {
    const { files } = flipped(path, Math.floor(random() * after.get(path)!.length));
    spoiling.serve(files);
    const client = device();
    expect(await client.sync(spoiling)).toMatchObject({
      kind: 'kept',
      step: 'list',
      code: 'hash',
      file: path.split('/')[1],
      version: 1,
    });
    expect(BlockList.open(client.store.state!.list!).entries).toBe(100);
    expect(await client.sync(spoiling, honest)).toMatchObject({ kind: 'updated', mirror: honest.url });
    if (i % 10 === 0) expect(await refusalByTuf(root, spoiling)).not.toBeNull();
  }
  injected('F1', `${count} flipped bytes of ${path}`);
});
