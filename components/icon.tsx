// Line icons: beside words, except where the control itself has a name.
import { icons16, icons24, type Shape } from './icon-shapes.ts';

export type IconName = keyof typeof icons16;
export type LargeIconName = keyof typeof icons24;

function Drawn({ shape }: { shape: Shape }) {
  if (typeof shape === 'string') return <path d={shape} />;
  if ('rect' in shape) {
    const [x, y, width, height, rx] = shape.rect;
    return <rect x={x} y={y} width={width} height={height} rx={rx} />;
  }
  const [cx, cy, r] = shape.circle;
  return shape.solid ? (
    <circle cx={cx} cy={cy} r={r} fill="currentColor" stroke="none" />
  ) : (
    <circle cx={cx} cy={cy} r={r} />
  );
}

/** A line icon of 16 pixels; it says nothing by itself to a screen reader. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon icon--16" viewBox="0 0 16 16" aria-hidden="true">
      {(icons16[name] as readonly Shape[]).map((shape, i) => (
        <Drawn key={String(i)} shape={shape} />
      ))}
    </svg>
  );
}

/** A line icon of 24 pixels. */
export function LargeIcon({ name }: { name: LargeIconName }) {
  return (
    <svg class="icon icon--24" viewBox="0 0 24 24" aria-hidden="true">
      {(icons24[name] as readonly Shape[]).map((shape, i) => (
        <Drawn key={String(i)} shape={shape} />
      ))}
    </svg>
  );
}
