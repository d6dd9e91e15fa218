// First run, under a minute: who uses it, what is checked, what never leaves by itself.
import { useEffect, useState } from 'preact/hooks';
import { Button } from '#components/button.tsx';
import { Choices } from '#components/choice.tsx';
import { Icon, type IconName } from '#components/icon.tsx';
import { Speaking, useT } from '#components/language.tsx';
import { Notice } from '#components/notice.tsx';
import { PageBar } from '#components/page-bar.tsx';
import { browser } from '#lib/browser.ts';
import { type Language, languageOf } from '#lib/i18n/t.ts';
import { changeSettings, type Role, readSettings, type Settings } from '#lib/settings/settings.ts';
import { Permission } from './permission.tsx';

/** The welcome page. */
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
        <Welcome begun={settings.role} />
      </div>
    </Speaking>
  );
}

/** Keeps the choice, then leads on: a parent to the settings, where warning mode is; everybody else back to the web. */
async function start(role: Role): Promise<void> {
  await changeSettings({ role, welcomed: true });
  const tabs = await browser.tabs.query({ currentWindow: true });
  const own = await browser.tabs.getCurrent();
  if (role === 'parent' || tabs.length < 2 || own?.id === undefined) await browser.runtime.openOptionsPage();
  if (own?.id !== undefined && tabs.length > 1) await browser.tabs.remove(own.id);
}

function Welcome({ begun }: { begun: Role | null }) {
  const t = useT();
  const [role, setRole] = useState<Role>(begun ?? 'student');
  useEffect(() => {
    document.title = t('welcome.title');
  }, [t]);
  return (
    <main class="column flow">
      <div class="flow__part">
        <h1>{t('welcome.title')}</h1>
        <p class="lead">{t('welcome.lead')}</p>
        <p class="muted">{t('welcome.limits')}</p>
      </div>
      <div class="welcome__who">
        <Choices
          legend={<h2>{t('welcome.who')}</h2>}
          layout="roles"
          options={[
            { value: 'student', name: t('welcome.student'), hint: t('welcome.student_hint'), largeIcon: 'student' },
            { value: 'teacher', name: t('welcome.teacher'), hint: t('welcome.teacher_hint'), largeIcon: 'teacher' },
            { value: 'parent', name: t('welcome.parent'), hint: t('welcome.parent_hint'), largeIcon: 'parent' },
          ]}
          chosen={role}
          onChoose={setRole}
        />
      </div>
      <div class="sides">
        <Side title={t('welcome.checked_title')} lines={[['device', t('welcome.checked_body')]]} />
        <Side
          title={t('welcome.never_title')}
          lines={[
            ['eyeoff', t('welcome.never_body')],
            ['flag', t('welcome.only_report')],
          ]}
        />
      </div>
      <Notice icon="lock">{t('welcome.pin_never')}</Notice>
      <Permission />
      <div class="welcome__acts">
        <Button look="primary" onPress={() => void start(role)}>
          {t('welcome.start')}
        </Button>
      </div>
    </main>
  );
}

function Side({ title, lines }: { title: string; lines: readonly (readonly [icon: IconName, text: string])[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul class="sides__list">
        {lines.map(([icon, text]) => (
          <li key={text}>
            <Icon name={icon} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
