// The popup: what is known of this page, and a report in two clicks.
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Speaking, useT } from '#components/language.tsx';
import { ReportFlow } from '#components/report-flow.tsx';
import { emptyReport, type ReportValues } from '#components/report-form.tsx';
import { type Offer, offerOf, readTyped } from '#components/subject-offer.ts';
import { systemClock } from '#lib/base/clock.ts';
import { hourId } from '#lib/base/ids.ts';
import { browser } from '#lib/browser.ts';
import { languageOf } from '#lib/i18n/t.ts';
import { send } from '#lib/messages/send.ts';
import { UNDO_MS } from '#lib/outbox/outbox.ts';
import { StepFrame } from './frame.tsx';
import { loadPopup, openOptions, type PopupData } from './load.ts';
import { VerdictView } from './verdict-view.tsx';

type View =
  | { readonly at: 'verdict' }
  | { readonly at: 'report'; readonly values: ReportValues; readonly other: boolean };

const nothingOffered: Offer = { subject: null, others: [], why: null };

/** The popup over the query it was opened with. */
export function App({ query }: { query: URLSearchParams }) {
  const [data, setData] = useState<PopupData | null>(null);
  const load = useCallback(() => void loadPopup(query).then(setData), [query]);
  useEffect(load, [load]);
  const language = data?.language ?? languageOf('auto', browser.i18n.getUILanguage());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <Speaking language={language}>{data === null ? <Loading /> : <Popup data={data} onChanged={load} />}</Speaking>
  );
}

function Loading() {
  const t = useT();
  return (
    <main class="popup" aria-busy="true">
      <p class="popup__loading">{t('popup.loading')}</p>
    </main>
  );
}

function Popup({ data, onChanged }: { data: PopupData; onChanged: () => void }) {
  const { tab, prefill } = data;
  const offer = tab?.url == null ? nothingOffered : offerOf(tab.url);
  const begun: ReportValues = { ...emptyReport, words: prefill?.words ?? '' };
  const [view, setView] = useState<View>(
    prefill === null ? { at: 'verdict' } : { at: 'report', values: begun, other: true },
  );
  if (view.at === 'verdict') {
    return (
      <VerdictView
        data={data}
        reportable={offer.subject !== null}
        onReport={(kind) => setView({ at: 'report', values: { ...emptyReport, kind }, other: false })}
        onOther={() => setView({ at: 'report', values: emptyReport, other: true })}
        onChanged={onChanged}
      />
    );
  }
  const leave = () => {
    onChanged();
    if (prefill === null) setView({ at: 'verdict' });
    else window.close();
  };
  return <PopupReport data={data} offer={offer} values={view.values} other={view.other} onLeave={leave} />;
}

interface PopupReportProps {
  readonly data: PopupData;
  readonly offer: Offer;
  readonly values: ReportValues;
  readonly other: boolean;
  readonly onLeave: () => void;
}

function PopupReport({ data, offer, values, other, onLeave }: PopupReportProps) {
  const t = useT();
  const [id] = useState(() => hourId(systemClock));
  const { tab, settings, list } = data;
  const subject = other ? null : (tab?.verdict?.subject ?? offer.subject);
  const stateOf = useCallback(
    async (saved: string) => (await send('report.list', {})).find((row) => row.id === saved)?.state ?? null,
    [],
  );
  return (
    <ReportFlow
      facts={{
        id,
        role: settings.role ?? 'student',
        language: data.language,
        listVersion: list?.version ?? 0,
        verdict: tab?.verdict?.level ?? 'clear',
      }}
      subject={subject}
      offered={other ? [] : offer.others}
      address={other ? null : (tab?.url ?? null)}
      typed={data.prefill?.address ?? ''}
      notThisPage={offer.why === 'private-page' ? t('report.private_page') : null}
      values={values}
      recipient={settings.endpoint}
      undoMs={UNDO_MS}
      readTyped={readTyped}
      save={(draft) => send('report.save', { draft })}
      undo={async (saved) => (await send('report.undo', { id: saved })).undone}
      stateOf={stateOf}
      onRecipient={() => void openOptions()}
      frame={(step) => <StepFrame {...step} />}
      onLeave={onLeave}
    />
  );
}
