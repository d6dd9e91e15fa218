// An icon and a sentence; caution only for what a person should act on.
import type { ComponentChildren } from 'preact';
import { Glyph } from './glyph.tsx';
import { Icon, type IconName } from './icon.tsx';

/** A sentence that stands apart. */
export function Notice(props: {
  look?: 'plain' | 'caution';
  icon?: IconName;
  said?: boolean;
  children: ComponentChildren;
}) {
  const caution = props.look === 'caution';
  return (
    <div class={caution ? 'notice notice--caution' : 'notice'} role={props.said ? 'status' : undefined}>
      {caution ? <Glyph level="caution" /> : <Icon name={props.icon ?? 'flag'} />}
      <div class="notice__text">{props.children}</div>
    </div>
  );
}
