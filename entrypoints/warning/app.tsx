// The full-page warning: what happened and the way back above the line; why, and who can help, below it.
import { useEffect, useState } from 'preact/hooks';
import { Speaking, useT } from '#components/language.tsx';
import { PageBar } from '#components/page-bar.tsx';
import { browser } from '#lib/browser.ts';
import { type Language, languageOf } from '#lib/i18n/t.ts';
import { send } from '#lib/messages/send.ts';
import { changeSettings, readSettings, type Settings } from '#lib/settings/settings.ts';
import { Answered } from './answered.tsx';
import { Gone } from './gone.tsx';
import { WarningReport } from './report.tsx';
import type { View, WarningState } from './view.ts';
import { Warning } from './warning.tsx';

interface Loaded {
  readonly settings: Settings;
  /** Null when the browser was closed since, so that nobody knows any more what the key stands for. */
  readonly state: WarningState | null;
}

/** The warning with this key. */
export function App({ warningKey }: { warningKey: string }) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    const state = send('warning.state', { key: warningKey }).catch(() => null);
    void Promise.all([readSettings(), state]).then(([settings, known]) => setLoaded({ settings, state: known }));
  }, [warningKey]);
  const language = languageOf(loaded?.settings.language ?? 'auto', browser.i18n.getUILanguage());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  if (loaded === null) return null;
  const choose = async (chosen: Language) =>
    setLoaded({ ...loaded, settings: await changeSettings({ language: chosen }) });
  return (
    <Speaking language={language}>
      <Titled />
      {loaded.state === null ? (
        <Gone bar={<PageBar onLanguage={(chosen) => void choose(chosen)} />} />
      ) : (
        <Views
          warningKey={warningKey}
          state={loaded.state}
          settings={loaded.settings}
          language={language}
          onLanguage={(chosen) => void choose(chosen)}
        />
      )}
    </Speaking>
  );
}

function Titled() {
  const t = useT();
  useEffect(() => {
    document.title = t('warning.page_title');
  }, [t]);
  return null;
}

interface ViewsProps {
  readonly warningKey: string;
  readonly state: WarningState;
  readonly settings: Settings;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

function Views({ warningKey, state, settings, language, onLanguage }: ViewsProps) {
  const [view, setView] = useState<View>({ at: 'warning' });
  const bar = <PageBar onLanguage={onLanguage} />;
  const back = () => setView({ at: 'warning' });
  if (view.at === 'answered') {
    return (
      <Answered
        bar={bar}
        role={state.role}
        onBack={back}
        onReport={() => setView({ at: 'report', kind: 'recruiting' })}
      />
    );
  }
  if (view.at === 'report') {
    return (
      <WarningReport bar={bar} state={state} settings={settings} language={language} kind={view.kind} onLeave={back} />
    );
  }
  return <Warning bar={bar} warningKey={warningKey} state={state} onView={setView} />;
}
