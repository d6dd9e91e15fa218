import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '#entrypoints/warning/app.tsx';
import { parseSubject } from '#lib/address/subject.ts';
import { translator } from '#lib/i18n/t.ts';
import type { Answer } from '#lib/messages/messages.ts';
import { list, startWorker, verdict, withSettings } from '#tests/entrypoints/worker.ts';

const t = translator('en');
const key = 'abcdefghijklmnop';
const subject = parseSubject('host:shop.example');
afterEach(cleanup);

const state = (more: Partial<Answer<'warning.state'>> = {}): Answer<'warning.state'> => ({
  verdict: verdict({ level: 'danger', kind: 'sale', subject }),
  host: 'shop.example',
  ascii: 'shop.example',
  address: 'https://shop.example/a?b=c',
  list: { name: list.name, operator: list.operator, publishedAt: list.publishedAt, version: 4, practice: true },
  goOn: 'click',
  role: 'student',
  strength: 'standard',
  committed: false,
  ...more,
});

async function open(given: Answer<'warning.state'> | undefined) {
  const asked = startWorker({
    ...(given && { 'warning.state': given }),
    'warning.back': {},
    'warning.go-on': {},
    'report.save': { id: 'x', state: 'queued', why: null },
  });
  await withSettings({});
  render(<App warningKey={key} />);
  await screen.findByRole('heading', { level: 1 });
  return asked;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const title = () => screen.getByRole('heading', { level: 1 }).textContent;

describe('warning page', () => {
  it('puts the focus on the way back', async () => {
    const asked = await open(state());
    await waitFor(() => expect(document.activeElement?.textContent).toBe(t('warning.back')));
    press(t('warning.back'));
    await waitFor(() => expect(asked.of('warning.back')).toEqual([{ key }]));
  });

  it('says what is listed, by whom, and nothing of the page', async () => {
    await open(state());
    expect(title()).toBe(t('warning.sale_title'));
    for (const text of ['shop.example', 'A school', t('warning.nobody_told'), '111']) {
      expect(document.body.textContent).toContain(text);
    }
  });

  it('goes on by one click', async () => {
    const asked = await open(state());
    press(t('warning.go_on'));
    await waitFor(() => expect(asked.of('warning.go-on')).toEqual([{ key }]));
  });

  it('offers no way on where the PIN is needed', async () => {
    await open(state({ goOn: 'pin', strength: 'warning-mode' }));
    expect(screen.queryByRole('button', { name: t('warning.go_on') })).toBeNull();
    expect(document.body.textContent).toContain(t('warning.pin_needed'));
  });

  it('hedges a suspicion and never says that it is listed', async () => {
    await open(
      state({ verdict: verdict({ level: 'caution', kind: 'sale', reasons: ['crypto'] }), strength: 'warning-mode' }),
    );
    expect(title()).toBe(t('warning.suspected_title'));
    expect(document.body.textContent).toContain(t('warning.why_program'));
    expect(document.body.textContent).not.toContain('A school');
  });

  it('leads a pupil who already answered to the steps, with the police line last', async () => {
    await open(state({ verdict: verdict({ level: 'danger', kind: 'recruiting', subject }) }));
    fireEvent.click(screen.getByText(t('warning.answered')));
    expect(title()).toBe(t('answered.title'));
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['111', '102']);
  });

  it('reports without opening the page', async () => {
    const asked = await open(state());
    press(t('warning.report'));
    press(t('report.send'));
    await screen.findByText(t('report.saved_title'));
    expect(asked.of('report.save')[0]?.draft).toMatchObject({ kind: 'sale', subject, verdict: 'danger' });
  });

  it('does not say that the page is not shown while it is', async () => {
    await open(state({ strength: 'badge' }));
    expect(document.body.textContent).not.toContain(t('warning.sale_lead'));
  });

  it('says that it is over when nobody knows the key any more', async () => {
    await open(undefined);
    expect(title()).toBe(t('warning.gone_title'));
  });

  it('changes its language at once and keeps the choice', async () => {
    await open(state());
    press('Қазақша');
    await waitFor(() => expect(title()).toBe(translator('kk')('warning.sale_title')));
    await waitFor(() => expect(document.documentElement.lang).toBe('kk'));
  });
});
