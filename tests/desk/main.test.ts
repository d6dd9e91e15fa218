import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wellKnownSchema } from '#lib/protocol/endpoint.ts';
import { startTestDesk, type TestDesk } from '#tests/kit/desk.ts';

const run = promisify(execFile);

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('a running desk', () => {
  it('listens on the loopback and says who it is', async () => {
    expect(desk.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await fetch(`${desk.url}/.well-known/shekteu`);
    expect(wellKnownSchema.parse(await answer.json())).toMatchObject({
      operator: 'Practice desk',
      repository: desk.repositoryUrl,
      limits: { reports: 50 },
    });
    expect(existsSync(desk.rootPath)).toBe(true);
  });

  it('serves its pages whole, with nothing from elsewhere', async () => {
    const html = await (await fetch(`${desk.url}/desk/cases/1`)).text();
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      expect(file).toMatch(/^\/desk\/files\//);
      expect([file, (await fetch(desk.url + file)).status]).toEqual([file, 200]);
    }
    expect((await fetch(`${desk.url}/desk/files/..%2Findex.html`)).status).toBe(404);
  });

  it('refuses a second desk on its folder, and says what to do', async () => {
    const second = run(process.execPath, ['--import', 'tsx', 'desk/main.ts', '--data', desk.dataDir]);
    await expect(second).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('name another data folder'),
    });
  }, 60_000);

  it('takes its database with it when it is killed', async () => {
    const pid = desk.serverPid()!;
    await desk.kill();
    await expect.poll(() => alive(pid), { timeout: 20_000 }).toBe(false);
    await desk.restart();
    expect((await fetch(`${desk.url}/healthz`)).status).toBe(200);
  });

  it('stops whole on SIGTERM', async () => {
    const pid = desk.serverPid()!;
    await desk.stop();
    expect(alive(pid)).toBe(false);
    await expect(fetch(`${desk.url}/healthz`)).rejects.toThrow();
  });
});
