// A report is neither lost nor doubled when the background is stopped after "saved", and between a request and its answer.
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { browserNames } from '#tests/kit/browser.ts';
import { type JourneyDesk, startJourneyDesk, startWalk, type Walk } from '#tests/kit/journey.ts';
import { openExtensionPage } from '#tests/kit/launch.ts';
import { joinDesk, readMessage, reportPage } from '#tests/kit/person.ts';
import { until } from '#tests/kit/until.ts';

const intake = '/v1/reports';
const patienceMs = 240_000;

describe.each(browserNames)('in %s', (name) => {
  let walk: Walk;
  let journey: JourneyDesk;
  beforeEach(async () => {
    journey = await startJourneyDesk(inject('prepared'));
    // Firefox stops a background only when it is idle: here that comes before the ten seconds in which a report can be undone.
    walk = await startWalk(name, inject('prepared'), { idleMs: name === 'firefox' ? 2_000 : undefined });
    await (await joinDesk(walk.browser, journey.address)).close();
  });
  afterEach(async () => {
    await walk.stop();
    await journey.stop();
  });

  const rows = () => journey.desk.sql('select id from report');
  const requests = () => journey.proxy.log.filter((each) => each.path === intake);

  async function report(): Promise<void> {
    const tab = await walk.browser.newTab();
    await tab.goto('http://drawing.example/');
    await tab.waitForText('Кружок');
    await reportPage(walk.browser, 'http://drawing.example/');
  }

  // Exactly one row, and the extension itself calls the report delivered.
  async function expectOneRow(): Promise<void> {
    const page = await openExtensionPage(walk.browser, 'my-reports.html');
    const delivered = ['acknowledged', 'confirmed'];
    await until(
      'the report to be acknowledged',
      async () => {
        const listed = await readMessage<{ state: string }[]>(page, 'report.list');
        return listed.length === 1 && listed.every((each) => delivered.includes(each.state));
      },
      patienceMs,
    );
    expect(await rows()).toHaveLength(1);
  }

  test('stopped after "saved" and before anything was sent', { timeout: 2 * patienceMs }, async () => {
    await report();
    await walk.browser.stopWorker();
    expect(requests()).toEqual([]);
    await expectOneRow();
  });

  // Only Chromium can be made to stop a background at a moment of one's choosing.
  if (name !== 'chromium') return;

  test('stopped after "saved", before the request reached the desk', { timeout: 2 * patienceMs }, async () => {
    let stopped = false;
    journey.proxy.rule = async (_, path) => {
      if (path !== intake || stopped) return 'pass';
      await walk.browser.stopWorker();
      stopped = true;
      return 'cut-request';
    };
    await report();
    await until('the first request to be cut', () => stopped, patienceMs);
    expect(await rows()).toEqual([]);
    await expectOneRow();
  });

  test('stopped between the request and its answer', { timeout: 2 * patienceMs }, async () => {
    let answers = 0;
    journey.proxy.rule = (_, path) => (path === intake && answers++ === 0 ? 'cut-answer' : 'pass');
    journey.proxy.beforeAnswer = async (path) => {
      if (path === intake && answers === 1) await walk.browser.stopWorker();
    };
    await report();
    await until(
      'the desk to have the report though its answer was lost',
      async () => (await rows()).length === 1,
      patienceMs,
    );
    await expectOneRow();
    expect(requests().length).toBeGreaterThan(1);
  });
});
