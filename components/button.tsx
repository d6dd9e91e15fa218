// What can be pressed. One primary a view, and it leads away from harm.
import type { ComponentChildren, Ref } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps {
  readonly look?: 'primary' | 'plain' | 'quiet';
  readonly small?: boolean;
  readonly wide?: boolean;
  readonly icon?: IconName;
  readonly submits?: boolean;
  readonly disabled?: boolean;
  readonly focusRef?: Ref<HTMLButtonElement>;
  readonly onPress?: () => void;
  readonly children: ComponentChildren;
}

/** A button with words. */
export function Button({
  look = 'plain',
  small,
  wide,
  icon,
  submits,
  disabled,
  focusRef,
  onPress,
  children,
}: ButtonProps) {
  const classes = [
    'button',
    look === 'plain' ? '' : `button--${look}`,
    small ? 'button--small' : '',
    wide ? 'button--wide' : '',
  ];
  return (
    <button
      ref={focusRef}
      class={classes.filter((name) => name !== '').join(' ')}
      type={submits ? 'submit' : 'button'}
      disabled={disabled}
      onClick={onPress}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** A button that is only an icon; `label` is its name. */
export function IconButton({ icon, label, onPress }: { icon: IconName; label: string; onPress: () => void }) {
  return (
    <button class="button button--icon" type="button" aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}
