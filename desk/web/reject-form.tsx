import { useState } from 'preact/hooks';
import { Button } from '#components/button.tsx';
import { Choices } from '#components/choice.tsx';
import { Field } from '#components/field.tsx';
import { useT } from '#components/language.tsx';

const codes = ['lawful', 'unclear', 'duplicate'] as const;
type Code = (typeof codes)[number];

interface RejectFormProps {
  busy: boolean;
  onCancel: () => void;
  onReject: (rejection: { code: Code; words: string }) => void;
}

/** Why a case does not belong on the list. */
export function RejectForm({ busy, onCancel, onReject }: RejectFormProps) {
  const t = useT();
  const [code, setCode] = useState<Code | null>(null);
  const [words, setWords] = useState('');
  return (
    <form
      class="decide__form"
      onSubmit={(event) => {
        event.preventDefault();
        if (code !== null) onReject({ code, words });
      }}
    >
      <Choices
        legend={t('desk.reason_code')}
        options={codes.map((value) => ({ value, name: t(`desk.code_${value}`) }))}
        chosen={code}
        onChoose={setCode}
      />
      <Field label={t('desk.grounds')} value={words} rows={3} maxLength={2_000} onInput={setWords} />
      <div class="decide__acts">
        <Button onPress={onCancel}>{t('common.cancel')}</Button>
        <Button look="primary" submits disabled={busy || code === null || words.trim() === ''}>
          {t('desk.reject')}
        </Button>
      </div>
    </form>
  );
}
