import type { ComponentChildren } from 'preact';
import { go } from './place.ts';

/** A link to another page of the desk. */
export function Link({ to, current, children }: { to: string; current?: boolean; children: ComponentChildren }) {
  return (
    <a
      href={to}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
