// Who reads little and is waited for goes to the disk before who reads much.
const hurried = new Set<Promise<unknown>>();

/** Lets this work go first. */
export function hurry<T>(work: Promise<T>): Promise<T> {
  hurried.add(work);
  return work.finally(() => hurried.delete(work));
}

/** Resolves once nobody is in a hurry. The event that woke a worker is told only after its first tick, so that one is waited for. */
export async function untilCalm(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  await Promise.allSettled(hurried);
}
