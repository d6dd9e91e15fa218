// Only for what cannot be undone. The safest act stands first and has the focus.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/** A native dialog, open as long as it is mounted; Escape calls `onClose`. */
export function Dialog(props: {
  title: string;
  acts: ComponentChildren;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    box.current?.showModal();
  }, []);
  return (
    <dialog ref={box} class="dialog" aria-labelledby={id} onClose={props.onClose}>
      <h3 id={id}>{props.title}</h3>
      {props.children}
      <div class="dialog__acts">{props.acts}</div>
    </dialog>
  );
}
