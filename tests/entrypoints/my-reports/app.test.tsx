import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '#entrypoints/my-reports/app.tsx';
import { parseSubject } from '#lib/address/subject.ts';
import { translator } from '#lib/i18n/t.ts';
import type { Answer } from '#lib/messages/messages.ts';
import { startWorker, withSettings } from '#tests/entrypoints/worker.ts';

const t = translator('en');
type Row = Answer<'report.list'>[number];
const row = (more: Partial<Row>): Row => ({
  id: 'a',
  kind: 'sale',
  subject: parseSubject('tg:practice__shop'),
  hour: '2026-11-24T11:00Z',
  state: 'queued',
  why: null,
  savedAt: 1,
  endpointOperator: 'A school',
  ...more,
});
afterEach(cleanup);

async function open(rows: Row[]) {
  const asked = startWorker({ 'report.list': rows, 'report.undo': { undone: true } });
  await withSettings({});
  render(<App />);
  await screen.findByRole('heading', { level: 1 });
  return asked;
}

describe('my reports', () => {
  it('says "sent" only of what was acknowledged', async () => {
    await open([row({}), row({ id: 'b', state: 'acknowledged' })]);
    const articles = await screen.findAllByRole('article');
    expect(articles.map((one) => one.querySelector('b')?.textContent)).toEqual([
      `${t('my.state_sent')}.`,
      `${t('my.state_waiting')}.`,
    ]);
  });

  it('says that a report without a recipient waits for one', async () => {
    await open([row({ state: 'held', why: 'no-desk', endpointOperator: null })]);
    await waitFor(() => expect(document.body.textContent).toContain(t('my.about_held')));
  });

  it('takes back what has not left', async () => {
    const asked = await open([row({})]);
    fireEvent.click(await screen.findByRole('button', { name: t('report.undo') }));
    await waitFor(() => expect(asked.of('report.undo')).toEqual([{ id: 'a' }]));
  });

  it('shows a report whose content is forgotten', async () => {
    await open([row({ state: 'confirmed', subject: null })]);
    await screen.findByText(t('subject.other'));
  });

  it('says that there is none yet', async () => {
    await open([]);
    await screen.findByText(t('my.empty_title'));
  });
});
