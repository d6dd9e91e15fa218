import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Speaking } from '#components/language.tsx';
import { ReportFlow, type ReportFlowProps } from '#components/report-flow.tsx';
import { emptyReport } from '#components/report-form.tsx';
import { readTyped } from '#components/subject-offer.ts';
import { parseSubject } from '#lib/address/subject.ts';
import { Fault } from '#lib/base/fault.ts';
import { translator } from '#lib/i18n/t.ts';
import type { ReportDraftInput } from '#lib/report/report.ts';

afterEach(cleanup);

const t = translator('en');
const host = parseSubject('host:shop.example');

function show(more: Partial<ReportFlowProps> = {}) {
  const save = vi.fn(async (_: ReportDraftInput) => ({ id: 'x', state: 'queued', why: null }));
  const props: ReportFlowProps = {
    facts: { id: undefined, role: 'student', language: 'en', listVersion: 4, verdict: 'clear' },
    subject: host,
    offered: [host],
    address: 'https://shop.example/job?ref=abc',
    typed: '',
    notThisPage: null,
    values: { ...emptyReport, kind: 'sale' },
    recipient: { operator: 'A school', url: 'https://desk.example' },
    undoMs: 10_000,
    readTyped,
    save,
    undo: async () => true,
    onRecipient: null,
    frame: ({ title, saved, foot, children }) => (
      <section aria-label={title}>
        <h1>{title}</h1>
        <p>{saved}</p>
        {children}
        {foot}
      </section>
    ),
    onLeave: () => undefined,
    ...more,
  };
  render(
    <Speaking language="en">
      <ReportFlow {...props} />
    </Speaking>,
  );
  return { save };
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('ReportFlow', () => {
  it('saves with one press once a kind is chosen, and says "saved" only after that', async () => {
    const { save } = show();
    expect(screen.queryByText(t('report.saved_title'))).toBeNull();
    press(t('report.send'));
    await screen.findByText(t('report.saved_title'));
    expect(save.mock.calls[0]![0]).toMatchObject({
      kind: 'sale',
      subject: host,
      words: '',
      role: 'student',
      listVersion: 4,
    });
  });

  it('cannot be sent without a kind', () => {
    show({ values: emptyReport });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: t('report.send') }).disabled).toBe(true);
  });

  it('shows exactly what will be sent, with the gaps marked', async () => {
    show({ values: { ...emptyReport, kind: 'sale', words: 'call +7 701 234 56 78' } });
    press(t('report.look_first'));
    await screen.findByText(t('report.preview_title'));
    expect(screen.queryByText(/701 234/)).toBeNull();
    expect(screen.queryByText(/abc/)).toBeNull();
    expect(screen.getAllByText('a phone number').length).toBeGreaterThan(0);
    expect(screen.getByText('A school')).toBeDefined();
  });

  it('takes a typed name instead of the page, and then sends no address', async () => {
    const { save } = show();
    press(t('common.change'));
    fireEvent.input(screen.getByLabelText(t('report.address_paste')), { target: { value: '@practice__shop' } });
    press(t('common.next'));
    await screen.findByText('@practice__shop');
    press(t('report.send'));
    await waitFor(() => expect(save).toHaveBeenCalled());
    expect(save.mock.calls[0]![0]).toMatchObject({ subject: 'tg:practice__shop', address: null });
  });

  it('says why a typed address is refused', async () => {
    show();
    press(t('common.change'));
    fireEvent.input(screen.getByLabelText(t('report.address_paste')), { target: { value: 't.me' } });
    press(t('common.next'));
    expect((await screen.findByRole('alert')).textContent).toContain(t('report.whole_platform'));
  });

  it('keeps what was written when it cannot be saved, and says so', async () => {
    const save = async () => {
      throw new Fault('disk-full', 'no room');
    };
    show({ save, values: { ...emptyReport, kind: 'sale', words: 'my words' } });
    press(t('report.send'));
    await screen.findByText(t('report.disk_full'));
    expect(screen.getByLabelText<HTMLTextAreaElement>(t('report.words')).value).toBe('my words');
  });

  it('can be taken back after it was saved', async () => {
    show();
    press(t('report.send'));
    await screen.findByText(t('report.saved_title'));
    press(t('report.undo'));
    await screen.findByText(t('report.undone'));
  });

  it('says that nobody receives it yet when no recipient is chosen', async () => {
    show({ recipient: null });
    press(t('report.send'));
    await screen.findByText(t('report.saved_no_desk'));
  });
});
