declare module 'tr46' {
  /** UTS 46 ToASCII; null on failure. */
  export function toASCII(name: string, options?: Record<string, boolean>): string | null;
}
