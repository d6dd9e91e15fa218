// When a publisher begins anew: a base has a fresh salt, and every version until the next has one delta against it.

/** How far a list has gone from its base. */
export interface Distance {
  /** Versions published since the base, the coming one included. */
  readonly versionsSinceBase: number;
  /** Additions and removals since the base over the base's entries. */
  readonly changedShare: number;
}

/** Versions that one base serves at the most. */
export const MAX_VERSIONS = 30;
/** Above this share a delta costs more than it saves. */
export const MAX_CHANGED_SHARE = 0.05;

/** True if the coming version must be a base itself. */
export function needsNewBase({ versionsSinceBase, changedShare }: Distance): boolean {
  return versionsSinceBase >= MAX_VERSIONS || changedShare > MAX_CHANGED_SHARE;
}
