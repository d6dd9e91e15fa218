// The hood of the popup: silhouette, words, and a line with a pattern of its own. Colour comes fourth.
import type { ComponentChildren } from 'preact';
import { useArrival } from './focus.ts';
import { Glyph, type GlyphLevel } from './glyph.tsx';
import { LargeIcon } from './icon.tsx';

export interface VerdictCardProps {
  /** `done` is no verdict: a bare tick, for "saved". */
  readonly level: GlyphLevel | 'done';
  readonly title: string;
  readonly text: string;
  /** What stands above it inside the same ground: the popup's bar. */
  readonly bar: ComponentChildren;
}

/** What is said of this page, and on whose word. */
export function VerdictCard({ level, title, text, bar }: VerdictCardProps) {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <div class={level === 'done' ? 'hood' : `hood hood--${level}`}>
      {bar}
      <section class="verdict" aria-live="polite">
        {level === 'done' ? <LargeIcon name="check" /> : <Glyph level={level} />}
        <h1 ref={heading} class="verdict__title" tabIndex={-1}>
          {title}
        </h1>
        <p class="verdict__text">{text}</p>
      </section>
    </div>
  );
}
