// The popup as it opens: verdict, why, and what can be done.
import { Button } from '#components/button.tsx';
import { ChoiceButtons } from '#components/choice.tsx';
import { HelpLine } from '#components/help-lines.tsx';
import { useT } from '#components/language.tsx';
import { ListAge } from '#components/list-age.tsx';
import { Notice } from '#components/notice.tsx';
import { shortKinds } from '#components/report-kinds.ts';
import { VerdictCard } from '#components/verdict-card.tsx';
import { timeText } from '#lib/i18n/dates.ts';
import type { ReportKind } from '#lib/report/report.ts';
import { Bar, Body } from './frame.tsx';
import { allowSites, endException, leavePage, openOptions, type PopupData } from './load.ts';
import { Listing, Signs } from './why.tsx';
import { wordsFor } from './words.ts';

export interface VerdictViewProps {
  readonly data: PopupData;
  /** True if the page itself may be reported. */
  readonly reportable: boolean;
  /** Begins a report of this page, of this kind. */
  readonly onReport: (kind: ReportKind | null) => void;
  /** Begins a report of something else. */
  readonly onOther: () => void;
  readonly onChanged: () => void;
}

/** Verdict, reasons, kinds, help, age of the list. */
export function VerdictView(props: VerdictViewProps) {
  const t = useT();
  const { tab, list } = props.data;
  const said = wordsFor(t, tab);
  const verdict = tab?.verdict ?? null;
  const listed = verdict?.level === 'danger';
  return (
    <main class="popup">
      <VerdictCard {...said} bar={<Bar mark={said.level !== 'clear'} />} />
      <Body>
        {verdict?.level === 'caution' ? <Signs verdict={verdict} /> : null}
        {listed ? <Listing verdict={verdict} list={list} /> : null}
        {tab?.off === 'no-permission' ? <Allow onChanged={props.onChanged} /> : null}
        <Exception {...props} />
        {listed ? <ListedActs {...props} /> : <Acts {...props} />}
        <Waiting data={props.data} />
      </Body>
      <HelpLine />
      {list === null ? null : (
        <ListAge publishedAtMs={list.publishedAt} age={list.age} entries={list.entries} practice={list.practice} />
      )}
    </main>
  );
}

function Acts({ data, reportable, onReport, onOther }: VerdictViewProps) {
  const t = useT();
  const offersKinds = reportable && data.tab?.verdict?.level !== 'trusted';
  return (
    <>
      {offersKinds ? (
        <section class="popup__part">
          <h2 id="report-this">{t('menu.report_page')}</h2>
          <ChoiceButtons labelledBy="report-this" options={shortKinds(t)} onPress={onReport} />
        </section>
      ) : null}
      {data.tab?.verdict?.level === 'caution' ? (
        <Button look="quiet" small onPress={() => onReport('mistake')}>
          {t('warning.mistake')}
        </Button>
      ) : (
        <Button look={offersKinds ? 'quiet' : 'plain'} small icon="link" onPress={onOther}>
          {t('popup.report_other')}
        </Button>
      )}
    </>
  );
}

function ListedActs({ data, onReport }: VerdictViewProps) {
  const t = useT();
  return (
    <div class="popup__part">
      {data.tabId === null ? null : (
        <Button look="primary" wide icon="arrow" onPress={() => void leavePage(data.tabId!)}>
          {t('popup.leave')}
        </Button>
      )}
      <div class="popup__two">
        <Button onPress={() => onReport(null)}>{t('popup.report_too')}</Button>
        <Button onPress={() => onReport('mistake')}>{t('warning.mistake')}</Button>
      </div>
    </div>
  );
}

/** Asks for the permission to read sites, which a browser may withhold. */
function Allow({ onChanged }: Pick<VerdictViewProps, 'onChanged'>) {
  const t = useT();
  return (
    <Button look="primary" onPress={() => void allowSites().then(onChanged)}>
      {t('popup.off_allow')}
    </Button>
  );
}

function Exception({ data, onChanged }: VerdictViewProps) {
  const t = useT();
  const { tab } = data;
  if (tab === null || tab.exceptionUntil === null) return null;
  return (
    <Notice icon="clock">
      {t('popup.allowed_until', { time: timeText(t.language, tab.exceptionUntil) })}
      <div class="notice__acts">
        <Button small onPress={() => void endException(tab).then(onChanged)}>
          {t('popup.allowed_end')}
        </Button>
      </div>
    </Notice>
  );
}

/** Reports that have not left: how many, and what they wait for. */
function Waiting({ data }: { data: PopupData }) {
  const t = useT();
  const open = data.rows.filter(({ state }) => state === 'queued' || state === 'sending' || state === 'held');
  if (open.length === 0) return null;
  const noDesk = open.some(({ why }) => why === 'no-desk');
  const held = open.some(({ state }) => state === 'held');
  return (
    <Notice icon="clock">
      {t('popup.waiting', { count: open.length })}
      {held ? <p class="muted">{t(noDesk ? 'popup.held_no_desk' : 'popup.held')}</p> : null}
      {noDesk ? (
        <div class="notice__acts">
          <Button small onPress={() => void openOptions()}>
            {t('popup.choose_recipient')}
          </Button>
        </div>
      ) : null}
    </Notice>
  );
}
