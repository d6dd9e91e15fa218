// The whole round trip: a page that no list knows is reported, two people agree, and the next visitor is warned.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { browserNames } from '#tests/kit/browser.ts';
import { type JourneyDesk, startJourneyDesk, startWalk, type Walk } from '#tests/kit/journey.ts';
import {
  approveAtDesk,
  joinDesk,
  proposeAtDesk,
  publishAtDesk,
  refreshList,
  reportPage,
  t,
} from '#tests/kit/person.ts';
import { until } from '#tests/kit/until.ts';

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

  const rows = (subject: string) =>
    journey.desk.sql('select report.id from report join "case" on "case".id = case_id where subject = $1', [subject]);

  test('report → two people → publication → sync → warning', async () => {
    const { browser } = walk;
    const { desk } = journey;
    const address = 'http://unlisted-ru.example/';
    const tab = await browser.newTab();
    await tab.goto(address);
    await tab.waitForShadow(t('banner.caution_sale'));

    await reportPage(browser, address, { saved: t('report.saved_no_desk') });
    expect(await rows('host:unlisted-ru.example')).toEqual([]);
    await joinDesk(browser, journey.address);
    await until('one row at the desk', async () => (await rows('host:unlisted-ru.example')).length === 1, 60_000);

    const [first = '', second = ''] = desk.signInLinks;
    await proposeAtDesk(browser, first, 'unlisted-ru.example');
    await approveAtDesk(browser, second, 'unlisted-ru.example');
    const { version } = await refreshList(browser, (list) => list.version > 0);
    await publishAtDesk(browser, desk.url);
    await refreshList(browser, (list) => list.version > version);

    await tab.goto(address);
    await tab.waitForAddress('warning.html');
    await tab.waitForText(t('warning.sale_title'));
    expect(await rows('host:unlisted-ru.example')).toHaveLength(1);
  });
});
