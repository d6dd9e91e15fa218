/** One measured figure, as the contract of the command line has it. */
export interface Figure {
  readonly name: string;
  /** How many entries, terms or texts. */
  readonly n: number;
  readonly ours: number;
  /** What it is measured against; null where the figure is ours only. */
  readonly peer: number | null;
  /** ours / peer, or ours again where there is no peer. */
  readonly ratio: number;
  readonly where: string;
  readonly rounds: number;
}

/** Where a figure was taken that needs no browser. */
export const here = `node ${process.versions.node}`;

/** `value` to four digits after the point. */
export function rounded(value: number): number {
  return Number(value.toFixed(4));
}

/** The middle of the times that `run` takes in so many rounds, in milliseconds. */
export function medianMs(rounds: number, run: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!;
}
