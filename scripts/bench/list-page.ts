// Runs in the browser: sizes, memory, opening and looking up, ours and the peers' in turn, and whether all answer alike.
import { FiltersEngine, Request } from '@ghostery/adblocker';
import { asciiByUrl } from '#lib/address/ascii.ts';
import type { Subject } from '#lib/address/subject.ts';
import { buildList, type Entry } from '#lib/blocklist/build.ts';
import { makeDelta } from '#lib/blocklist/delta.ts';
import { findAddress } from '#lib/blocklist/find-address.ts';
import { writeList } from '#lib/blocklist/format.ts';
import { BlockList, boundBits } from '#lib/blocklist/list.ts';
import { sortedOrder } from '#lib/blocklist/sort.ts';
import { type Measured, median, medianMs, rounded } from './figure.ts';
import { addressOf, placeOf, seeded } from './list-names.ts';

const SIZES = [20_000, 100_000, 1_000_000];
const FULL = 1_000_000;
const LARGEST = 10_000_000;
const ASKED = 50_000;
const ROUNDS = 7;
const OPENINGS = 5;
const salt = Uint8Array.from({ length: 16 }, (_, i) => 11 * i + 3);

/** Every figure of the list. @throws Error where a peer's answers differ from ours */
export async function run(): Promise<Measured[]> {
  const [hosts, others] = await Promise.all([readLines('hosts'), readLines('others')]);
  const entries = hosts.map(entryOf);
  const full = buildList(entries, { salt });
  const list = BlockList.open(full);
  return [
    ...SIZES.map((n) => wire(n, BlockList.open(buildList(hosts.slice(0, n).map(hostEntry), { salt })))),
    wire(LARGEST, BlockList.open(randomList(LARGEST))),
    {
      ...alone('memory.bytes-per-entry', FULL, { ours: list.setBytes / list.hashes, unit: 'bytes' }),
      withKinds: rounded(list.memoryBytes / list.hashes),
    },
    ...(await timed(full, hosts, others)),
    await delta(full, entries, others),
  ];
}

async function readLines(name: string): Promise<string[]> {
  return (await (await fetch(`/files/${name}`)).text()).split('\n');
}

// One in a hundred is an address with a path, so that hosts that have such are among those asked.
function entryOf(host: string, at: number): Entry {
  return at % 100 === 0 ? { subject: `url:${placeOf(host)}` as Subject, kind: 'sale' } : hostEntry(host);
}

function hostEntry(host: string): Entry {
  return { subject: `host:${host}` as Subject, kind: 'sale' };
}

function wire(n: number, list: BlockList): Measured {
  const [ours, peer] = [list.bitsPerEntry, boundBits(list.hashes)];
  return {
    name: 'wire.over-bound',
    n,
    ours: rounded(ours),
    peer: rounded(peer),
    ratio: rounded(ours / peer),
    unit: 'bits',
    rounds: 1,
  };
}

function alone(name: string, n: number, { ours, unit }: { ours: number; unit: string }): Measured {
  return { name, n, ours: rounded(ours), peer: null, ratio: rounded(ours), unit, rounds: 1 };
}

/** A list of so many random hashes: names would not fit the page, and a hash is as good as random. */
function randomList(n: number): Uint8Array<ArrayBuffer> {
  const random = seeded(5);
  const raw = { hi: new Uint32Array(n), lo: new Uint32Array(n) };
  for (let i = 0; i < n; i++) {
    raw.hi[i] = 2 ** 32 * random();
    raw.lo[i] = 2 ** 32 * random();
  }
  const order = sortedOrder(raw);
  const rows = { hi: new Uint32Array(n), lo: new Uint32Array(n), codes: new Uint8Array(n) };
  for (let i = 0; i < n; i++) {
    rows.hi[i] = raw.hi[order[i]!]!;
    rows.lo[i] = raw.lo[order[i]!]!;
  }
  return writeList(rows, salt);
}

