/** One measured figure, as the contract of the command line has it. */
export interface Figure {
  readonly name: string;
  /** How many entries, terms or texts. */
  readonly n: number;
  /** What was asked, where one figure has several lines. */
  readonly case?: string;
  readonly ours: number;
  /** What it is measured against; null where the figure is ours only. */
  readonly peer: number | null;
  /** ours / peer, or ours again where there is no peer. */
  readonly ratio: number;
  /** The same done with a Set of strings, where that can do it. */
  readonly set?: number;
  /** Ours with kinds and path bits, where that is more. */
  readonly withKinds?: number;
  /** What the figures are in. */
  readonly unit?: string;
  readonly where: string;
  readonly rounds: number;
}

/** A figure before it is said where it was taken. */
export type Measured = Omit<Figure, 'where'>;

/** Where a figure was taken that needs no browser. */
export const here = `node ${globalThis.process?.versions.node}`;

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
  return median(times);
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
