// Why the popup says what it says: the signs for a guess, the facts for a listing.
import { Facts, factOf } from '#components/facts.tsx';
import { useT } from '#components/language.tsx';
import { Reasons } from '#components/reasons.tsx';
import { kindName } from '#components/report-kinds.ts';
import { subjectName } from '#components/subject.tsx';
import { reasonsFor } from '#components/verdict-reasons.ts';
import { dateText } from '#lib/i18n/dates.ts';
import type { Answer } from '#lib/messages/messages.ts';
import type { Verdict } from '#lib/verdict/verdict.ts';

/** The signs that were noticed. */
export function Signs({ verdict }: { verdict: Verdict }) {
  const t = useT();
  const reasons = reasonsFor(t, verdict);
  if (reasons.length === 0) return null;
  return (
    <section class="popup__part">
      <h2>{t('warning.why_signs')}</h2>
      <Reasons reasons={reasons} />
      {verdict.cut ? <p class="small muted">{t('popup.too_big')}</p> : null}
    </section>
  );
}

/** Who listed it, as what, on which list. */
export function Listing({ verdict, list }: { verdict: Verdict; list: Answer<'list.state'> | null }) {
  const t = useT();
  const facts = [
    ...(verdict.subject === null ? [] : [{ label: t('report.field_about'), value: subjectName(verdict.subject) }]),
    ...(verdict.kind === null ? [] : [factOf(t.parts('warning.why_kind', { kind: kindName(t, verdict.kind) }))]),
    ...(list === null ? [] : [factOf(t.parts('warning.why_by', { operator: list.operator })), listFact()]),
  ];
  function listFact() {
    const name = list?.publishedAt == null ? list!.name : `${list!.name}, ${dateText(t.language, list!.publishedAt)}`;
    return factOf(t.parts('warning.why_list', { list: name }));
  }
  return (
    <>
      <Facts facts={facts} />
      {list?.practice ? <p class="small muted">{t('popup.practice_list')}</p> : null}
    </>
  );
}
