// A browser that has seen a newer list refuses an older copy of the repository, also after a restart.
import { cpSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { browserNames } from '#tests/kit/browser.ts';
import { type JourneyDesk, startJourneyDesk, startWalk, type Walk } from '#tests/kit/journey.ts';
import { openExtensionPage } from '#tests/kit/launch.ts';
import { type ListState, readMessage, refreshList } from '#tests/kit/person.ts';
import { close, listen } from '#tests/kit/site.ts';

describe.each(browserNames)('in %s', (name) => {
  let walk: Walk;
  let journey: JourneyDesk;
  beforeAll(async () => {
    journey = await startJourneyDesk(inject('prepared'));
    walk = await startWalk(name, inject('prepared'));
  });
  afterAll(async () => {
    await walk.stop();
    await journey.stop();
  });

  test('an older repository is refused and the newer list stays in use', async () => {
    const { desk, proxy } = journey;
    const old = join(desk.dataDir, 'older-copy');
    const first = await refreshList(walk.browser, (list) => list.version > 0);
    cpSync(join(desk.dataDir, 'repository'), old, { recursive: true });
    await desk.restart(); // publishes the next version
    const newer = await refreshList(walk.browser, (list) => list.version > first.version);

    const server = createServer((request, response) => {
      readFile(join(old, (request.url ?? '/').replace('/repository/', ''))).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    proxy.target = `http://127.0.0.1:${await listen(server)}`;
    await walk.restart();
    const after = await refreshList(walk.browser, (list) => list.problem !== null);
    expect(after.version).toBe(newer.version);
    expect(after.problem).toBe('rollback');
    proxy.target = desk.url;
    await close(server);

    const page = await openExtensionPage(walk.browser, 'options.html');
    expect((await readMessage<ListState>(page, 'list.state')).version).toBe(newer.version);
  });
});
