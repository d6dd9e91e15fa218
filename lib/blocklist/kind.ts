// What harm an entry stands for. The order is that of the two kind bits in a list file: append only.

/** Every kind of harm a list may name, in the order of its code in a list file. */
export const kinds = ['sale', 'recruiting', 'promotion'] as const;

/** The kind of harm of one entry. */
export type Kind = (typeof kinds)[number];

/** Bits a list file spends on the kind of one entry. */
export const KIND_BITS = 2;

/** The code of what is not listed itself: a host that stands in the set only because addresses below it are listed. */
export const NO_KIND = 3;

/** Added to a code where entries with a path lie below: 4 to 6 a listed host, 7 one that is not listed itself. */
export const HAS_PATHS = 4;

/** True if `text` is one of `kinds`. */
export function isKind(text: string): text is Kind {
  return (kinds as readonly string[]).includes(text);
}

/** The kind that a code stands for, or null where it stands for none. */
export function kindOfCode(code: number): Kind | null {
  return kinds[code & 3] ?? null;
}
