import { useState } from 'preact/hooks';
import { Button } from '#components/button.tsx';
import { Choices } from '#components/choice.tsx';
import { Field } from '#components/field.tsx';
import { useT } from '#components/language.tsx';
import { isKind, type Kind, kinds } from '#lib/blocklist/kind.ts';
import { kindText } from './said.ts';

interface ProposeFormProps {
  /** The kind that the reports name. */
  kind: string;
  busy: boolean;
  onCancel: () => void;
  onPropose: (proposal: { kind: Kind; words: string }) => void;
}

/** What is there, and the grounds in one's own words. */
export function ProposeForm({ kind, busy, onCancel, onPropose }: ProposeFormProps) {
  const t = useT();
  const [chosen, setChosen] = useState<Kind>(isKind(kind) ? kind : 'sale');
  const [words, setWords] = useState('');
  return (
    <form
      class="decide__form"
      onSubmit={(event) => {
        event.preventDefault();
        onPropose({ kind: chosen, words });
      }}
    >
      <Choices
        legend={t('desk.kind')}
        options={kinds.map((value) => ({ value, name: kindText(t, value) }))}
        chosen={chosen}
        onChoose={setChosen}
      />
      <Field
        label={t('desk.grounds')}
        hint={t('desk.propose_words')}
        value={words}
        rows={3}
        maxLength={2_000}
        onInput={setWords}
      />
      <div class="decide__acts">
        <Button onPress={onCancel}>{t('common.cancel')}</Button>
        <Button look="primary" submits disabled={busy || words.trim() === ''}>
          {t('desk.propose_list')}
        </Button>
      </div>
    </form>
  );
}
