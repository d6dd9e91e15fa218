// What was taken out of a draft, counted, so that its sender can be told.

/** Kinds of what redaction takes out; each is the text `report.hidden_KIND`. */
export const removedKinds = ['query', 'token', 'email', 'phone', 'card', 'iin', 'nick'] as const;
export type RemovedKind = (typeof removedKinds)[number];

/** How often each kind was taken out. */
export type Removed = Record<RemovedKind, number>;

/** Nothing taken out. */
export function nothingRemoved(): Removed {
  return { query: 0, token: 0, email: 0, phone: 0, card: 0, iin: 0, nick: 0 };
}

/** Adds `more` to `removed`, in place. */
export function addRemoved(removed: Removed, more: Removed): void {
  for (const kind of removedKinds) removed[kind] += more[kind];
}

/** How much was taken out in all. */
export function countRemoved(removed: Removed): number {
  return removedKinds.reduce((sum, kind) => sum + removed[kind], 0);
}
