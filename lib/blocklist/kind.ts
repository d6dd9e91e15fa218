// What harm an entry stands for. The order is that of the two kind bits in a list file: append only.

/** Every kind of harm a list may name, in the order of its code in a list file. */
export const kinds = ['sale', 'recruiting', 'promotion'] as const;

/** The kind of harm of one entry. */
export type Kind = (typeof kinds)[number];

/** Bits a list file spends on the kind of one entry. */
export const KIND_BITS = 2;

/** True if `text` is one of `kinds`. */
export function isKind(text: string): text is Kind {
  return (kinds as readonly string[]).includes(text);
}
