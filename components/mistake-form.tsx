// "This is a mistake": what is wrong, in one choice and a few optional words. It goes as a report of the kind `mistake`.
import { useState } from 'preact/hooks';
import { reportLimits } from '#lib/report/report.ts';
import { Button } from './button.tsx';
import { Choices } from './choice.tsx';
import { Field } from './field.tsx';
import { useT } from './language.tsx';
import { Notice } from './notice.tsx';

const grounds = ['lesson', 'lawful', 'owner', 'other'] as const;
type Ground = (typeof grounds)[number];

export interface MistakeFormProps {
  readonly problem: string | null;
  readonly busy: boolean;
  /** Gets the chosen ground in words, and what was typed. */
  readonly onSend: (words: string) => void;
}

/** The form of a mistake. */
export function MistakeForm({ problem, busy, onSend }: MistakeFormProps) {
  const t = useT();
  const [ground, setGround] = useState<Ground | null>(null);
  const [words, setWords] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (ground !== null && !busy)
      onSend([t(`mistake.${ground}`), words.trim()].filter((text) => text !== '').join('\n'));
  };
  return (
    <form class="report-form" onSubmit={submit}>
      <Choices
        legend={t('mistake.title')}
        options={grounds.map((value) => ({ value, name: t(`mistake.${value}`) }))}
        chosen={ground}
        onChoose={setGround}
      />
      <Field
        label={t('report.words')}
        aside={t('common.optional')}
        rows={2}
        maxLength={reportLimits.words - 100}
        value={words}
        onInput={setWords}
      />
      {problem === null ? null : (
        <Notice look="caution" said>
          {problem}
        </Notice>
      )}
      <Button look="primary" wide submits disabled={ground === null || busy}>
        {t('mistake.send')}
      </Button>
    </form>
  );
}
