// The foot of a case: two seats, and what the one who looks may do now.
import { useState } from 'preact/hooks';
import { Button } from '#components/button.tsx';
import { useT } from '#components/language.tsx';
import type { CaseView, ProposalView } from '#desk/review/view.ts';
import { desk } from './client.ts';
import { ProposeForm } from './propose-form.tsx';
import { RejectForm } from './reject-form.tsx';
import { hourText, kindText } from './said.ts';
import { Seat } from './seat.tsx';

interface DecisionProps {
  view: CaseView;
  busy: boolean;
  /** Does it; tells whether the desk did. */
  act: (change: () => Promise<CaseView>) => Promise<boolean>;
}

/** The decision of two people. */
export function Decision({ view, busy, act }: DecisionProps) {
  const t = useT();
  const [form, setForm] = useState<'propose' | 'reject' | null>(null);
  const { id, state } = view.line;
  const latest = view.proposals[0] ?? null;
  const current = latest !== null && latest.state !== 'rejected' ? latest : null;
  const both = current?.state === 'approved';
  const close = () => setForm(null);
  const submit = async (change: () => Promise<CaseView>) => {
    if (await act(change)) close();
  };
  return (
    <section class={both ? 'decide decide--both' : 'decide'} aria-label={t('desk.decision')}>
      {form === 'propose' ? (
        <ProposeForm
          kind={view.line.kind}
          busy={busy}
          onCancel={close}
          onPropose={(proposal) => void submit(() => desk.propose(id, proposal))}
        />
      ) : null}
      {form === 'reject' ? (
        <RejectForm
          busy={busy}
          onCancel={close}
          onReject={(rejection) =>
            void submit(() =>
              desk.reject(id, { ...rejection, proposal: state === 'proposed' ? (current?.id ?? null) : null }),
            )
          }
        />
      ) : null}
      <FirstSeat proposal={current} />
      <SecondSeat view={view} proposal={current} />
      {form === null && (state === 'open' || state === 'proposed') ? (
        <div class="decide__acts">
          <Button onPress={() => setForm('reject')}>{t('desk.reject')}</Button>
          {current === null ? (
            <Button look="primary" disabled={view.refusal !== null} onPress={() => setForm('propose')}>
              {t('desk.propose_list')}
            </Button>
          ) : (
            <Button
              look="primary"
              disabled={busy || current.mine || view.evidence === null}
              onPress={() => void submit(() => desk.approve(id, current.id))}
            >
              {t('desk.approve')}
            </Button>
          )}
        </div>
      ) : null}
    </section>
  );
}

function FirstSeat({ proposal }: { proposal: ProposalView | null }) {
  const t = useT();
  if (proposal === null) {
    return (
      <div class="decide__seat">
        <Seat taken={false} />
        <b>{t('desk.seat_first')}</b>
      </div>
    );
  }
  return (
    <div class="decide__seat">
      <Seat taken />
      <b>{t('desk.log_proposed', { name: proposal.proposer })}</b>
      <span>{`${hourText(t, proposal.proposedAt)} · ${kindText(t, proposal.kind)}`}</span>
      <span>{proposal.words ?? t('desk.words_after')}</span>
    </div>
  );
}

function SecondSeat({ view, proposal }: { view: CaseView; proposal: ProposalView | null }) {
  const t = useT();
  if (proposal?.decider != null) {
    return (
      <div class="decide__seat">
        <Seat taken />
        <b>{t('desk.log_approved', { name: proposal.decider })}</b>
        <span>{proposal.decidedAt === null ? '' : hourText(t, proposal.decidedAt)}</span>
        {proposal.publishedIn === null ? null : <span>{t('desk.publication', { version: proposal.publishedIn })}</span>}
      </div>
    );
  }
  const yours = proposal !== null && !proposal.mine;
  return (
    <div class="decide__seat">
      <Seat taken={false} />
      <b>{t(yours ? 'desk.seat_yours' : 'desk.seat_second')}</b>
      <span>{hintOf(view, proposal, t)}</span>
    </div>
  );
}

function hintOf(view: CaseView, proposal: ProposalView | null, t: ReturnType<typeof useT>): string {
  if (view.refusal === 'protected') return t('desk.guard_protected');
  if (view.refusal !== null) return t('desk.guard_broad');
  if (proposal === null) return t('desk.second_needed');
  if (proposal.mine) return t('desk.own_proposal');
  return view.evidence === null ? t('desk.evidence_first') : t('desk.second_needed');
}
