// Why this warning is here: who listed it, or which signs a program noticed.
import { type Fact, Facts, factOf } from '#components/facts.tsx';
import { useT } from '#components/language.tsx';
import { Reasons } from '#components/reasons.tsx';
import { kindName } from '#components/report-kinds.ts';
import { reasonsFor } from '#components/verdict-reasons.ts';
import { dateText } from '#lib/i18n/dates.ts';
import type { T } from '#lib/i18n/t.ts';
import type { WarningState } from './view.ts';

function factsOf(t: T, { verdict, list }: WarningState): Fact[] {
  const of =
    list.publishedAt === null
      ? list.name
      : `${list.name}, ${t('warning.list_number', { number: list.version, date: dateText(t.language, list.publishedAt) })}`;
  return [
    ...(verdict.kind === null ? [] : [factOf(t.parts('warning.why_kind', { kind: kindName(t, verdict.kind) }))]),
    factOf(t.parts('warning.why_by', { operator: list.operator })),
    factOf(t.parts('warning.why_list', { list: of })),
  ];
}

/** The reasons, below the line. */
export function Why({ state }: { state: WarningState }) {
  const t = useT();
  const listed = state.verdict.level === 'danger';
  const reasons = reasonsFor(t, state.verdict);
  return (
    <section class="warn__part">
      <h2>{t('warning.why_title')}</h2>
      {listed ? <Facts facts={factsOf(t, state)} /> : null}
      {listed && state.list.practice ? <p class="small muted">{t('popup.practice_list')}</p> : null}
      {listed || reasons.length === 0 ? null : <Reasons reasons={reasons} />}
      {listed ? null : <p class="small muted">{t('warning.why_program')}</p>}
    </section>
  );
}
