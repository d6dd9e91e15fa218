import { useT } from '#components/language.tsx';
import type { CaseView, ProposalView } from '#desk/review/view.ts';
import type { T } from '#lib/i18n/t.ts';
import { hourText, subjectText } from './said.ts';

/** What an entry would cover, and how the case has gone so far. */
export function CaseSide({ view }: { view: CaseView }) {
  const t = useT();
  const { name } = subjectText(t, view.line.subject);
  const isHost = view.line.subject.startsWith('host:');
  return (
    <div class="case__side">
      <section>
        <h2 class="part">{t('desk.facts')}</h2>
        <dl class="facts">
          <dt>{t('desk.covers')}</dt>
          <dd>{isHost ? t('desk.covers_host', { host: name }) : t('desk.covers_only')}</dd>
          <dt>{t('desk.protected')}</dt>
          <dd>{t(view.refusal === null ? 'desk.no' : 'desk.yes')}</dd>
        </dl>
      </section>
      <section>
        <h2 class="part">{t('desk.history')}</h2>
        <ul class="log">
          {historyOf(t, view).map(([at, words]) => (
            <li key={`${at}${words}`}>
              <time dateTime={at}>{hourText(t, at)}</time>
              <span>{words}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

type Step = readonly [at: string, words: string];

function historyOf(t: T, view: CaseView): Step[] {
  const opened: Step = [view.line.openedAt, t('desk.log_opened')];
  return [...view.proposals.flatMap((proposal) => stepsOf(t, proposal)), opened];
}

// Newest first, as the proposals themselves come.
function stepsOf(t: T, proposal: ProposalView): Step[] {
  const proposed: Step = [proposal.proposedAt, t('desk.log_proposed', { name: proposal.proposer })];
  const { decider, decidedAt, state, publishedIn } = proposal;
  if (decider === null || decidedAt === null) return [proposed];
  const decided: Step = [
    decidedAt,
    t(state === 'approved' ? 'desk.log_approved' : 'desk.log_rejected', { name: decider }),
  ];
  const published: Step[] = publishedIn === null ? [] : [[decidedAt, t('desk.publication', { version: publishedIn })]];
  return [...published, decided, proposed];
}
