import { useEffect, useState } from 'preact/hooks';
import { Speaking, useT } from '#components/language.tsx';
import { Notice } from '#components/notice.tsx';
import type { QueueView } from '#desk/cases/view.ts';
import { type Language, languageOf, type T } from '#lib/i18n/t.ts';
import { Bar } from './bar.tsx';
import { CasePage } from './case.tsx';
import { desk, Refused } from './client.ts';
import { type Place, usePlace } from './place.ts';
import { PublicationPage } from './publication.tsx';
import { QueuePage } from './queue.tsx';
import { refusedText } from './refused-text.ts';
import { type Asked, useAsked } from './use-asked.ts';

const languageItem = 'desk-language';
const everyMs = 10_000;

/** The whole of the desk's pages. */
export function App() {
  const [language, setLanguage] = useState<Language>(() => {
    const kept = localStorage.getItem(languageItem);
    return languageOf(kept === 'kk' || kept === 'ru' || kept === 'en' ? kept : 'auto', navigator.language);
  });
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(languageItem, language);
  }, [language]);
  return (
    <Speaking language={language}>
      <Desk onLanguage={setLanguage} />
    </Speaking>
  );
}

function Desk({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const t = useT();
  const place = usePlace();
  const me = useAsked(desk.me, 'me');
  const queue = useAsked(desk.queue, `queue ${me.value?.name ?? ''}`, everyMs);
  const cases = queue.value?.cases ?? [];
  const over = [me.refused, queue.refused].some(
    (error) => error instanceof Refused && error.code === 'unknown-session',
  );
  const title = titleOf(t, place);
  useEffect(() => {
    document.title = `${title} · ${t('common.name')}`;
  }, [t, title]);
  const signedIn = over ? null : me.value;
  const waiting = {
    open: cases.filter((line) => line.state === 'open').length,
    second: cases.filter((line) => line.proposedByMe === false).length,
  };
  return (
    <div class="desk">
      <Bar
        place={place}
        me={signedIn}
        waiting={waiting}
        onLanguage={onLanguage}
        onSignOut={() => void desk.signOut().then(() => location.assign('/desk'))}
      />
      {over ? <SignedOut place={place} /> : null}
      {signedIn === null ? null : <Page place={place} queue={queue} />}
      {me.refused !== null && !over ? <Refusal error={me.refused} /> : null}
    </div>
  );
}

function Page({ place, queue }: { place: Place; queue: Asked<QueueView> }) {
  if (place.page === 'case') return <CasePage key={place.id} id={place.id} onChanged={queue.again} />;
  if (place.page === 'publication') return <PublicationPage />;
  if (queue.value === null) return queue.refused === null ? <main /> : <Refusal error={queue.refused} />;
  return <QueuePage cases={queue.value.cases} second={place.page === 'queue' && place.second} />;
}

function titleOf(t: T, place: Place): string {
  if (place.page === 'case') return t('desk.case', { number: place.id });
  if (place.page === 'publication') return t('desk.publish_next');
  if (place.page === 'queue') return t(place.second ? 'desk.second' : 'desk.queue');
  return t('desk.title');
}

function SignedOut({ place }: { place: Place }) {
  const t = useT();
  return (
    <main class="desk__out">
      <h1>{t('desk.title')}</h1>
      {place.page === 'link-over' ? null : <Notice icon="lock">{t('desk.session_ended')}</Notice>}
      <Notice icon="clock">{t('desk.link_over')}</Notice>
    </main>
  );
}

function Refusal({ error }: { error: unknown }) {
  const t = useT();
  return (
    <main class="desk__out">
      <Notice look="caution" said>
        {refusedText(t, error)}
      </Notice>
    </main>
  );
}
