// The warning itself. It looks the same whatever the site: nothing of the page is shown.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#components/button.tsx';
import { faultText } from '#components/fault-text.ts';
import { Glyph } from '#components/glyph.tsx';
import { HelpLines } from '#components/help-lines.tsx';
import { Icon, LargeIcon } from '#components/icon.tsx';
import { useT } from '#components/language.tsx';
import { Notice } from '#components/notice.tsx';
import { subjectKindKey, subjectName } from '#components/subject.tsx';
import { send } from '#lib/messages/send.ts';
import type { View, WarningState } from './view.ts';
import { Why } from './why.tsx';
import { wordsFor } from './words.ts';

export interface WarningProps {
  readonly bar: ComponentChildren;
  readonly warningKey: string;
  readonly state: WarningState;
  readonly onView: (view: View) => void;
}

/** What happened, the way back, who can help, why, and the choice. */
export function Warning({ bar, warningKey, state, onView }: WarningProps) {
  const t = useT();
  const { level, title, lead } = wordsFor(t, state);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = (kind: 'warning.back' | 'warning.go-on') => {
    setProblem(null);
    void send(kind, { key: warningKey }).catch((error) => setProblem(faultText(t, error)));
  };
  return (
    <div class={`page warn warn--${level}`}>
      <div class="warn__top">
        {bar}
        <main class="column warn__hero">
          <Glyph level={level} />
          <h1>{title}</h1>
          <p class="warn__lead">{lead}</p>
          <Address state={state} />
          <p class="warn__told">
            <Icon name="eyeoff" />
            <span>{t('warning.nobody_told')}</span>
          </p>
          <Acts onBack={() => ask('warning.back')} onReport={() => onView({ at: 'report', kind: null })} />
          {problem === null ? null : (
            <Notice look="caution" said>
              {problem}
            </Notice>
          )}
        </main>
      </div>
      <section class="column warn__more" aria-label={t('warning.why_title')}>
        {state.verdict.kind === 'recruiting' ? <AnsweredPath onPress={() => onView({ at: 'answered' })} /> : null}
        <section class="warn__part">
          <h2>{t('help.title')}</h2>
          <HelpLines />
        </section>
        <Why state={state} />
        <GoOn
          goOn={state.goOn}
          onMistake={() => onView({ at: 'report', kind: 'mistake' })}
          onGoOn={() => ask('warning.go-on')}
        />
      </section>
    </div>
  );
}

function Acts({ onBack, onReport }: { onBack: () => void; onReport: () => void }) {
  const t = useT();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <div class="warn__acts">
      <Button look="primary" icon="arrow" focusRef={back} onPress={onBack}>
        {t('warning.back')}
      </Button>
      <Button icon="flag" onPress={onReport}>
        {t('warning.report')}
      </Button>
    </div>
  );
}

function Address({ state }: { state: WarningState }) {
  const t = useT();
  const { subject } = state.verdict;
  const isPlace = subject === null || subject.startsWith('host:') || subject.startsWith('url:');
  const host = isPlace ? state.host : `${subjectName(subject)} (${t(subjectKindKey(subject))})`;
  return (
    <div class="warn__address">
      <p>
        {t.parts('warning.address', { host }).map(({ name, text }) => (
          <span key={text} class={name === null ? 'muted' : 'warn__subject'}>
            {text}
          </span>
        ))}
      </p>
      {isPlace && state.ascii !== state.host ? (
        <p class="small muted">{t('warning.address_ascii', { host: state.ascii })}</p>
      ) : null}
    </div>
  );
}

function AnsweredPath({ onPress }: { onPress: () => void }) {
  const t = useT();
  return (
    <button class="path" type="button" onClick={onPress}>
      <strong>{t('warning.answered')}</strong>
      <span>{t('warning.answered_hint')}</span>
      <LargeIcon name="next" />
    </button>
  );
}

interface GoOnProps {
  readonly goOn: WarningState['goOn'];
  readonly onMistake: () => void;
  readonly onGoOn: () => void;
}

// The least prominent part: what allows it, and what it allows, is said beside it.
function GoOn({ goOn, onMistake, onGoOn }: GoOnProps) {
  const t = useT();
  return (
    <section class="warn__on">
      <button class="warn__quiet" type="button" onClick={onMistake}>
        {t('warning.mistake')}
      </button>
      {goOn === 'pin' ? (
        <span class="warn__locked">
          <Icon name="lock" />
          {t('warning.pin_needed')}
        </span>
      ) : (
        <button class="warn__quiet" type="button" onClick={onGoOn} aria-describedby="go-on-scope">
          {t('warning.go_on')}
        </button>
      )}
      <p id="go-on-scope" class="small muted">
        {t(goOn === 'pin' ? 'options.pin_later' : 'warning.go_body')}
      </p>
    </section>
  );
}
