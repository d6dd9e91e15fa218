// What became of each report. It lives on this device only and needs no account.
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Speaking, useT } from '#components/language.tsx';
import { PageBar } from '#components/page-bar.tsx';
import { browser } from '#lib/browser.ts';
import { type Language, languageOf } from '#lib/i18n/t.ts';
import type { Answer } from '#lib/messages/messages.ts';
import { send } from '#lib/messages/send.ts';
import { changeSettings, readSettings, type Settings } from '#lib/settings/settings.ts';
import { ReportRow } from './row.tsx';

type Rows = Answer<'report.list'>;

const REFRESH_MS = 3_000;

/** My reports. */
export function App() {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => void readSettings().then(setSettings), []);
  const language = languageOf(settings?.language ?? 'auto', browser.i18n.getUILanguage());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  if (settings === null) return null;
  const choose = (chosen: Language) => void changeSettings({ language: chosen }).then(setSettings);
  return (
    <Speaking language={language}>
      <div class="page">
        <PageBar onLanguage={choose} />
        <Reports />
      </div>
    </Speaking>
  );
}

/** The rows, newest first, looked at again while the page is open. */
function useRows(): [rows: Rows | null, refresh: () => void] {
  const [rows, setRows] = useState<Rows | null>(null);
  const refresh = useCallback(
    () =>
      void send('report.list', {}).then(
        (all) => setRows(all.toReversed()),
        () => undefined,
      ),
    [],
  );
  useEffect(() => {
    refresh();
    const timer = setInterval(refresh, REFRESH_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  return [rows, refresh];
}

function Reports() {
  const t = useT();
  const [rows, refresh] = useRows();
  useEffect(() => {
    document.title = `${t('my.title')} — ${t('common.name')}`;
  }, [t]);
  const undo = async (id: string) => {
    await send('report.undo', { id });
    refresh();
  };
  return (
    <main class="column flow flow--close">
      <h1>{t('my.title')}</h1>
      <p class="muted">{t('my.device_only')}</p>
      {rows === null ? null : rows.length === 0 ? (
        <section class="flow__part">
          <h2>{t('my.empty_title')}</h2>
          <p>{t('my.empty_body')}</p>
        </section>
      ) : (
        <div class="panel">
          {rows.map((row) => (
            <ReportRow key={row.id} row={row} onUndo={() => void undo(row.id)} />
          ))}
        </div>
      )}
    </main>
  );
}
