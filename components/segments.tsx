// One of a few short words, side by side.
import { useId } from 'preact/hooks';
import type { Option } from './choice.tsx';

/** Radios drawn as one strip. */
export function Segments<V extends string>(props: {
  readonly label: string;
  readonly options: readonly Pick<Option<V>, 'value' | 'name'>[];
  readonly chosen: V | null;
  readonly onChoose: (value: V) => void;
}) {
  const group = useId();
  return (
    <div class="segments" role="radiogroup" aria-label={props.label}>
      {props.options.map(({ value, name }) => (
        <label key={value} class="segments__one">
          <input
            type="radio"
            name={group}
            value={value}
            checked={value === props.chosen}
            onChange={() => props.onChoose(value)}
          />
          {name}
        </label>
      ))}
    </div>
  );
}
