// One report: what it was about, how far it has come, and what that means.
import { Button } from '#components/button.tsx';
import { useT } from '#components/language.tsx';
import { kindName } from '#components/report-kinds.ts';
import { subjectName } from '#components/subject.tsx';
import { Track } from '#components/track.tsx';
import { dateText } from '#lib/i18n/dates.ts';
import type { Key } from '#lib/i18n/t.ts';
import type { Answer } from '#lib/messages/messages.ts';

type Row = Answer<'report.list'>[number];

const states = {
  queued: { name: 'my.state_waiting', about: 'my.about_waiting', stage: 0 },
  sending: { name: 'my.state_sending', about: 'my.about_waiting', stage: 0 },
  acknowledged: { name: 'my.state_sent', about: 'my.about_sent', stage: 1 },
  confirmed: { name: 'my.state_received', about: 'my.about_received', stage: 1 },
  refused: { name: 'my.state_refused', about: 'my.about_refused', stage: null },
  held: { name: 'my.state_held', about: 'my.about_kept', stage: 0 },
} as const satisfies Record<Row['state'], { name: Key; about: Key; stage: number | null }>;

function aboutOf({ state, why }: Row) {
  if (why === 'no-desk') return 'my.about_held';
  if (why === 'undelivered') return 'my.about_undelivered';
  return states[state].about;
}

/** A row of "My reports". */
export function ReportRow({ row, onUndo }: { row: Row; onUndo: () => void }) {
  const t = useT();
  const { name, stage } = states[row.state];
  const stages = [t('my.step_saved'), t('my.state_received'), t('my.state_review'), t('my.step_decided')];
  const mayUndo = row.state === 'queued' || row.state === 'held';
  return (
    <article class="report">
      <div class="report__head">
        <strong>{row.subject === null ? t('subject.other') : subjectName(row.subject)}</strong>
        <span class="small muted">{kindName(t, row.kind)}</span>
        <time dateTime={row.hour}>{dateText(t.language, Date.parse(row.hour))}</time>
      </div>
      {stage === null ? null : <Track stages={stages} at={stage} />}
      <p class="report__say">
        <b>{t(name)}.</b> {t(aboutOf(row))}{' '}
        {row.endpointOperator === null ? null : (
          <span class="muted">{t('report.recipient', { operator: row.endpointOperator })}</span>
        )}
      </p>
      {mayUndo ? (
        <div>
          <Button look="quiet" small icon="undo" onPress={onUndo}>
            {t('report.undo')}
          </Button>
        </div>
      ) : null}
    </article>
  );
}
