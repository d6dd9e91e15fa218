// "I already answered": numbered steps and no verdict colour at all. It asks nothing and records nothing.
import type { ComponentChildren } from 'preact';
import { Button } from '#components/button.tsx';
import { useArrival } from '#components/focus.ts';
import { HelpLines } from '#components/help-lines.tsx';
import { useT } from '#components/language.tsx';
import type { WarningState } from './view.ts';

const steps = ['stop', 'data', 'adult', 'words', 'keep', 'threat', 'carried'] as const;

export interface AnsweredProps {
  readonly bar: ComponentChildren;
  readonly role: WarningState['role'];
  readonly onBack: () => void;
  readonly onReport: () => void;
}

/** What can be done now. Teachers and parents read how to hear a child out. */
export function Answered({ bar, role, onBack, onReport }: AnsweredProps) {
  const t = useT();
  const heading = useArrival<HTMLHeadingElement>();
  const adult = role === 'teacher' || role === 'parent';
  return (
    <div class="page warn warn--plain">
      <div class="warn__top">
        {bar}
        <main class="column warn__hero">
          <h1 ref={heading} tabIndex={-1}>
            {t('answered.title')}
          </h1>
          <p class="warn__lead">{t(adult ? 'answered.adult_lead' : 'answered.lead')}</p>
          {adult ? <p>{t('answered.adult_next')}</p> : null}
          <ol class="steps">
            {steps.map((step) => (
              <li key={step}>
                <div>{t(`answered.${step}`)}</div>
              </li>
            ))}
          </ol>
        </main>
      </div>
      <section class="column warn__more" aria-label={t('help.title')}>
        <section class="warn__part">
          <h2>{t('help.title')}</h2>
          <HelpLines withPolice />
        </section>
        <p class="small muted">{t('answered.nothing_kept')}</p>
        <div class="warn__acts">
          <Button icon="back" onPress={onBack}>
            {t('common.back')}
          </Button>
          <Button icon="flag" onPress={onReport}>
            {t('answered.report')}
          </Button>
        </div>
      </section>
    </div>
  );
}
