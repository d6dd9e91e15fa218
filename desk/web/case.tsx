// One case: evidence left, facts right, and along the foot the two seats of the decision.
import { useT } from '#components/language.tsx';
import { Notice } from '#components/notice.tsx';
import type { CaseView } from '#desk/review/view.ts';
import { CaseSide } from './case-side.tsx';
import { desk } from './client.ts';
import { Decision } from './decision.tsx';
import { Evidence } from './evidence.tsx';
import { refusedText } from './refused-text.ts';
import { subjectText } from './said.ts';
import { useAsked } from './use-asked.ts';

/** A case and what can be done about it; `onChanged` hears when the queue is no longer what it was. */
export function CasePage({ id, onChanged }: { id: number; onChanged: () => void }) {
  const t = useT();
  const asked = useAsked(() => desk.case(id), `case ${id}`);
  const { value: view, refused } = asked;
  const act = async (change: () => Promise<CaseView>): Promise<boolean> => {
    const done = await asked.change(change);
    onChanged();
    return done;
  };
  return (
    <div class="desk__work">
      <main class="case">
        {view === null ? null : <Head view={view} />}
        <div class="case__main">
          {refused === null ? null : (
            <Notice look="caution" said>
              {refusedText(t, refused)}
            </Notice>
          )}
          {view === null ? null : <Evidence view={view} onOpen={() => act(() => desk.openEvidence(id))} />}
        </div>
        {view === null ? null : <CaseSide view={view} />}
      </main>
      {view === null ? null : <Decision view={view} busy={asked.busy} act={act} />}
    </div>
  );
}

function Head({ view: { line } }: { view: CaseView }) {
  const t = useT();
  const { name, sort } = subjectText(t, line.subject);
  const facts = [t('desk.case', { number: line.id }), sort, t('desk.case_reports', { count: line.reports })];
  return (
    <div class="case__head">
      <div>
        <h1>{name}</h1>
        <p>{facts.join(' · ')}</p>
      </div>
    </div>
  );
}
