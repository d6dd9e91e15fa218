// A report, or "this is a mistake", made from the warning: the page is never opened for it.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#components/button.tsx';
import { useArrival } from '#components/focus.ts';
import { useT } from '#components/language.tsx';
import { Notice } from '#components/notice.tsx';
import { ReportFlow, type Step } from '#components/report-flow.tsx';
import { emptyReport } from '#components/report-form.tsx';
import { offerOf, readTyped } from '#components/subject-offer.ts';
import { systemClock } from '#lib/base/clock.ts';
import { hourId } from '#lib/base/ids.ts';
import { browser } from '#lib/browser.ts';
import type { Language } from '#lib/i18n/t.ts';
import { send } from '#lib/messages/send.ts';
import { UNDO_MS } from '#lib/outbox/outbox.ts';
import type { ReportKind } from '#lib/report/report.ts';
import type { Settings } from '#lib/settings/settings.ts';
import type { WarningState } from './view.ts';

export interface WarningReportProps {
  readonly bar: ComponentChildren;
  readonly state: WarningState;
  readonly settings: Settings;
  readonly language: Language;
  readonly kind: ReportKind | null;
  readonly onLeave: () => void;
}

/** The steps of a report on a page of its own. */
export function WarningReport({ bar, state, settings, language, kind, onLeave }: WarningReportProps) {
  const t = useT();
  const [id] = useState(() => hourId(systemClock));
  const offer = offerOf(state.address);
  return (
    <ReportFlow
      facts={{
        id,
        role: state.role ?? 'student',
        language,
        listVersion: state.list.version,
        verdict: state.verdict.level,
      }}
      subject={state.verdict.subject ?? offer.subject}
      offered={offer.others}
      address={state.address}
      typed=""
      notThisPage={offer.why === 'private-page' ? t('report.private_page') : null}
      values={{ ...emptyReport, kind: kind ?? state.verdict.kind }}
      recipient={settings.endpoint}
      undoMs={UNDO_MS}
      readTyped={readTyped}
      save={(draft) => send('report.save', { draft })}
      undo={async (saved) => (await send('report.undo', { id: saved })).undone}
      onRecipient={() => void browser.runtime.openOptionsPage()}
      frame={(step) => <PageStep bar={bar} {...step} />}
      onLeave={onLeave}
    />
  );
}

function PageStep({ bar, title, saved, onBack, foot, children }: Step & { bar: ComponentChildren }) {
  const t = useT();
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <div class="page warn warn--plain">
      <div class="warn__top">
        {bar}
        <main class="column warn__hero warn__step">
          {onBack === null ? null : (
            <Button look="quiet" small icon="back" onPress={onBack}>
              {t('common.back')}
            </Button>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {saved === undefined ? null : (
            <Notice icon="check" said>
              {saved}
            </Notice>
          )}
          {children}
          {foot}
        </main>
      </div>
    </div>
  );
}
