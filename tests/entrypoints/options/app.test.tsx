import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '#entrypoints/options/app.tsx';
import { parseSubject } from '#lib/address/subject.ts';
import { translator } from '#lib/i18n/t.ts';
import { readSettings, type Settings } from '#lib/settings/settings.ts';
import { list, startWorker, withSettings } from '#tests/entrypoints/worker.ts';

const t = translator('en');
const subject = parseSubject('host:shop.example');
const held = {
  id: '1',
  kind: 'sale',
  subject,
  hour: '2026-11-24T11:00Z',
  state: 'held',
  why: 'no-desk',
  endpointOperator: null,
  savedAt: 1,
} as const;
afterEach(cleanup);

async function open(settings: Partial<Omit<Settings, 'version'>>, more: Parameters<typeof startWorker>[0] = {}) {
  const asked = startWorker({
    'list.state': list,
    'list.refresh': list,
    'report.list': [],
    'exception.list': [],
    'exception.end': {},
    'endpoint.look': {
      protocol: 1,
      name: 'Practice desk',
      operator: 'A school',
      privacy: 'https://desk.example/privacy',
      languages: ['kk', 'ru', 'en'],
      limits: { reports: 50, bytes: 262144 },
      repository: null,
    },
    'endpoint.set': { operator: 'A school' },
    ...more,
  });
  await withSettings(settings);
  render(<App />);
  await screen.findByRole('heading', { level: 1 });
  return asked;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('options', () => {
  it('sends reports nowhere before their recipient was named and confirmed', async () => {
    const asked = await open({ endpoint: null }, { 'report.list': [held] });
    fireEvent.input(screen.getByLabelText(t('options.recipient_address')), {
      target: { value: 'https://desk.example' },
    });
    press(t('options.recipient_look'));
    await screen.findByText('A school');
    expect(asked.of('endpoint.set')).toEqual([]);
    press(t('options.recipient_yes'));
    await waitFor(() => expect(asked.of('endpoint.set')).toEqual([{ url: 'https://desk.example', sendHeld: true }]));
  });

  it('leaves held reports where they are when their sender says so', async () => {
    const asked = await open({ endpoint: null }, { 'report.list': [held] });
    fireEvent.input(screen.getByLabelText(t('options.recipient_address')), {
      target: { value: 'https://desk.example' },
    });
    press(t('options.recipient_look'));
    fireEvent.click(await screen.findByRole('checkbox'));
    press(t('options.recipient_yes'));
    await waitFor(() => expect(asked.of('endpoint.set')[0]?.sendHeld).toBe(false));
  });

  it('says that reports for the earlier recipient still go there', async () => {
    await open({ endpoint: { url: 'https://old.example', operator: 'Another' } });
    press(t('options.recipient_change'));
    fireEvent.input(screen.getByLabelText(t('options.recipient_address')), { target: { value: 'desk.example' } });
    press(t('options.recipient_look'));
    await screen.findByText(t('options.recipient_queue'));
  });

  it('keeps role, strength and language as soon as they are chosen', async () => {
    await open({});
    fireEvent.click(screen.getByRole('radio', { name: t('welcome.teacher') }));
    await waitFor(async () => expect((await readSettings()).role).toBe('teacher'));
    fireEvent.click(screen.getByRole('radio', { name: t('options.strength_mode') }));
    await waitFor(async () => expect((await readSettings()).strength).toBe('warning-mode'));
    fireEvent.change(screen.getByLabelText(t('options.language')), { target: { value: 'ru' } });
    await screen.findByText(translator('ru')('options.title'));
  });

  it('says where the list comes from, and that an update needs a key in the build', async () => {
    await open({}, { 'list.state': { ...list, hasRoot: false, publishedAt: null } });
    await screen.findByText(t('options.root_no'));
    expect(screen.getByText(t('options.list_built_in'))).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: t('list.update') }).disabled).toBe(true);
  });

  it('says that a new list was refused and the earlier one works', async () => {
    await open({}, { 'list.state': { ...list, problem: 'rollback' } });
    await screen.findByText(t('list.rejected'));
  });

  it('says in words how old the list is, and that it works', async () => {
    await open({}, { 'list.state': { ...list, age: { kind: 'old', days: 5, clock: null } } });
    await screen.findByText(t('list.age', { count: 5 }));
    expect(screen.getByText(t('list.old'))).toBeDefined();
  });

  it('ends what was allowed for now', async () => {
    const asked = await open({}, { 'exception.list': [{ subject, until: Date.UTC(2026, 10, 24, 12) }] });
    await screen.findByText('shop.example');
    press(t('popup.allowed_end'));
    await waitFor(() => expect(asked.of('exception.end')).toEqual([{ subject }]));
  });
});
