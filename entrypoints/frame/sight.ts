import { reach } from '#lib/messages/reach.ts';
import { rootOf } from '#lib/page/dom.ts';

/** How often the frame looks whether more of it has come into sight, ms. */
export const LOOK_MS = 300;

// One and the same document may be met by several events, and is followed once.
const followed = Symbol.for('shekteu.followed');

/** Tells the worker how much of this frame is seen, now and after each change, while the document and the extension live. */
export async function followSight(): Promise<void> {
  const world = globalThis as { [followed]?: boolean; chrome?: { runtime?: { id?: string } } };
  if (world[followed]) return;
  world[followed] = true;
  for (let told = 0; world.chrome?.runtime?.id !== undefined; ) {
    const area = await areaSeen();
    // Nobody hears while a browser starts: then it is told at the next look.
    if (area !== told)
      told = await reach('frame.seen', { area }).then(
        () => area,
        () => told,
      );
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** How much of this frame lies in the view of the page, CSS pixels squared: an intersection is all that a frame of another origin may know. */
export function areaSeen(): Promise<number> {
  const root = rootOf(document);
  if (root === null) return Promise.resolve(0);
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(([entry]) => {
      observer.disconnect();
      resolve(entry === undefined ? 0 : areaOf(entry));
    });
    observer.observe(root);
  });
}

// A long document is seen in part; a short one does not reach down to the end of its frame.
function areaOf({ intersectionRect, intersectionRatio }: IntersectionObserverEntry): number {
  return Math.max(intersectionRect.width * intersectionRect.height, intersectionRatio * innerWidth * innerHeight);
}
