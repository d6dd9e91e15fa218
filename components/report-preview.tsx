// Exactly what will be sent: every field, with a mark where something was taken out, and nothing that is not sent.

import { dateTimeText } from '#lib/i18n/dates.ts';
import { languageNames } from '#lib/i18n/message.ts';
import type { T } from '#lib/i18n/t.ts';
import { type Removed, removedKinds } from '#lib/report/removed.ts';
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
    [t('report.field_hour'), dateTimeText(t.language, Date.parse(report.hour))],
    [t('report.field_list'), String(report.listVersion)],
    [t('report.field_verdict'), t(`verdict.${report.verdict}`)],
  ];
  return rows.filter(([, value]) => value !== '');
}

function RecipientLine({ recipient }: { recipient: Recipient | null }) {
  const t = useT();
  if (recipient === null) return <p class="small">{t('report.no_recipient_yet')}</p>;
  return (
    <p class="small">
      {t.parts('report.recipient', { operator: recipient.operator }).map(({ name, text }) => (
        <span key={text} class={name === null ? 'muted' : 'strong'}>
          {text}
        </span>
      ))}{' '}
      <span class="muted nowrap">{new URL(recipient.url).host}</span>
    </p>
  );
}

function RemovedLine({ removed }: { removed: Removed }) {
  const t = useT();
  const kinds = removedKinds.filter((kind) => removed[kind] > 0);
  if (kinds.length === 0) return null;
  const counted = kinds.map((kind) => t(`report.hidden_${kind}`) + (removed[kind] > 1 ? ` × ${removed[kind]}` : ''));
  return (
    <p class="small">
      {t('report.hidden')} {counted.join(', ')}
    </p>
  );
}

export interface ReportPreviewProps {
  readonly report: Report;
  readonly removed: Removed;
  readonly recipient: Recipient | null;
}

/** The preview of a report. The receipt's secret is made anew when it is saved, so its hash is left open here. */
export function ReportPreview({ report, removed, recipient }: ReportPreviewProps) {
  const t = useT();
  return (
    <div class="report-preview">
      <RecipientLine recipient={recipient} />
      <dl class="sheet">
        {rowsOf(t, report).map(([label, value, redacted]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{redacted === undefined ? value : <Redacted text={value} />}</dd>
          </div>
        ))}
      </dl>
      <RemovedLine removed={removed} />
      <p class="small muted">{t('report.preview_hint')}</p>
      <details>
        <summary>
          <Icon name="next" />
          {t('report.preview_json')}
        </summary>
        <pre class="json">{JSON.stringify({ ...report, secretHash: '…' }, null, 2)}</pre>
      </details>
    </div>
  );
}
