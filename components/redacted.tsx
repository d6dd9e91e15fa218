// A redacted text with a dashed mark where something was taken out, so that a gap is seen as a gap.

import type { T } from '#lib/i18n/t.ts';
import { type RemovedKind, removedKinds } from '#lib/report/removed.ts';
import { useT } from './language.tsx';

/** A run of kept words, or the words on a mark. */
export interface Piece {
  readonly gone: boolean;
  readonly text: string;
}

// `[phone]` stands in words, `…` and a bare `key=` in addresses (lib/report).
const marks = /\[(query|token|email|phone|card|iin|nick)\]|…|(?<==)(?=&|#|$)/g;

function markText(t: T, kind: string | undefined): string {
  const known = removedKinds.find((removed): removed is RemovedKind => removed === kind);
  return known === undefined ? t('report.removed') : t(`report.hidden_${known}`);
}

/** The pieces of a redacted text in order. */
export function piecesOf(t: T, text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > from) pieces.push({ gone: false, text: text.slice(from, match.index) });
    pieces.push({ gone: true, text: markText(t, match[1]) });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ gone: false, text: text.slice(from) });
  return pieces;
}

/** A redacted text, its gaps as marks. */
export function Redacted({ text }: { text: string }) {
  const t = useT();
  return (
    <>
      {piecesOf(t, text).map(({ gone, text: said }, i) => (
        <span key={`${i}`} class={gone ? 'gone' : undefined}>
          {said}
        </span>
      ))}
    </>
  );
}
