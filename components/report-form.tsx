// A report as a person fills it in: a kind, optional words, Send. A teacher may say more.

import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Subject } from '#lib/address/subject.ts';
import { type Place, places, type ReportKind, reportLimits } from '#lib/report/report.ts';
import { Button } from './button.tsx';
import { Choices } from './choice.tsx';
import { Field } from './field.tsx';
import { Icon } from './icon.tsx';
import { useT } from './language.tsx';
import { Notice } from './notice.tsx';
import { fullKinds } from './report-kinds.ts';
import { SubjectLine } from './subject.tsx';

/** What is filled in so far. */
export interface ReportValues {
  readonly kind: ReportKind | null;
  readonly words: string;
  readonly where: Place | null;
  readonly excerpt: string;
  readonly classCode: string;
}

/** A form that nobody has touched. */
export const emptyReport: ReportValues = { kind: null, words: '', where: null, excerpt: '', classCode: '' };

export interface ReportFormProps {
  readonly subject: Subject;
  readonly values: ReportValues;
  /** True for teachers: where, an excerpt and a class code. */
  readonly full: boolean;
  /** Why it was not saved, in words; null when nothing went wrong. */
  readonly problem: string | null;
  readonly busy: boolean;
  readonly onChange: (patch: Partial<ReportValues>) => void;
  readonly onSubject: () => void;
  readonly onLookFirst: () => void;
  readonly onSend: () => void;
}

/** The form. It can be sent as soon as a kind is chosen. */
export function ReportForm(props: ReportFormProps) {
  const t = useT();
  const { values, onChange } = props;
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLInputElement>('input[type=radio]:checked')?.focus({ preventScroll: true });
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    if (values.kind !== null && !props.busy) props.onSend();
  };
  return (
    <form ref={form} class="report-form" onSubmit={submit}>
      <SubjectLine subject={props.subject} onChange={props.onSubject} />
      <Choices
        legend={t('report.question')}
        options={fullKinds(t, !props.full)}
        chosen={values.kind === 'mistake' ? null : values.kind}
        onChoose={(kind) => onChange({ kind })}
      />
      <Field
        label={t('report.words')}
        aside={t('common.optional')}
        placeholder={t('report.words_hint')}
        rows={2}
        maxLength={reportLimits.words}
        value={values.words}
        onInput={(words) => onChange({ words })}
      />
      {props.full ? <MoreDetail values={values} onChange={onChange} /> : null}
      {props.problem === null ? null : (
        <Notice look="caution" said>
          {props.problem}
        </Notice>
      )}
      <div class="report-form__acts">
        <Button look="primary" wide submits disabled={values.kind === null || props.busy}>
          {t('report.send')}
        </Button>
        <Button look="quiet" small disabled={values.kind === null} onPress={props.onLookFirst}>
          {t('report.look_first')}
        </Button>
      </div>
    </form>
  );
}

function MoreDetail({ values, onChange }: Pick<ReportFormProps, 'values' | 'onChange'>) {
  const t = useT();
  return (
    <details>
      <summary>
        <Icon name="next" />
        {t('report.details')}
      </summary>
      <div class="report-form">
        <label class="field">
          <span class="field__label">{t('report.where')}</span>
          <select
            class="field__input"
            value={values.where ?? ''}
            onChange={(event) =>
              onChange({ where: places.find((place) => place === event.currentTarget.value) ?? null })
            }
          >
            <option value="">{t('report.where_none')}</option>
            {places.map((place) => (
              <option key={place} value={place}>
                {t(`report.where_${place}`)}
              </option>
            ))}
          </select>
        </label>
        <Field
          label={t('report.excerpt')}
          aside={t('common.optional')}
          hint={t('report.excerpt_hint')}
          rows={2}
          maxLength={reportLimits.excerpt}
          value={values.excerpt}
          onInput={(excerpt) => onChange({ excerpt })}
        />
        <Field
          label={t('report.code')}
          aside={t('common.optional')}
          maxLength={reportLimits.classCode}
          value={values.classCode}
          onInput={(classCode) => onChange({ classCode })}
        />
      </div>
    </details>
  );
}