async function timed(
  full: Uint8Array<ArrayBuffer>,
  hosts: readonly string[],
  others: readonly string[],
): Promise<Measured[]> {
  const engine = FiltersEngine.parse(
    hosts.map((host, at) => `||${at % 100 === 0 ? placeOf(host) : host}^`).join('\n'),
    {
      enableCompression: false,
      loadCosmeticFilters: false,
    },
  );
  const serialised = engine.serialize();
  const strings = JSON.stringify(hosts);
  const probe = addressOf(hosts[1]!, 0);
  const ready = interleaved(ROUNDS, [
    () => {
      for (let i = 0; i < OPENINGS; i++)
        if (!findAddress(BlockList.open(full), probe, asciiByUrl)) throw new Error('not found');
    },
    () => {
      if (!matches(FiltersEngine.deserialize(serialised), probe)) throw new Error('not found');
    },
    () => {
      if (!inSet(new Set(JSON.parse(strings) as string[]), probe)) throw new Error('not found');
    },
  ]);
  const [ours, ghostery, set] = [ready[0]! / OPENINGS, ready[1]!, ready[2]!];
  const readyFigure = compared('ready.over-ghostery', { ours, peer: ghostery, set, unit: 'ms' });
  const peers = {
    list: BlockList.open(full),
    engine: FiltersEngine.deserialize(serialised),
    set: new Set(hosts.map((host, at) => (at % 100 === 0 ? placeOf(host) : host))),
  };
  // Hits are every 20th listed host; one miss in a hundred is on a host of which only another path is listed.
  const hits = hosts.filter((_, at) => at % (FULL / ASKED) === 1).map(addressOf);
  const misses = others.slice(0, ASKED).map((host, at) => addressOf(at % 100 === 0 ? hosts[at]! : host, at));
  return [readyFigure, lookups('hit', hits, peers), lookups('miss', misses, peers)];
}

interface Peers {
  list: BlockList;
  engine: FiltersEngine;
  set: ReadonlySet<string>;
}

function lookups(which: string, addresses: readonly string[], { list, engine, set }: Peers): Measured {
  const ways = [
    (address: string) => findAddress(list, address, asciiByUrl) !== null,
    (address: string) => matches(engine, address),
    (address: string) => inSet(set, address),
  ];
  for (const address of addresses) {
    const [ours, ...peers] = ways.map((way) => way(address));
    if (peers.some((answer) => answer !== ours))
      throw new Error(`a peer answers otherwise for ${address}: ours ${ours}`);
  }
  const times = interleaved(
    ROUNDS,
    ways.map((way) => () => {
      for (const address of addresses) way(address);
    }),
  );
  const [ours, peer, ofSet] = times.map((ms) => (ms / addresses.length) * 1e6) as [number, number, number];
  return compared('lookup.over-ghostery', { case: which, ours, peer, set: ofSet, unit: 'ns' });
}

function compared(
  name: string,
  one: { case?: string; ours: number; peer: number; set: number; unit: string },
): Measured {
  const { ours, peer, set, unit } = one;
  const which = one.case === undefined ? {} : { case: one.case };
  return {
    name,
    n: FULL,
    ...which,
    ours: rounded(ours),
    peer: rounded(peer),
    ratio: rounded(ours / peer),
    set: rounded(set),
    unit,
    rounds: ROUNDS,
  };
}

/** Medians of each, in milliseconds, taken in turn, so that a busy machine is as busy for one as for the other. */
function interleaved(rounds: number, runs: readonly (() => void)[]): number[] {
  const times = runs.map((): number[] => []);
  for (const each of runs) each();
  for (let round = 0; round < rounds; round++)
    for (const [i, each] of runs.entries()) times[i]!.push(medianMs(1, each));
  return times.map(median);
}

function matches(engine: FiltersEngine, url: string): boolean {
  return engine.match(Request.fromRawDetails({ url, type: 'main_frame' })).match;
}

/** What a plain Set can do: each host suffix, alone and with each path prefix. */
function inSet(set: ReadonlySet<string>, address: string): boolean {
  const from = address.indexOf('://') + 3;
  const slash = address.indexOf('/', from);
  const host = address.slice(from, slash);
  for (let at = 0; at >= 0; ) {
    if (set.has(at === 0 ? host : host.slice(at))) return true;
    const dot = host.indexOf('.', at);
    at = dot < 0 ? -1 : dot + 1;
  }
  const end = address.indexOf('?', slash);
  const path = end < 0 ? address.length : end;
  for (let at = address.indexOf('/', slash + 1); ; at = address.indexOf('/', at + 1)) {
    if (set.has(address.slice(from, at < 0 ? path : at))) return true;
    if (at < 0) return false;
  }
}

async function delta(
  full: Uint8Array<ArrayBuffer>,
  entries: readonly Entry[],
  others: readonly string[],
): Promise<Measured> {
  const half = FULL / 200;
  const next = buildList([...entries.slice(half), ...others.slice(0, half).map(entryOf)], { salt });
  const [ours, peer] = [(await makeDelta(full, next)).length, next.length];
  return { name: 'delta.over-full', n: FULL, ours, peer, ratio: rounded(ours / peer), unit: 'bytes', rounds: 1 };
}
