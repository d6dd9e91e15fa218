// A long page is judged stretch by stretch, so that one offer is not diluted by the menus and comments around it.
import type { Signals } from '#lib/signals/signal.ts';
import type { Stretch } from './stretch.ts';
import { voiceOf } from './voice.ts';

const LENGTH = 240;
const STEP = 120;

/** Overlapping stretches of 240 positions; a text up to 320 is one. */
export function stretchesOf(found: Signals): Stretch[] {
  const voice = voiceOf(found);
  const size = found.words.size;
  if (size <= LENGTH + STEP / 1.5) return [{ found, voice, signals: found.signals, from: 0, to: size }];
  const out: Stretch[] = [];
  let first = 0;
  for (let from = 0; from < size; from += STEP) {
    const to = Math.min(size, from + LENGTH);
    while (first < found.signals.length && found.signals[first]!.at < from) first++;
    let last = first;
    while (last < found.signals.length && found.signals[last]!.at < to) last++;
    out.push({ found, voice, signals: found.signals.slice(first, last), from, to });
    if (to === size) break;
  }
  return out;
}
