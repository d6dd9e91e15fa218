// Settings: who uses it, how it warns, who receives reports, which list it judges by, and what is allowed for now.
import { useEffect, useState } from 'preact/hooks';
import { Speaking, useT } from '#components/language.tsx';
import { PageBar } from '#components/page-bar.tsx';
import { browser } from '#lib/browser.ts';
import { languageOf } from '#lib/i18n/t.ts';
import { changeSettings, onSettingsChanged, readSettings, type Settings } from '#lib/settings/settings.ts';
import { Allowed } from './allowed.tsx';
import { LanguagePart, RolePart, StrengthPart } from './choices.tsx';
import { ListPart } from './list.tsx';
import { RecipientPart } from './recipient.tsx';

export type Change = (patch: Partial<Omit<Settings, 'version'>>) => void;

/** The settings page. */
export function App() {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    void readSettings().then(setSettings);
    return onSettingsChanged(setSettings);
  }, []);
  const language = languageOf(settings?.language ?? 'auto', browser.i18n.getUILanguage());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  if (settings === null) return null;
  const change: Change = (patch) => void changeSettings(patch).then(setSettings);
  return (
    <Speaking language={language}>
      <Page settings={settings} change={change} />
    </Speaking>
  );
}

function Page({ settings, change }: { settings: Settings; change: Change }) {
  const t = useT();
  useEffect(() => {
    document.title = `${t('options.title')} — ${t('common.name')}`;
  }, [t]);
  return (
    <div class="page">
      <PageBar onLanguage={(language) => change({ language })} />
      <main class="column flow flow--close">
        <h1>{t('options.title')}</h1>
        <RolePart settings={settings} change={change} />
        <StrengthPart settings={settings} change={change} />
        <RecipientPart settings={settings} />
        <ListPart />
        <Allowed />
        <LanguagePart settings={settings} change={change} />
      </main>
    </div>
  );
}
