// A thing to type: label above, hint below, and what is wrong said in words.
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';

export interface FieldProps {
  readonly label: string;
  /** Said beside the label: that it may stay empty. */
  readonly aside?: string;
  readonly hint?: string;
  /** What is wrong with it; null or absent when nothing is. */
  readonly wrong?: string | null;
  readonly value: string;
  readonly placeholder?: string;
  /** Number of lines; one when absent. */
  readonly rows?: number;
  readonly maxLength?: number;
  readonly kind?: 'text' | 'url';
  readonly onInput: (value: string) => void;
}

/** A field of one line or of several. */
export function Field(props: FieldProps) {
  const id = useId();
  const wrong = props.wrong ?? null;
  const parts = [
    props.aside === undefined ? '' : `${id}-aside`,
    props.hint === undefined ? '' : `${id}-hint`,
    wrong === null ? '' : `${id}-wrong`,
  ];
  const described = parts.filter((part) => part !== '').join(' ');
  const shared = {
    id,
    class: 'field__input',
    value: props.value,
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    'aria-invalid': wrong !== null,
    'aria-describedby': described === '' ? undefined : described,
    onInput: (event: { currentTarget: { value: string } }) => props.onInput(event.currentTarget.value),
  };
  return (
    <div class={wrong === null ? 'field' : 'field field--wrong'}>
      <div>
        <label class="field__label" for={id}>
          {props.label}
        </label>
        {props.aside === undefined ? null : (
          <span id={`${id}-aside`} class="field__hint">
            {' '}
            {props.aside}
          </span>
        )}
      </div>
      {props.rows === undefined ? (
        <input {...shared} type="text" inputMode={props.kind ?? 'text'} autoComplete="off" spellcheck={false} />
      ) : (
        <textarea {...shared} rows={props.rows} />
      )}
      {props.hint === undefined ? null : (
        <span id={`${id}-hint`} class="field__hint">
          {props.hint}
        </span>
      )}
      {wrong === null ? null : (
        <span id={`${id}-wrong`} class="field__wrong" role="alert">
          <Icon name="close" />
          {wrong}
        </span>
      )}
    </div>
  );
}
