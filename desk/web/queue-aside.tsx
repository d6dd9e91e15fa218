import { useT } from '#components/language.tsx';
import type { CaseLine } from '#desk/cases/view.ts';
import { go } from './place.ts';
import { hourText, kindText, stateText, subjectText } from './said.ts';

/** What is known of the chosen case, and the way into it. */
export function QueueAside({ line }: { line: CaseLine }) {
  const t = useT();
  const { name, sort } = subjectText(t, line.subject);
  return (
    <aside class="aside" aria-label={t('desk.case', { number: line.id })}>
      <div>
        <h2>{name}</h2>
        <p class="muted">{sort}</p>
      </div>
      <dl class="facts">
        <dt>{t('desk.kind')}</dt>
        <dd>{kindText(t, line.kind)}</dd>
        <dt>{t('desk.state')}</dt>
        <dd>{stateText(t, line.state)}</dd>
        <dt>{t('desk.latest')}</dt>
        <dd>{hourText(t, line.lastHour)}</dd>
      </dl>
      <p>{t('desk.case_reports', { count: line.reports })}</p>
      <p class="muted">{t('desk.evidence_closed')}</p>
      <button class="button button--primary" type="button" onClick={() => go(`/desk/cases/${line.id}`)}>
        {t('desk.case_open')}
        <span class="kbd kbd--on" aria-hidden="true">
          ↵
        </span>
      </button>
    </aside>
  );
}
