// Another subject: one that the page's address also names, or one that was typed. Nobody has to open a page to report it.
import { useState } from 'preact/hooks';
import type { Subject } from '#lib/address/subject.ts';
import { Button } from './button.tsx';
import { Choices } from './choice.tsx';
import { Field } from './field.tsx';
import { useT } from './language.tsx';
import { subjectKindKey, subjectName } from './subject.tsx';

export interface SubjectPickerProps {
  /** Subjects that the page's address names. */
  readonly offered: readonly Subject[];
  readonly chosen: Subject | null;
  readonly typed: string;
  /** Reads what was typed; gives the text that says what is wrong with it, or null after it was taken. */
  readonly onTyped: (text: string) => string | null;
  readonly onChoose: (subject: Subject) => void;
}

/** Chooses what a report is about. */
export function SubjectPicker({ offered, chosen, typed, onTyped, onChoose }: SubjectPickerProps) {
  const t = useT();
  const [text, setText] = useState(typed);
  const [wrong, setWrong] = useState<string | null>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    setWrong(onTyped(text));
  };
  return (
    <div class="report-form">
      {offered.length === 0 ? null : (
        <Choices
          legend={t('report.address_list')}
          options={offered.map((subject) => ({
            value: subject,
            name: subjectName(subject),
            hint: t(subjectKindKey(subject)),
            icon: 'globe',
          }))}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
      <form class="report-form" onSubmit={submit}>
        <Field
          label={t('report.address_paste')}
          hint={t('report.no_need_to_open')}
          kind="url"
          wrong={wrong}
          value={text}
          onInput={setText}
        />
        <Button wide submits look={offered.length === 0 ? 'primary' : 'plain'} disabled={text.trim() === ''}>
          {t('common.next')}
        </Button>
      </form>
    </div>
  );
}
