// The five verdict silhouettes: the shape tells, the colour only helps.
import type { Level } from '#lib/verdict/verdict.ts';

export type GlyphLevel = Level | 'off';

const square = 'M6 0h12a6 6 0 0 1 6 6v12a6 6 0 0 1-6 6H6a6 6 0 0 1-6-6V6a6 6 0 0 1 6-6z';

const drawings = {
  clear: {
    ground: square,
    sign: 'M6 4.5c.83 0 1.5.67 1.5 1.5v10.5h3V12a1.5 1.5 0 0 1 3 0v4.5h3V6a1.5 1.5 0 0 1 3 0v12c0 .83-.67 1.5-1.5 1.5H6c-.83 0-1.5-.67-1.5-1.5V6c0-.83.67-1.5 1.5-1.5zM12 4.2a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2z',
  },
  caution: {
    ground:
      'M12 1.3c.95 0 1.82.52 2.28 1.35l9.1 16.6c.95 1.73-.3 3.85-2.28 3.85H2.9c-1.98 0-3.23-2.12-2.28-3.85l9.1-16.6A2.6 2.6 0 0 1 12 1.3z',
    sign: 'M12 7.6c.83 0 1.5.67 1.5 1.5v5a1.5 1.5 0 0 1-3 0v-5c0-.83.67-1.5 1.5-1.5zM12 17a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z',
  },
  danger: {
    ground:
      'M8 0h8c.6 0 1.2.24 1.6.66l5.74 5.74c.42.4.66 1 .66 1.6v8c0 .6-.24 1.2-.66 1.6l-5.74 5.74c-.4.42-1 .66-1.6.66H8c-.6 0-1.2-.24-1.6-.66L.66 17.6C.24 17.2 0 16.6 0 16V8c0-.6.24-1.2.66-1.6L6.4.66C6.8.24 7.4 0 8 0z',
    sign: 'M6 10.5h12a.75.75 0 0 1 .75.75v1.5a.75.75 0 0 1-.75.75H6a.75.75 0 0 1-.75-.75v-1.5A.75.75 0 0 1 6 10.5z',
  },
  trusted: {
    ground: 'M12 .3a11.7 11.7 0 1 1 0 23.4A11.7 11.7 0 0 1 12 .3z',
    sign: 'M16.05 7.55a1.5 1.5 0 0 1 2.12 2.12l-6.9 6.9a1.5 1.5 0 0 1-2.12 0l-3.3-3.3a1.5 1.5 0 0 1 2.12-2.12l2.24 2.24z',
  },
  off: {
    ground: `${square}m0 2.25A3.75 3.75 0 0 0 2.25 6v12A3.75 3.75 0 0 0 6 21.75h12A3.75 3.75 0 0 0 21.75 18V6A3.75 3.75 0 0 0 18 2.25zM15.44 6.94a1.15 1.15 0 0 1 1.62 1.62l-8.5 8.5a1.15 1.15 0 0 1-1.62-1.62z`,
    sign: '',
  },
} as const satisfies Record<GlyphLevel, { ground: string; sign: string }>;

/** The silhouette of a verdict; the words beside it say the same, so it is hidden from screen readers. */
export function Glyph({ level }: { level: GlyphLevel }) {
  const { ground, sign } = drawings[level];
  return (
    <svg class={`glyph glyph--${level}`} viewBox="0 0 24 24" aria-hidden="true">
      <path class="glyph__ground" fill-rule="evenodd" d={ground} />
      {sign === '' ? null : <path class="glyph__sign" d={sign} />}
    </svg>
  );
}

/** The product's mark: Ш, and between its posts a person. */
export function Mark({ sizePx }: { sizePx: number }) {
  return (
    <svg class="mark" viewBox="0 0 24 24" width={sizePx} height={sizePx} aria-hidden="true">
      <path class="mark__ground" d={drawings.clear.ground} />
      <path class="mark__sign" d={drawings.clear.sign} />
    </svg>
  );
}
