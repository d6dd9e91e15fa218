// The way back from a fast-forward, and a ceremony of holders who are not at one table.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signerFromPem } from '#lib/publication/keys.ts';
import { parseMetadata } from '#lib/publication/metadata.ts';
import { makeTimestamp } from '#lib/publication/repository.ts';
import { signMetadata } from '#lib/publication/sign.ts';
import { madeUpList } from '#tests/kit/lists.ts';
import { freshFolder, type Ran, shekteu } from '#tests/kit/shekteu.ts';

const folder = freshFolder();
const at = (...parts: string[]) => join(folder, ...parts);

/** Each holder's key in a folder of its own, as it would be after the ceremony. */
beforeAll(async () => {
  await shekteu(['repo', 'init', '--keys', at('all'), at('repo')]);
  for (const name of readdirSync(at('all'))) {
    const holder = at(name.startsWith('root') || name.startsWith('targets') ? name.replace('.pem', '') : 'online');
    mkdirSync(holder, { recursive: true });
    cpSync(join(at('all'), name), join(holder, name));
  }
  writeFileSync(at('list'), madeUpList(50));
  await publish('targets-1', 'targets-2', 'online');
});
afterAll(() => rmSync(folder, { recursive: true }));

const keysOf = (holders: readonly string[]) => holders.flatMap((holder) => ['--keys', at(holder)]);

function publish(...holders: string[]): Promise<Ran> {
  return shekteu(['repo', 'publish', ...keysOf(holders), '--list', at('list'), at('repo')]);
}

function verify(repo = 'repo'): Promise<Ran> {
  const root = at('repo', 'metadata', '1.root.json');
  return shekteu(['repo', 'verify', '--root', root, '--state', at('state'), at(repo)]);
}

it('places the next root when two holders have signed one draft after the other, and refuses one alone', async () => {
  const rotate = (...args: string[]) => shekteu(['repo', 'rotate', '--draft', at('draft.json'), ...args, at('repo')]);
  const first = await rotate(...keysOf(['root-1']), '--threshold', 'root=2');
  expect([first.code, first.lines]).toEqual([
    1,
    [
      {
        ok: false,
        step: 'root',
        code: 'threshold',
        version: 2,
        ofOld: { have: 1, need: 2 },
        ofNew: { have: 1, need: 2 },
      },
    ],
  ]);
  const twice = await rotate(...keysOf(['root-1', 'root-1']));
  expect(twice.lines[0].ofNew).toEqual({ have: 1, need: 2 });
  const second = await rotate(...keysOf(['root-3']));
  expect([second.code, second.lines.at(-1)]).toMatchObject([0, { ok: true, version: 2 }]);
  expect((await verify()).lines[0]).toEqual({ step: 'root', version: 2, ok: true });
});

it('leads clients back after stolen online keys have pushed every version up', async () => {
  const online = async (name: string) => signerFromPem(readFileSync(at('online', `${name}.pem`), 'utf8'));
  cpSync(at('repo'), at('stolen'), { recursive: true });
  const path = (name: string) => at('stolen', 'metadata', name);
  const old = parseMetadata('snapshot', new Uint8Array(readFileSync(path('1.snapshot.json')))).signed;
  const snapshot = await signMetadata({ ...old, version: 1_000_000 }, [await online('snapshot')]);
  writeFileSync(path('1000000.snapshot.json'), snapshot);
  const signers = [await online('timestamp')];
  writeFileSync(
    path('timestamp.json'),
    await makeTimestamp({ signers, version: 1_000_000, now: new Date(), snapshot }),
  );
  expect((await verify('stolen')).code).toBe(0);
  expect((await verify()).lines.at(-1)).toMatchObject({ ok: false, step: 'timestamp', code: 'rollback' });

  const { roles } = parseMetadata('root', new Uint8Array(readFileSync(at('repo', 'metadata', '2.root.json')))).signed;
  const stolen = [...roles.timestamp.keyids, ...roles.snapshot.keyids].flatMap((keyid) => [
    '--remove',
    keyid.slice(0, 12),
  ]);
  const fresh = ['--new', 'timestamp', '--new', 'snapshot', '--into', at('online-2')];
  const rotated = await shekteu(['repo', 'rotate', ...keysOf(['root-1', 'root-2']), ...stolen, ...fresh, at('repo')]);
  expect([rotated.code, rotated.lines.at(-1)]).toMatchObject([0, { version: 3 }]);
  expect((await publish('targets-1', 'targets-2', 'online')).code).toBe(2);
  expect((await publish('targets-1', 'targets-2', 'online-2')).lines.at(-1)).toMatchObject({ ok: true, version: 2 });
  expect((await verify()).lines.at(-1)).toEqual({ ok: true, version: 2, targets: ['list'] });
  expect((await verify('stolen')).lines.at(-1)).toMatchObject({ ok: false, step: 'timestamp', code: 'signature' });
});

it('refuses a root that nobody could sign for', async () => {
  const { keyids } = parseMetadata('root', new Uint8Array(readFileSync(at('repo', 'metadata', '1.root.json')))).signed
    .roles.targets;
  const { code, stdout } = await shekteu([
    'repo',
    'rotate',
    ...keysOf(['root-1', 'root-2']),
    '--remove',
    keyids[0]!,
    at('repo'),
  ]);
  expect([code, stdout]).toEqual([2, '']);
});
