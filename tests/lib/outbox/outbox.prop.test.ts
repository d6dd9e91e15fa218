// The promise of the outbox: whoever was told "saved" finds the report at its own desk once, or sees why not. Whatever happens.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Fault } from '#lib/base/fault.ts';
import type { Report } from '#lib/report/report.ts';
import { aReport, T0 } from '#tests/lib/outbox/reports.ts';
import { type FaultName, faults, Life, World } from '#tests/lib/outbox/world.ts';

const runs = Number(process.env.RUNS ?? 300);
const YEAR_MS = 365 * 86_400_000;
const ENDPOINTS = ['https://one.example', 'https://two.example'] as const;

/** The facts: what was told to whom. Kept apart from anything the outbox does. */
interface Told {
  report: Report;
  /** Where it was addressed; null while nowhere. */
  endpoint: string | null;
  saved: boolean;
  undone: boolean;
}

interface Facts {
  told: Told[];
}

type Step = fc.AsyncCommand<Facts, World>;

function step(name: string, run: (facts: Facts, world: World) => Promise<void>): Step {
  return { check: () => true, run, toString: () => name };
}

const awaits = fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined, freq: 2 });

const save = fc.tuple(fc.constantFrom(...ENDPOINTS, null), awaits, fc.boolean()).map(([endpoint, dieAfter, twice]) =>
  step(`save(${endpoint}, dies after ${dieAfter}, ${twice ? 'twice' : 'once'})`, async (facts, world) => {
    const report = aReport({ words: `№ ${facts.told.length}` });
    const told: Told = { report, endpoint, saved: false, undone: false };
    facts.told.push(told);
    for (const life of [new Life(dieAfter), ...(twice ? [new Life()] : [])]) {
      const said = await world.live(life, (outbox) => outbox.save(report, 'secret', endpoint));
      if (said !== null && !(said instanceof Fault)) told.saved = true;
    }
  }),
);

const undo = fc.tuple(fc.nat(), awaits).map(([pick, dieAfter]) =>
  step(`undo(${pick}, dies after ${dieAfter})`, async (facts, world) => {
    const told = facts.told[pick % Math.max(1, facts.told.length)];
    if (!told) return;
    const done = await world.live(new Life(dieAfter), (outbox) => outbox.undo(told.report.id));
    if (done === true) told.undone = true;
    // Killed in between, nobody was told either way: both ends are true.
    if (done === null) told.saved = false;
  }),
);

const readdress = fc.tuple(fc.nat(), fc.constantFrom(...ENDPOINTS)).map(([pick, endpoint]) =>
  step(`readdress(${pick}, ${endpoint})`, async (facts, world) => {
    const told = facts.told[pick % Math.max(1, facts.told.length)];
    if (!told) return;
    const count = await world.live(new Life(), (outbox) => outbox.readdress([told.report.id], endpoint));
    if (count === 1) told.endpoint = endpoint;
  }),
);

const network = fc.array(fc.constantFrom<(FaultName | 'fine')[]>(...faults, 'fine'), { maxLength: 6 });
const randoms = fc.double({ min: 0, max: 0.999, noNaN: true });

const pauses = fc.constantFrom(0, 11_000, 31_000, 120_000, 3_600_000, 90_000_000);

const sending = fc
  .tuple(network, awaits, randoms, fc.boolean(), pauses)
  .map(([order, dieAfter, random, takeOver, ms]) =>
    step(`deliver([${order}] in ${ms} ms, dies after ${dieAfter}, takes over: ${takeOver})`, async (_facts, world) => {
      world.clock.at += ms;
      world.faults = order.filter((fault): fault is FaultName => fault !== 'fine');
      await world.deliver(new Life(dieAfter), () => random, takeOver);
      world.faults = [];
    }),
  );

const twoWindows = fc.tuple(network, awaits, awaits).map(([order, a, b]) =>
  step(`two deliver at once([${order}], die after ${a} and ${b})`, async (_facts, world) => {
    world.clock.at += 31_000;
    world.count('two windows');
    world.faults = order.filter((fault): fault is FaultName => fault !== 'fine');
    await Promise.all([world.deliver(new Life(a), () => 0.3), world.deliver(new Life(b), () => 0.7)]);
    world.faults = [];
  }),
);

