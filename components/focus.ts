// Where the keyboard stands when a view takes another's place: nowhere is lost, and a reader hears the new title.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A ref for the title of a view: it takes the focus when the view appears, unless something in the view already has it. */
export function useArrival<E extends HTMLElement>(): RefObject<E | null> {
  const title = useRef<E>(null);
  useLayoutEffect(() => {
    const view = title.current?.closest('main') ?? null;
    if (view !== null && !view.contains(document.activeElement)) title.current?.focus({ preventScroll: true });
  }, []);
  return title;
}
