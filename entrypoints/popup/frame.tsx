// The two heads of the popup: its own bar, and the way back out of a step.
import type { ComponentChildren } from 'preact';
import { IconButton } from '#components/button.tsx';
import { useArrival } from '#components/focus.ts';
import { Mark } from '#components/glyph.tsx';
import { HelpLine } from '#components/help-lines.tsx';
import { useT } from '#components/language.tsx';
import type { Step } from '#components/report-flow.tsx';
import { VerdictCard } from '#components/verdict-card.tsx';
import { openMyReports, openOptions } from './load.ts';

/** Name, my reports, settings. The mark stands back where the verdict's own glyph is the same square. */
export function Bar({ mark }: { mark: boolean }) {
  const t = useT();
  return (
    <header class="popup__bar">
      {mark ? <Mark sizePx={20} /> : null}
      <span>{t('common.name')}</span>
      <span class="popup__push" />
      <IconButton icon="receipt" label={t('popup.my_reports')} onPress={() => void openMyReports()} />
      <IconButton icon="options" label={t('common.settings')} onPress={() => void openOptions()} />
    </header>
  );
}

/** One step of a report: a head with the way back, a body, and what stays in view. */
export function StepFrame({ title, saved, onBack, foot, children }: Step) {
  const t = useT();
  const heading = useArrival<HTMLHeadingElement>();
  if (saved !== undefined) {
    return (
      <main class="popup">
        <VerdictCard level="done" title={title} text={saved} bar={<Bar mark />} />
        <div class="popup__body">{children}</div>
        <HelpLine />
      </main>
    );
  }
  return (
    <main class="popup">
      <header class="popup__bar popup__bar--back">
        {onBack === null ? null : <IconButton icon="back" label={t('common.back')} onPress={onBack} />}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </header>
      <div class="popup__body popup__body--close">{children}</div>
      {foot === undefined ? null : <div class="popup__foot">{foot}</div>}
    </main>
  );
}

/** A body of parts. */
export function Body({ children }: { children: ComponentChildren }) {
  return <div class="popup__body">{children}</div>;
}