const wait = fc.integer({ min: 1, max: 4 * 3_600_000 }).map((ms) =>
  step(`wait(${ms} ms)`, async (_facts, world) => {
    world.clock.at += ms;
  }),
);

const jump = fc.constantFrom(-YEAR_MS, YEAR_MS, -60_000, 60_000).map((ms) =>
  step(`clock jumps(${ms} ms)`, async (_facts, world) => {
    world.count('clock jump');
    world.clock.at += ms;
  }),
);

const fullDisk = fc.integer({ min: 1, max: 3 }).map((writes) =>
  step(`disk full for ${writes} writes`, async (_facts, world) => {
    world.fullWrites = writes;
  }),
);

/** The world becomes kind: whatever is owed is delivered when it is due. */
async function calm(world: World): Promise<void> {
  world.faults = [];
  world.fullWrites = 0;
  for (let i = 0; i < 2_000; i++) {
    const done = await world.deliver(new Life(), () => 0.5);
    if (done === null || done instanceof Fault) throw new Error('a calm delivery failed');
    if (done.nextAt === null) return;
    world.clock.at = Math.max(world.clock.at, done.nextAt);
  }
  throw new Error('deliveries never come to rest');
}

async function check(facts: Facts, world: World): Promise<void> {
  const { rows } = (await world.live(new Life(), (outbox) => outbox.list())) as {
    rows: { id: string; state: string; why: string | null }[];
  };
  const shown = new Map(rows.map((row) => [row.id, row]));
  for (const { report, endpoint, saved, undone } of facts.told) {
    const at = [...world.desks].filter(([, desk]) => desk.rows.has(report.id)).map(([url]) => url);
    const row = shown.get(report.id);
    expect(
      at.every((url) => url === endpoint),
      `${report.words} is at no desk but its own: ${at}`,
    ).toBe(true);
    for (const url of at) expect(world.desk(url).rows.get(report.id)).toBe(JSON.stringify(report));
    if (undone) expect([report.words, at, row]).toEqual([report.words, [], undefined]);
    else if (saved && endpoint === null) expect([report.words, row?.why]).toEqual([report.words, 'no-desk']);
    else if (saved && row?.state === 'refused') expect(row.why).toBeTruthy();
    // A receipt is forgotten after 180 days, and a clock set forward by a year passes them.
    else if (saved)
      expect([report.words, at, row?.state ?? 'acknowledged']).toEqual([report.words, [endpoint], 'acknowledged']);
  }
  const known = new Set(facts.told.map(({ report }) => report.id));
  for (const desk of world.desks.values()) for (const id of desk.rows.keys()) expect(known.has(id)).toBe(true);
}

it(`keeps each report told “saved”: at its own desk once, or shown with a reason (${runs} runs)`, async () => {
  const injected = new Map<string, number>();
  const steps = [
    save,
    save,
    save,
    save,
    undo,
    readdress,
    sending,
    sending,
    sending,
    sending,
    twoWindows,
    wait,
    jump,
    fullDisk,
  ];
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 40, size: 'max' }), async (commands) => {
      const [facts, world] = [{ told: [] } as Facts, new World(T0)];
      await fc.asyncModelRun(() => ({ model: facts, real: world }), commands);
      await calm(world);
      await check(facts, world);
      for (const [name, count] of world.injected) injected.set(name, (injected.get(name) ?? 0) + count);
      refused += [...world.store.state.entries.values()].filter(({ state }) => state === 'refused').length;
    }),
    { numRuns: runs, seed: 7 },
  );
  for (const name of [...faults, 'killed', 'two windows', 'clock jump', 'disk-full']) {
    expect(injected.get(name) ?? 0, `injected: ${name}`).toBeGreaterThan(0);
  }
  console.info('injected', Object.fromEntries(injected), 'refused', refused);
});
