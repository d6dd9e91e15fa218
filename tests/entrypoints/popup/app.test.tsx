import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '#entrypoints/popup/app.tsx';
import { parseSubject } from '#lib/address/subject.ts';
import { translator } from '#lib/i18n/t.ts';
import type { Answer } from '#lib/messages/messages.ts';
import { list, startWorker, verdict, withSettings } from '#tests/entrypoints/worker.ts';

const t = translator('en');
const subject = parseSubject('host:shop.example');
afterEach(cleanup);

const tab = (more: Partial<Answer<'tab.state'>> = {}): Answer<'tab.state'> => ({
  url: 'https://shop.example/job?ref=abc',
  ascii: 'shop.example',
  verdict: verdict({}),
  off: null,
  exceptionUntil: null,
  shows: 'nothing',
  ...more,
});

async function open(state: Answer<'tab.state'> | undefined, more: Parameters<typeof startWorker>[0] = {}) {
  const asked = startWorker({
    ...(state && { 'tab.state': state }),
    'list.state': list,
    'report.list': [],
    'report.save': { id: 'x', state: 'queued', why: null },
    ...more,
  });
  await withSettings({ role: 'student', endpoint: { url: 'https://desk.example', operator: 'A school' } });
  render(<App query={new URLSearchParams('tab=7')} />);
  await screen.findByRole('heading', { level: 1 });
  return asked;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const title = () => screen.getByRole('heading', { level: 1 }).textContent;

describe('popup', () => {
  it('asks about the tab that its address names, and never says that a clear page is safe', async () => {
    const asked = await open(tab());
    expect(asked.of('tab.state')).toEqual([{ tabId: 7 }]);
    expect(title()).toBe(t('popup.clear_title'));
    expect(document.body.textContent).toContain(t('popup.clear_body'));
  });

  it('reports this page in two clicks', async () => {
    const asked = await open(tab());
    press(t('kind.sale_short'));
    press(t('report.send'));
    await screen.findByText(t('report.saved_title'));
    expect(asked.of('report.save')[0]?.draft).toMatchObject({
      kind: 'sale',
      subject,
      listVersion: 4,
      verdict: 'clear',
    });
  });

  it('hedges a suspicion and shows the signs', async () => {
    await open(tab({ verdict: verdict({ level: 'caution', kind: 'recruiting', reasons: ['no_experience'] }) }));
    expect(title()).toBe(t('popup.caution_title'));
    expect(document.body.textContent).toContain(t('popup.caution_recruit'));
    expect(document.body.textContent).toContain(t('reason.no_experience'));
  });

  it('leads out of a listed page first, and says who listed it and that the list is for practice', async () => {
    await open(tab({ verdict: verdict({ level: 'danger', kind: 'sale', subject }) }));
    expect(title()).toBe(t('popup.danger_title'));
    expect(screen.getByRole('button', { name: t('popup.leave') }).className).toContain('button--primary');
    expect(document.body.textContent).toContain('A school');
    expect(document.body.textContent).toContain(t('popup.practice_list'));
  });

  it('takes a mistake as a report of its own kind, with the ground in words', async () => {
    const asked = await open(tab({ verdict: verdict({ level: 'danger', kind: 'sale', subject }) }));
    press(t('warning.mistake'));
    fireEvent.click(screen.getByRole('radio', { name: t('mistake.lawful') }));
    press(t('mistake.send'));
    await screen.findByText(t('mistake.sent'));
    expect(asked.of('report.save')[0]?.draft).toMatchObject({ kind: 'mistake', words: t('mistake.lawful') });
  });

  it('offers no report of a page of the browser, only of another address', async () => {
    await open(tab({ url: null, ascii: null, verdict: null, off: 'browser-page' }));
    expect(screen.queryByRole('button', { name: t('kind.sale_short') })).toBeNull();
    expect(screen.getByRole('button', { name: t('popup.report_other') })).toBeDefined();
  });

  it('says so when nothing can be learned of the page', async () => {
    await open(undefined);
    expect(title()).toBe(t('popup.error_title'));
  });

  it('tells what waits and why', async () => {
    const row = {
      id: '1',
      kind: 'sale',
      subject,
      hour: '2026-11-24T11:00Z',
      savedAt: 1,
      endpointOperator: null,
    } as const;
    await open(tab(), { 'report.list': [{ ...row, state: 'held', why: 'no-desk' }] });
    expect(document.body.textContent).toContain(t('popup.waiting', { count: 1 }));
    expect(document.body.textContent).toContain(t('popup.held_no_desk'));
  });

  it('has the number of the help line in every state', async () => {
    await open(tab());
    expect(screen.getByText('111')).toBeDefined();
  });
});
