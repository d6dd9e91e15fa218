// One of a few, each a radio in the clothes of a card.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, type IconName, LargeIcon, type LargeIconName } from './icon.tsx';

export interface Option<V extends string> {
  readonly value: V;
  readonly name: string;
  readonly hint?: string;
  readonly icon?: IconName;
  readonly largeIcon?: LargeIconName;
  readonly disabled?: boolean;
}

interface ChoicesProps<V extends string> {
  readonly legend: ComponentChildren;
  /** True when the legend is said to screen readers only. */
  readonly legendHidden?: boolean;
  readonly layout?: 'column' | 'roles';
  readonly options: readonly Option<V>[];
  readonly chosen: V | null;
  readonly onChoose: (value: V) => void;
}

/** A group of radios drawn as cards. */
export function Choices<V extends string>(props: ChoicesProps<V>) {
  const group = useId();
  return (
    <fieldset>
      <legend class={props.legendHidden ? 'said' : 'choices__legend'}>{props.legend}</legend>
      <div class={props.layout === 'roles' ? 'roles' : 'choices'}>
        {props.options.map((option) => (
          <Choice key={option.value} group={group} option={option} chosen={props.chosen} onChoose={props.onChoose} />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps<V extends string> {
  readonly group: string;
  readonly option: Option<V>;
  readonly chosen: V | null;
  readonly onChoose: (value: V) => void;
}

function Choice<V extends string>({ group, option, chosen, onChoose }: ChoiceProps<V>) {
  const id = useId();
  return (
    <label class={option.disabled ? 'choice choice--locked' : 'choice'}>
      {option.icon === undefined ? null : <Icon name={option.icon} />}
      {option.largeIcon === undefined ? null : <LargeIcon name={option.largeIcon} />}
      <span class="choice__text">
        <span id={`${id}-name`} class="choice__name">
          {option.name}
        </span>
        {option.hint === undefined ? null : (
          <span id={`${id}-hint`} class="choice__hint">
            {option.hint}
          </span>
        )}
      </span>
      <input
        type="radio"
        name={group}
        value={option.value}
        checked={option.value === chosen}
        disabled={option.disabled}
        aria-labelledby={`${id}-name`}
        aria-describedby={option.hint === undefined ? undefined : `${id}-hint`}
        onChange={() => onChoose(option.value)}
      />
    </label>
  );
}

/** A group of cards that each lead on at once: pressing one is an answer and a step. */
export function ChoiceButtons<V extends string>(props: {
  readonly labelledBy: string;
  readonly options: readonly Option<V>[];
  readonly onPress: (value: V) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be the heading that stands above
    <div class="choices choices--grid" role="group" aria-labelledby={props.labelledBy}>
      {props.options.map((option) => (
        <button key={option.value} class="choice" type="button" onClick={() => props.onPress(option.value)}>
          {option.icon === undefined ? null : <Icon name={option.icon} />}
          <span class="choice__text">{option.name}</span>
        </button>
      ))}
    </div>
  );
}
