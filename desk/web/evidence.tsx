// What was reported, closed until somebody asks for it: the second person sees it before the proposer's words.
import { Button } from '#components/button.tsx';
import { LargeIcon } from '#components/icon.tsx';
import { useT } from '#components/language.tsx';
import { Table } from '#components/table.tsx';
import type { EvidenceLine } from '#desk/cases/view.ts';
import type { CaseView } from '#desk/review/view.ts';
import { hourText, kindText, roleText } from './said.ts';

/** The evidence of a case: veiled, or the reports. */
export function Evidence({ view, onOpen }: { view: CaseView; onOpen: () => void }) {
  const t = useT();
  return (
    <section aria-label={t('desk.evidence')}>
      <h2 class="part">{t('desk.evidence')}</h2>
      {view.evidence === null ? <Veil onOpen={onOpen} /> : <Reports view={view} lines={view.evidence} />}
    </section>
  );
}

function Veil({ onOpen }: { onOpen: () => void }) {
  const t = useT();
  return (
    <div class="veil">
      <LargeIcon name="eyeoff" />
      <p>{t('desk.evidence_closed')}</p>
      <Button small onPress={onOpen}>
        {t('desk.evidence_show')}
      </Button>
    </div>
  );
}

function Reports({ view, lines }: { view: CaseView; lines: readonly EvidenceLine[] }) {
  const t = useT();
  const columns = ['desk.when', 'desk.who', 'desk.kind', 'desk.words', 'desk.address'] as const;
  return (
    <>
      {view.evidenceOpenedAt === null ? null : (
        <p class="muted small">{t('desk.evidence_opened', { time: hourText(t, view.evidenceOpenedAt) })}</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="sheet" aria-label={t('desk.reports')} tabIndex={0}>
        <Table caption={t('desk.reports')} columns={columns.map((key) => ({ name: t(key) }))}>
          {lines.map((line, at) => (
            <tr key={String(at)}>
              <td>{hourText(t, line.hour)}</td>
              <td>{roleText(t, line.role)}</td>
              <td>{kindText(t, line.kind)}</td>
              <td class="wrap">
                <Words line={line} />
              </td>
              <td class="wrap mono">{line.address ?? '—'}</td>
            </tr>
          ))}
        </Table>
      </section>
    </>
  );
}

function Words({ line }: { line: EvidenceLine }) {
  const t = useT();
  if (line.words === '' && line.excerpt === '') return <span class="muted">{t('desk.no_words')}</span>;
  return (
    <>
      {line.words}
      {line.excerpt === '' ? null : <q class="excerpt">{line.excerpt}</q>}
    </>
  );
}
