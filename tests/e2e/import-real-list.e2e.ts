// A real list, imported, published by a desk and synced over HTTP: each name that the account calls kept is found.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { parseSubject } from '#lib/address/subject.ts';
import { systemClock } from '#lib/base/clock.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { makeFetchFile } from '#lib/sync/fetch.ts';
import { sync } from '#lib/sync/sync.ts';
import { type Account, generateList, importList } from '#scripts/start/lists.ts';
import { type JourneyDesk, startJourneyDesk } from '#tests/kit/journey.ts';
import { MemoryStore } from '#tests/kit/repository.ts';

const real = resolve('..', 'shared', 'data', 'blocklists', 'blocklistproject-drugs.domains.txt');

let journey: JourneyDesk;
let told: Account;
let source: string;
beforeAll(async () => {
  source = existsSync(real) ? real : await generateList(mkdtempSync(join(tmpdir(), 'shekteu-list-')), 20_808);
  journey = await startJourneyDesk(inject('prepared'), async (dataDir) => {
    told = await importList(source, dataDir, 'test only');
  });
});
afterAll(() => journey.stop());

test('every name that was kept is found after one sync', async () => {
  const { desk } = journey;
  const store = new MemoryStore();
  const root = Uint8Array.from(readFileSync(desk.rootPath));
  const outcome = await sync({
    fetch: makeFetchFile(fetch),
    store,
    clock: systemClock,
    mirrors: [desk.repositoryUrl],
    root,
  });
  expect(outcome.kind).toBe('updated');
  const list = BlockList.open(store.state?.list ?? new Uint8Array());
  const kept = await keptSubjects();
  expect(kept.length).toBe(told.kept);
  expect(told.read).toBeGreaterThanOrEqual(20_808);
  const lost = kept.filter((subject) => list.lookup(parseSubject(subject)) === null);
  expect(lost).toEqual([]);
});

// The subjects as `list import` prints them, one a line.
function keptSubjects(): Promise<string[]> {
  const args = [
    '--import',
    'tsx',
    'scripts/shekteu.ts',
    'list',
    'import',
    '--source',
    'again',
    '--licence',
    'test only',
    source,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    child.once('error', reject);
    child.once('close', () => resolve(text.split('\n').filter(Boolean)));
  });
}
