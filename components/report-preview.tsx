// Exactly what will be sent: every field, with a mark where something was taken out, and nothing that is not sent.

import { languageNames } from '#lib/i18n/message.ts';
import type { T } from '#lib/i18n/t.ts';
import type { Report } from '#lib/report/report.ts';
import { Icon } from './icon.tsx';
import { useT } from './language.tsx';
import { Redacted } from './redacted.tsx';
import { kindName } from './report-kinds.ts';
import { subjectKindKey, subjectName } from './subject.tsx';

/** Who will receive it. */
export interface Recipient {
  readonly operator: string;
  readonly url: string;
}

type Row = readonly [label: string, value: string, redacted?: 'redacted'];

function rowsOf(t: T, report: Report): Row[] {
  const rows: Row[] = [
    [t('report.question'), kindName(t, report.kind)],
    [t('report.field_about'), `${subjectName(report.subject)} (${t(subjectKindKey(report.subject))})`],
    [t('report.address'), report.address ?? t('report.address_none'), 'redacted'],
    [t('report.words'), report.words, 'redacted'],
    [t('report.where'), report.where === null ? '' : t(`report.where_${report.where}`)],
    [t('report.excerpt'), report.excerpt, 'redacted'],
    [t('report.code'), report.classCode],
    [t('report.field_role'), t(`welcome.${report.role}`)],
    [t('report.field_language'), languageNames[report.language]],
    [t('report.field_hour'), report.hour],
    [t('report.field_list'), String(report.listVersion)],
    [t('report.field_verdict'), t(`verdict.${report.verdict}`)],
  ];
  return rows.filter(([, value]) => value !== '');
}

/** The preview of a report. */
export function ReportPreview({ report, recipient }: { report: Report; recipient: Recipient | null }) {
  const t = useT();
  return (
    <div class="report-preview">
      <p class="small">
        {recipient === null ? (
          t('report.no_recipient_yet')
        ) : (
          <>
            {t.parts('report.recipient', { operator: recipient.operator }).map((part) =>
              part.name === null ? (
                <span key={part.text} class="muted">
                  {part.text}
                </span>
              ) : (
                <b key={part.text}>{part.text}</b>
              ),
            )}{' '}
            <span class="muted nowrap">{new URL(recipient.url).host}</span>
          </>
        )}
      </p>
      <dl class="sheet">
        {rowsOf(t, report).map(([label, value, redacted]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{redacted === undefined ? value : <Redacted text={value} />}</dd>
          </div>
        ))}
      </dl>
      <p class="small muted">{t('report.preview_hint')}</p>
      <details>
        <summary>
          <Icon name="next" />
          {t('report.preview_json')}
        </summary>
        <pre class="json">{JSON.stringify(report, null, 2)}</pre>
      </details>
    </div>
  );
}
